import { json } from '@sveltejs/kit';
import { endpoint, refuse } from '#server/http/endpoint.ts';

/** The database can be written: a transaction that changes nothing. */
export const GET = endpoint({}, ({ host }) => {
	try {
		host.db.raw.exec('begin immediate; rollback');
		return json({ ok: true });
	} catch {
		return refuse('server');
	}
});
