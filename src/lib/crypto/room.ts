// What somebody has room for on an evening, as tokens that only the two can read. A choice that was
// made is a token both partners compute alike; one that was not is a token of the person's own key,
// which is noise to everybody else, and stays the same when the set is sent again. So a server sees
// as many tokens in every case, and equal ones only where both chose alike (docs/crypto-spec.md,
// TOKEN rules).
import { hmac } from './aead.ts';
import { toBase64url, utf8, type Bytes } from './bytes.ts';
import type { SpaceKeys } from './space-key.ts';

const tokenBytes = 16;

type Keys = Pick<SpaceKeys, 'room'>;

/** The token of a choice on the evening of this moment (minutes since 1970) under a space's key. */
export async function roomToken(keys: Keys, moment: number, choice: string): Promise<Bytes> {
	const mac = await hmac(keys.room, utf8(`room|${moment}|${choice}`));
	return mac.subarray(0, tokenBytes) as Bytes;
}

/**
 * A set of `size` tokens: of each of `choices` one, under the key of the two where `chosen` has it and
 * under the person's `own` where not, and of one's own for what is left. In the order of their bytes,
 * which tells nothing. Throws RangeError when there are more choices than tokens.
 */
export async function roomSet(
	keys: { shared: Keys; own: Keys },
	moment: number,
	choices: readonly string[],
	chosen: readonly string[],
	size: number
): Promise<Bytes[]> {
	if (choices.length > size) throw new RangeError('more choices than a set has room for');
	const tokens = await Promise.all([
		...choices.map((choice) =>
			roomToken(chosen.includes(choice) ? keys.shared : keys.own, moment, choice)
		),
		...spares(size - choices.length).map((name) => roomToken(keys.own, moment, name))
	]);
	return tokens.sort(byBytes);
}

/** Which of `choices` have their token among `tokens`; whatever else is there is noise. */
export async function choicesIn<T extends string>(
	keys: Keys,
	moment: number,
	choices: readonly T[],
	tokens: readonly Uint8Array[]
): Promise<T[]> {
	const there = new Set(tokens.map(toBase64url));
	const own = await Promise.all(choices.map((choice) => roomToken(keys, moment, choice)));
	return choices.filter((_, i) => there.has(toBase64url(own[i]!)));
}

/**
 * Which of `choices` were made in a set of this person's own, or null: these tokens are no set of
 * theirs for this evening.
 */
export async function readOwnSet<T extends string>(
	keys: { shared: Keys; own: Keys },
	moment: number,
	choices: readonly T[],
	tokens: readonly Uint8Array[]
): Promise<T[] | null> {
	const chosen = await choicesIn(keys.shared, moment, choices, tokens);
	const spare = tokens.length - choices.length;
	const noise = await choicesIn(keys.own, moment, [...choices, ...spares(spare)], tokens);
	return chosen.length + noise.length === tokens.length ? chosen : null;
}

const spares = (count: number): string[] =>
	Array.from({ length: count }, (_, i) => `spare-${i + 1}`);

const byBytes = (a: Uint8Array, b: Uint8Array): number => {
	const at = a.findIndex((byte, i) => byte !== b[i]);
	return at < 0 ? 0 : a[at]! - b[at]!;
};
