// Mistakes that are easy to make in this protocol, each as one change to the text of the real code.
// The model must find every one: this is the test of the test. A change whose text no longer occurs
// exactly once is an error, so the list cannot rot in silence.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from './run-case.ts';

/** One change to one file. */
export type Change = { name: string; file: string; from: string; to: string };

export type Mutant = Change & {
	/** Where the model found it, and the seed that finds it quickly. */
	network: Network;
	seed: number;
	/** How many operations a case needs to get there. */
	length: number;
};

const append = 'server/log/append.ts';
const hub = 'server/relay/hub.ts';
const telling = 'server/relay/telling.ts';
const stepping = 'src/lib/sync/stepping.ts';
const disk = 'src/lib/sync/space-disk.ts';

const mutant = (
	name: string,
	file: string,
	from: string,
	to: string,
	network: Network,
	seed = 1,
	length = 90
): Mutant => ({ name, file, from, to, network, seed, length });

export const mutants: Mutant[] = [
	mutant(
		'acknowledges before the commit',
		hub,
		'queue.push({ connection: this, userId: this.seat.userId, place, items, answer });',
		"if (typeof items !== 'string') answer(encodeAppendOk({ now: 0, done: items.map((item, i) => ({ eid: item.eid, seq: i + 1, at: 0 })), fail: null }));\n\t\t\tqueue.push({ connection: this, userId: this.seat.userId, place, items, answer: () => {} });",
		'single',
		2109559183
	),
	mutant(
		'takes the same entry twice',
		append,
		'const placed = tx.placed(space, item.eid);',
		'const placed = null as ReturnType<typeof tx.placed>;',
		'restore',
		-578266373
	),
	mutant(
		'joins the room after the read',
		hub,
		'room.here.add(this);',
		'options.schedule(() => room.here.add(this));',
		'single',
		880686183
	),
	mutant(
		'shows the other’s sealed answers at hello',
		hub,
		'return { space, rows, mine: tx.sealedOf(space, slot) };',
		'return { space, rows, mine: [...tx.sealedOf(space, 0), ...tx.sealedOf(space, 1)] };',
		'single',
		339149878
	),
	mutant(
		'tells the other of a sealed answer live',
		telling,
		'if (theirs === room && who === slot)',
		'if (theirs === room)',
		'single',
		-1800598316
	),
	mutant(
		'opens a sealed answer early',
		append,
		'tx.putSealed(space, slot, entry);',
		'place(tx, author, { kind: 0, author: slot, ...entry, erase: [], bodyHash: sha256(entry.body) }, result);',
		'single',
		-1281920812
	),
	mutant(
		'opens the group and keeps the sealed copy',
		append,
		'tx.deleteSealed(space, item.gid, slot === 0 ? 1 : 0);',
		'',
		'restore',
		1819785533
	),
	mutant(
		'opens the group and does not remember it',
		append,
		'tx.rememberRevealed(space, item.gid);',
		'',
		'single',
		627145110
	),
	mutant(
		'puts a trace of a withdrawn answer into the log',
		append,
		'if (!item.body && !targets.some(Boolean)) {',
		'if (false as boolean) {',
		'restore',
		-829138056
	),
	mutant('keeps the body of what was erased', append, 'tx.forgetBody(space, eid);', '', 'single'),
	mutant(
		'forgets what was erased before it arrived',
		append,
		'const dead = tx.isErased(space, item.eid, slot);',
		'const dead = false as boolean;',
		'restore',
		-1785374251
	),
	mutant(
		'sends rows to everybody',
		telling,
		'for (const connection of room.here) {\n\t\t\tfor (const place of connection.places) {\n\t\t\t\tif (place.room !== room) continue;',
		'for (const connection of new Set([...rooms.values()].flatMap(({ here }) => [...here]))) {\n\t\t\tfor (const place of connection.places) {',
		'multi',
		-190725207
	),
	mutant(
		'does not compare digests at hello',
		hub,
		"if (!known || Buffer.compare(known, hello.digest) !== 0) return 'diverged' as const;",
		'',
		'restore',
		-284735782
	),
	mutant(
		'acknowledges without telling the rows',
		telling,
		'for (const [room, { rows, head }] of fresh) tell(room, rows, head);',
		'',
		'single',
		-410085884
	),
	mutant('applies a row twice', stepping, 'if (wire.seq <= head) continue;', '', 'multi'),
	mutant(
		'applies rows beyond a gap',
		stepping,
		'if (wire.seq > head + 1) {',
		'if (false as boolean) {',
		'multi',
		1020281942
	),
	mutant('keeps what was confirmed in the outbox', stepping, 'this.leave(arrived);', '', 'single'),
	mutant(
		'drops an entry at its acknowledgement',
		stepping,
		'else acked.add(eid);',
		'else here.add(eid);',
		'multi',
		1990086720
	),
	mutant(
		'does not seal anew after a restore',
		stepping,
		'if (unsent.some((item) => item.stale)) {',
		'if (false as boolean) {',
		'restore',
		-180839166
	),
	mutant(
		'shows what arrives after its erasure',
		stepping,
		'if (row.body && known.has(erasureKey(row.author, row.eid)))',
		'if (false as boolean)',
		'restore',
		-1749592163
	),
	mutant(
		'keeps an erased body on the device',
		disk,
		'this.#forget((row) => row.eid === eid && row.author === author);',
		'',
		'single',
		283718225
	),
	mutant(
		'does not offer a lost sealed answer again',
		stepping,
		'if (lost.length > 0) this.enqueue(lost.map(sealedItem));',
		'',
		'restore',
		-1845855394
	),
	mutant(
		'lets a sealed answer come back that was taken back',
		stepping,
		'this.eraseAgain(waiting.filter(',
		'void (waiting.filter(',
		'restore',
		-66819897,
		300
	),
	mutant(
		'lets an answer come back that a restored server opened',
		stepping,
		'this.eraseAgain(returned);',
		'',
		'restore',
		-1514723040,
		300
	)
];

const parts = [
	'server/log',
	'server/relay/committing.ts',
	'server/relay/evenings.ts',
	'server/relay/hub.ts',
	'server/relay/rooms.ts',
	'server/relay/telling.ts',
	'src/lib/protocol',
	'src/lib/sync',
	'src/lib/domain',
	'src/lib/state/presence.ts',
	'package.json'
];

/** Copies the code into a tree of its own with the mistake in it; gives that tree's path. */
export function plant(root: string, { name, file, from, to }: Change): string {
	const tree = join(root, '.mutants', name.replaceAll(/[^a-z]+/g, '-'));
	rmSync(tree, { recursive: true, force: true });
	mkdirSync(tree, { recursive: true });
	for (const part of parts) {
		const filter = (path: string) => !path.endsWith('.test.ts') && !/sqlite|idb|socket/.test(path);
		cpSync(join(root, part), join(tree, part), { recursive: true, filter });
	}
	const text = readFileSync(join(tree, file), 'utf8');
	// Formatting may break a line: compare without white space, but change exactly one place.
	const places = text.split(from).length - 1;
	if (places !== 1) throw new Error(`the mutant «${name}» fits ${places} places in ${file}`);
	writeFileSync(
		join(tree, file),
		text.replace(from, () => to)
	);
	return tree;
}
