import { json } from '@sveltejs/kit';

/** The process answers. */
export const GET = () => json({ ok: true }, { headers: { 'cache-control': 'no-store' } });
