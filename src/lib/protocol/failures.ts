// Every reason the relay can refuse a message. What a device does with each is fixed here too, so
// that no refusal can be mistaken for another (docs/sync-spec.md, ERR rules).

/** Reasons in the order of their number on the wire. New ones go to the end. */
export const failures = [
	'version', // the server no longer speaks this wire version
	'auth', // the session has ended
	'gone', // the space is not, or no longer, this person's
	'diverged', // the server's log does not begin with what the device has
	'slow', // too many at once; try again after retryMs
	'full', // the disk or the quota is full; try again later
	'server', // something failed inside; try again later
	'bad', // the message is not well formed
	'big', // larger than the limits allow
	'not_yours', // erases an entry of the other person
	'seal_open', // the sealed group is already open
	'seal_taken', // this person already has a sealed answer waiting in the group
	'closed', // the space is closed: no more entries
	'late' // the moment of this evening has come: what there is room for can no longer be set
] as const;

/** One reason for a refusal. */
export type Failure = (typeof failures)[number];

/** What a device does with a refused entry. */
export type FailureClass = 'stop' | 'rebuild' | 'retry' | 'permanent';

/** Stop: end the connection. Rebuild: start the log anew. Retry: keep and send later. Permanent: to the tray. */
export function failureClass(failure: Failure): FailureClass {
	switch (failure) {
		case 'version':
		case 'auth':
		case 'gone':
			return 'stop';
		case 'diverged':
			return 'rebuild';
		case 'slow':
		case 'full':
		case 'server':
			return 'retry';
		case 'bad':
		case 'big':
		case 'not_yours':
		case 'seal_open':
		case 'seal_taken':
		case 'closed':
		case 'late':
			return 'permanent';
		default:
			return failure satisfies never;
	}
}
