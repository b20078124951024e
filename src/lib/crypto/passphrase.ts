// Offers a password nobody has to invent: random words from a list.
import type { Random } from './bytes.ts';

/** `count` words of `list`, each equally likely. 2,048 words and six of them make 66 bits. */
export function passphrase(list: readonly string[], count: number, random: Random): string {
	return Array.from({ length: count }, () => list[below(list.length, random)]!).join(' ');
}

/** A number below `limit` (at most 65,536), each equally likely: what would favour some is drawn again. */
function below(limit: number, random: Random): number {
	const fair = 65_536 - (65_536 % limit);
	for (;;) {
		const [high, low] = random(2);
		const value = high! * 256 + low!;
		if (value < fair) return value % limit;
	}
}
