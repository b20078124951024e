// The present as the screens need it: to the minute, so that "a moment ago" becomes "this morning"
// without anybody doing anything.
import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
	const timer = setInterval(update, 60_000);
	return () => clearInterval(timer);
});

/** Now; whatever reads it is shown anew each minute. */
export function now(): Date {
	subscribe();
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- it never changes: a new one is made
	return new Date();
}
