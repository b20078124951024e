declare global {
	namespace App {
		interface Error {
			/** An id the person can tell the operator; the log has the same. */
			code?: string;
		}
	}
}

export {};
