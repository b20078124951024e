/**
 * Fetches what a tap may want soon, once the page has nothing else to do. What does not come now is
 * fetched again at the tap.
 */
export function ahead(load: () => Promise<unknown>): void {
	const fetchNow = () => void load().catch(() => {});
	// Safari has no idle callback.
	if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchNow, { timeout: 5000 });
	else setTimeout(fetchNow, 1000);
}
