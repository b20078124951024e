// Kit's way into the server: builds the services once at start, and says nothing of a failure but
// an id. Security headers are set by server/main.ts, on everything, before Kit sees a request.
import { building, dev } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
// Inline, so that it costs no round trip; its hash stands in the policy (svelte.config.js).
import { commonWords } from '#lib/content/en/common.ts';
import early from './early.js?raw';
import { readConfig } from '#server/config.ts';
import { buildServices, builtServices, errorCode, services } from '#server/services.ts';

export const init: ServerInit = () => {
	// Prerendering runs this as well, and must not open a database.
	if (building || builtServices()) return;
	const env = dev ? { DATA_DIR: './data/dev', PORT: '5173', ...process.env } : process.env;
	buildServices(readConfig(env), process.env.TWO_TIDES_MIGRATIONS ?? './drizzle');
};

/** Said where the app is needed; the open pages (help among them) are complete without it. */
const needsScript = `<noscript><p class="needs-script">${commonWords.needsScript} <a href="/help">${commonWords.helpWithoutScript}</a></p></noscript>`;

export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', 'en')
				.replace('%dir%', 'ltr')
				.replace('%noscript%', event.route.id?.startsWith('/(open)') ? '' : needsScript)
				.replace(/\s*%early%\s*/, () => early),
		// Fonts may come later: until then the words stand in the system's own.
		preload: ({ type }) => type === 'js' || type === 'css'
	});

export const handleError: HandleServerError = ({ error, event, status }) => {
	const code = crypto.randomUUID().slice(0, 8);
	if (!building && status !== 404) {
		services().logger.error({ code, failed: errorCode(error), route: event.route.id }, 'page');
	}
	return { message: status === 404 ? 'Not found' : 'Something went wrong', code };
};
