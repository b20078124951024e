// @ts-nocheck: it stands in the page as it is.
// Before the first paint: the look this device keeps (see src/lib/state/preferences.svelte.ts). On
// pages without the app: Hide by button or by Shift three times, a way back for whoever is signed in, and
// the chosen country first in the help page. A form that is sent before the app can
// answer waits for it (routes/+layout.svelte) instead of loading the page anew.
(() => {
	const root = document.documentElement;
	let look = {};
	try {
		look = JSON.parse(localStorage.getItem('two-tides-look') || '{}');
	} catch {}
	for (const key of ['theme', 'text', 'letters', 'motion'])
		if (look[key]) root.dataset[key] = look[key];
	const to = () => document.querySelector('a[data-exit]');
	const exit = (event) => {
		const link = to();
		if (!link) return;
		event.preventDefault();
		document.title = ' ';
		document.body.replaceChildren();
		try {
			// As src/lib/state/lock.ts does: whoever opens the app next is asked for the password.
			if (localStorage.getItem('two-tides-used')) localStorage.setItem('two-tides-locked', '1');
		} catch {}
		location.replace((look.exit || '').startsWith('https:') ? look.exit : link.href);
	};
	let early = null;
	const hold = (event) => {
		event.preventDefault();
		early = event.target;
	};
	addEventListener('submit', hold, true);
	addEventListener(
		'two-tides-ready',
		() => {
			removeEventListener('submit', hold, true);
			if (early && early.isConnected) early.requestSubmit();
		},
		{ once: true }
	);
	addEventListener('click', (event) => {
		if (event.target.closest && event.target.closest('a[data-exit]')) exit(event);
	});
	// Whoever looked at the help page once can open it again without a network, and without an account.
	if (location.pathname === '/help' && 'serviceWorker' in navigator) {
		const rules = { createScriptURL: () => '/service-worker.js' };
		const url = window.trustedTypes
			? trustedTypes.createPolicy('two-tides-service-worker', rules).createScriptURL('')
			: '/service-worker.js';
		navigator.serviceWorker.register(url).catch(() => {});
	}
	// A log of somebody's on this device (src/lib/state/keyring.ts): they are at home here.
	if (['/', '/help', '/how-it-works', '/privacy'].includes(location.pathname))
		Promise.resolve(indexedDB.databases ? indexedDB.databases() : [])
			.then((all) => {
				if (all.some(({ name }) => /^two-tides-[0-9a-f]{12}$/.test(name))) root.dataset.here = '';
			})
			.catch(() => {});
	const showCountry = (country) => {
		for (const mine of document.querySelectorAll('[data-mine]')) {
			const all = mine.nextElementSibling;
			const row = [...all.querySelectorAll('[data-of]')].find((of) => of.dataset.of === country);
			mine.replaceChildren(...(row ? [row.cloneNode(true)] : []));
			all.open = !row;
		}
		for (const list of document.querySelectorAll('details[data-in]'))
			list.open = list.dataset.in === country;
	};
	if (location.pathname === '/help')
		addEventListener('DOMContentLoaded', () => {
			const select = document.querySelector('select[data-country]');
			if (!select) return;
			select.value = look.country || '';
			if (look.country) showCountry(look.country);
			select.addEventListener('change', () => {
				look.country = select.value;
				showCountry(look.country);
				try {
					localStorage.setItem('two-tides-look', JSON.stringify(look));
				} catch {}
			});
		});
	let presses = [];
	addEventListener('keydown', (event) => {
		if (event.key !== 'Shift') return void (presses = []);
		if (event.repeat) return;
		presses = [...presses.filter((at) => event.timeStamp - at < 1500), event.timeStamp];
		if (presses.length >= 3) exit(event);
	});
})();
