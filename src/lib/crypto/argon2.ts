// Argon2id by hash-wasm: in the thread that calls it.
import { argon2id as hashWasm } from 'hash-wasm';
import type { Argon2id } from './password.ts';

/** 32 bytes of Argon2id v1.3. */
export const argon2id: Argon2id = (password, salt, { memoryKiB, passes, lanes }) =>
	hashWasm({
		password,
		salt,
		memorySize: memoryKiB,
		iterations: passes,
		parallelism: lanes,
		hashLength: 32,
		outputType: 'binary'
	});
