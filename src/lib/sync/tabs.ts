// Several tabs of one person share one outbox. Each has its own replica and socket; one Web Lock
// per space decides which of them sends, and a broadcast tells the others to look again.
import type { SpaceId } from '#lib/protocol/ids.ts';

export type Tabs = {
	/** Calls back when this tab becomes the sender; gives a function that lets another be it. */
	whenSender(space: SpaceId, callback: () => void): () => void;
	/** Tells the other tabs that the stored outbox changed. */
	outboxChanged(space: SpaceId): void;
	onOutboxChanged(space: SpaceId, callback: () => void): () => void;
};

/** The only tab there is: for tests, and for browsers without Web Locks. */
export const singleTab: Tabs = {
	whenSender: (_space, callback) => {
		callback();
		return () => {};
	},
	outboxChanged: () => {},
	onOutboxChanged: () => () => {}
};

/** Tabs of one browser profile that share the database `name`. */
export function browserTabs(name: string): Tabs {
	if (!('locks' in navigator)) return singleTab;
	const channel = new BroadcastChannel(name);
	return {
		whenSender(space, callback) {
			const end = new AbortController();
			let release = () => {};
			navigator.locks
				.request(`outbox:${name}:${space}`, { signal: end.signal }, () => {
					callback();
					return new Promise<void>((resolve) => (release = resolve));
				})
				.catch(() => {}); // given up before it was granted
			return () => {
				end.abort();
				release();
			};
		},
		outboxChanged: (space) => channel.postMessage({ outbox: space }),
		onOutboxChanged(space, callback) {
			const listener = ({ data }: MessageEvent) => {
				if (data?.outbox === space) callback();
			};
			channel.addEventListener('message', listener);
			return () => channel.removeEventListener('message', listener);
		}
	};
}
