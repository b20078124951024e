// What each event on the connection means for the device's half of the log: a pure step function
// (docs/sync-spec.md: LOG and OUT rules). The executable model in tests/model drives this very function.
import { failureClass } from '#lib/protocol/failures.ts';
import type { Sha256 } from '#lib/protocol/row.ts';
import type { Input, Replica, Step } from './replica.ts';
import { Stepping } from './stepping.ts';

/** The step function, for one way of hashing. Never throws for anything the network can bring. */
export function replicaSteps(sha256: Sha256) {
	return function step(replica: Replica, input: Input): Step {
		const s = new Stepping(replica, sha256);
		const r = replica;
		switch (input.type) {
			case 'connected':
				if (r.link === 'stopped') break;
				// OUT3: acks and batches of an earlier connection are forgotten; the rows will tell.
				s.set({
					link: 'greeting',
					pulling: true,
					inFlight: null,
					acked: new Set(),
					waiting: false
				});
				s.effects.push({ type: 'hello', after: r.head, digest: r.digest });
				break;
			case 'dropped':
				if (r.link === 'stopped') break;
				s.set({ link: 'down', pulling: false, inFlight: null, waiting: false });
				break;
			case 'welcome': {
				if (r.link !== 'greeting') break;
				const { head, digest, open, mine, rows } = input.message;
				s.set({ open, claim: { head, digest } });
				s.apply(rows);
				s.welcomeMine(mine);
				s.continue(head);
				break;
			}
			case 'page':
				if (r.link !== 'catching-up' && r.link !== 'live') break;
				s.apply(input.message.rows);
				s.listed(input.message.mine, s.r.head >= input.message.head);
				if (s.r.head === r.head && s.r.head < input.message.head) s.unanswered();
				else s.continue(input.message.head);
				break;
			case 'rows':
				if (r.link !== 'catching-up' && r.link !== 'live') break;
				if (!s.apply(input.rows)) s.pull();
				s.flush();
				break;
			case 'nudge':
				if (r.link === 'live' && input.head > r.head) s.pull();
				break;
			case 'mine':
				if (r.link !== 'catching-up' && r.link !== 'live') break;
				if (!s.listed(input.mine, false)) s.pull();
				break;
			case 'acked':
				s.acknowledge(input.message);
				s.flush();
				break;
			case 'refused':
				refused(s, input);
				break;
			case 'written': {
				const again = r.outbox.some((item) => item.eid === input.item.eid);
				if (again) break;
				s.enqueue([input.item]);
				s.flush();
				break;
			}
			case 'taken-back': {
				const waiting = r.outbox.find((item) => item.eid === input.eid);
				const onItsWay = r.inFlight?.includes(input.eid) || r.acked.has(input.eid);
				const never = waiting && !r.tried.has(input.eid) && waiting.erase.length === 0;
				if (waiting && !onItsWay) {
					// Not on its way now: its body need not leave this device at all.
					s.left.push(input.eid);
					s.set({ outbox: r.outbox.filter((item) => item !== waiting) });
				}
				if (never) break; // nobody has ever seen it, so there is nothing to erase
				const erase = [...new Set([input.eid, ...(onItsWay ? [] : (waiting?.erase ?? []))])];
				s.enqueue([{ ...input.erasing, erase }]);
				s.flush();
				break;
			}
			case 'outbox-read': {
				const known = new Set(r.outbox.map((item) => item.eid));
				// Read before another tab could strike out what has already come back as a row.
				const outbox = input.outbox.filter((item) => !r.arrived.has(item.eid));
				const others = outbox.filter((item) => !known.has(item.eid));
				s.set({
					outbox,
					// What another tab wrote may have been sent by it.
					tried: new Set([...r.tried, ...others.map((item) => item.eid)])
				});
				s.flush();
				break;
			}
			case 'may-send':
				s.set({ maySend: input.yes });
				s.flush();
				break;
			case 'resealed': {
				const anew = new Map(input.items.map((item) => [item.eid, item]));
				s.queued.push(...input.items.filter((i) => r.outbox.some((item) => item.eid === i.eid)));
				s.set({ resealing: false, outbox: r.outbox.map((item) => anew.get(item.eid) ?? item) });
				s.flush();
				break;
			}
			case 'rebuilt':
				// The stored log was laid aside in the same transaction that made this outbox.
				s.set({
					head: 0,
					digest: input.digest,
					outbox: input.outbox,
					open: true,
					inFlight: null,
					acked: new Set(),
					arrived: new Set(),
					link: r.link === 'rebuilding' ? 'greeting' : r.link,
					pulling: r.link === 'rebuilding'
				});
				if (r.link === 'rebuilding') {
					s.effects.push({ type: 'hello', after: 0, digest: input.digest });
				}
				break;
			case 'rebuild-refused':
				s.stop('diverged');
				break;
			case 'wait-over':
				s.set({ waiting: false });
				if (r.link === 'greeting') {
					s.effects.push({ type: 'hello', after: r.head, digest: r.digest });
				} else if (r.link === 'catching-up') s.pull();
				s.flush();
				break;
			case 'beat':
				if (r.link === 'live') s.pull();
				break;
			default:
				input satisfies never;
		}
		return s.end();
	};

	function refused(s: Stepping, input: Extract<Input, { type: 'refused' }>) {
		if (s.r.link === 'down' || s.r.link === 'stopped') return;
		if (input.failure === 'diverged') {
			s.set({ link: 'rebuilding', pulling: false, inFlight: null });
			s.effects.push({ type: 'rebuild' });
			return;
		}
		if (input.eids) {
			s.set({ inFlight: null });
			// A batch refused as a whole: its first item carries the reason, the rest goes on.
			const first = input.eids[0];
			if (first) s.refuse(first, input);
			s.flush();
			return;
		}
		s.set({ pulling: false });
		if (failureClass(input.failure) === 'stop') s.stop(input.failure);
		else s.wait(input.retryMs);
	}
}
