// (h) Whether the time of an answer tells that a handle exists: wrong passwords and questions before
// signing in, for one that somebody has and for one that nobody has, turn by turn.
import { randomBytes } from 'node:crypto';
import { Caller, signUpBody } from '../tests/support/wire-client.ts';
import { median, type Figure } from './figures.ts';
import { measured } from './process.ts';

const ways = {
	'accounts/params': 'before signing in',
	sessions: 'with a wrong password',
	recovery: 'with a wrong recovery code'
} as const;

export async function handleFigures(times: number): Promise<Figure[]> {
	const server = await measured('tides');
	const caller = new Caller(`http://127.0.0.1:${server.port}`);
	const figures: Figure[] = [];
	try {
		const made = await caller.call('POST', 'accounts', signUpBody('mara'));
		if (made.status !== 201) throw new Error('no account');
		for (const [path, name] of Object.entries(ways)) {
			const ask = async (handle: string) => {
				const proof = randomBytes(32).toString('base64url');
				const body = {
					'accounts/params': { handle },
					sessions: { handle, authKey: proof },
					recovery: { handle, rcAuth: proof }
				}[path];
				const began = performance.now();
				await caller.call('POST', path, body);
				return performance.now() - began;
			};
			const known: number[] = [];
			const unknown: number[] = [];
			for (let i = 0; i < times; i++) {
				// Which comes first changes, and both handles are of one length.
				if (i % 2 === 0) known.push(await ask('mara'));
				unknown.push(await ask('nora'));
				if (i % 2 === 1) known.push(await ask('mara'));
			}
			const ratio = median(unknown) / median(known);
			figures.push({
				name: `an unknown handle ${name}`,
				value: median(unknown),
				unit: 'ms',
				ratio,
				aim: '0.95 to 1.05 ×',
				met: ratio >= 0.95 && ratio <= 1.05
			});
		}
	} finally {
		await server.end();
	}
	return figures;
}
