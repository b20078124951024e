import { expect, test } from 'vitest';
import type { EntryId } from '#lib/protocol/ids.ts';
import { newEvent, type DomainEntry } from './event.ts';
import { foldSpace } from './space.ts';

const id = (n: number) => n.toString(16).padStart(32, '0') as EntryId;
const feeling = { weight: 3, feelings: ['numb'], body: [], text: 'A line.' };
const copy = (eid: number, of: number, t: number): DomainEntry => ({
	eid: id(eid),
	author: 0,
	t: 99,
	pending: false,
	...newEvent('copy.kept', { of: id(of), t, k: 'feeling.given', v: 1, d: feeling })
});

test('copies are in the order in which they were written at first, each once', () => {
	const { copies, unread } = foldSpace([copy(1, 11, 20), copy(2, 12, 10), copy(3, 11, 20)]);
	expect(copies.map(({ of, t, eid }) => [of, t, eid])).toEqual([
		[id(12), 10, id(2)],
		[id(11), 20, id(1)]
	]);
	expect(unread).toEqual([]);
});

test('a copy keeps its content as it was, and is no feeling of the one’s own space', () => {
	const { copies, checkIns } = foldSpace([copy(1, 11, 20)]);
	expect(copies[0]).toMatchObject({ k: 'feeling.given', d: feeling });
	expect(checkIns.given).toEqual([]);
	expect(checkIns.kept).toEqual([]);
});

test('a copy of what this app does not know yet is kept all the same', () => {
	const d = { letter: { lines: ['One', 'Two'] } };
	const later = newEvent('copy.kept', { of: id(5), t: 1, k: 'letter.written', v: 3, d });
	const { copies } = foldSpace([{ eid: id(6), author: 0, t: 1, pending: false, ...later }]);
	expect(copies[0]).toMatchObject({ k: 'letter.written', v: 3, d });
});
