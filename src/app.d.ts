declare global {
	namespace App {
		interface Error {
			/** An id the person can tell the operator; the log has the same. */
			code?: string;
		}
		/** Ids of the content library alone, never a word of the couple's: a browser keeps its history. */
		interface PageState {
			/** The deck that is open on Talk. */
			deck?: string;
		}
	}
}

export {};
