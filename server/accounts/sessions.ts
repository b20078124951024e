// Sessions, on Lucia: the only file that knows it, so that replacing it is one commit. The database
// holds SHA-256 of a token, never the token; a session ends when idle for 30 days, and after 90 days
// whatever happens (which Lucia does not know of).
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lte, ne, or, sql } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { OpenDatabase } from '#server/db/open.ts';
import { knownDevice, session, user } from '#server/db/schema.ts';

declare module 'lucia' {
	interface Register {
		Lucia: Lucia;
		UserId: string;
		DatabaseSessionAttributes: SessionAttributes;
	}
}

type SessionAttributes = {
	publicId: string;
	absoluteAt: number;
	createdDay: number;
	seenDay: number;
	device: string;
};

export type Seat = { userId: Buffer; sessionId: string };
export type SessionInfo = {
	id: string;
	current: boolean;
	createdDay: number;
	seenDay: number;
	label: string | null;
};

export type Sessions = ReturnType<typeof openSessions>;

const idleDays = 30;
const absoluteSeconds = 90 * 24 * 3600;
const seconds = (ms: number) => Math.floor(ms / 1000);
const days = (ms: number) => Math.floor(ms / 86_400_000);
const hash = (token: string) => createHash('sha256').update(token).digest('hex');
const idText = (userId: Uint8Array) => Buffer.from(userId).toString('base64url');
const idBytes = (text: string) => Buffer.from(text, 'base64url');

/** The sessions of one database. */
export function openSessions({ orm }: Pick<OpenDatabase, 'orm'>, now: () => number) {
	const rowOf = sessionRows(orm);
	const lucia = new Lucia(drizzleAdapter(orm, rowOf), {
		sessionExpiresIn: new TimeSpan(idleDays, 'd')
	});
	const holdsNow = (row: typeof session.$inferSelect | undefined) =>
		row !== undefined && row.expiresAt > seconds(now()) && row.absoluteAt > seconds(now());

	return {
		/** A new session; the token is for the cookie and stored nowhere. */
		async create(
			userId: Uint8Array,
			device: string
		): Promise<{ token: string; sessionId: string }> {
			const token = randomBytes(32).toString('base64url');
			const today = days(now());
			const attributes = {
				publicId: randomBytes(12).toString('base64url'),
				absoluteAt: seconds(now()) + absoluteSeconds,
				createdDay: today,
				seenDay: today,
				device: hash(device)
			};
			await lucia.createSession(idText(userId), attributes, { sessionId: hash(token) });
			orm
				.insert(knownDevice)
				.values({ device: hash(device), userId: Buffer.from(userId), seenDay: today })
				.onConflictDoNothing()
				.run();
			return { token, sessionId: hash(token) };
		},

		/** Who a token belongs to, or null. Prolongs the session when half its idle time is over. */
		async validate(token: string): Promise<Seat | null> {
			const sessionId = hash(token);
			const row = rowOf(sessionId);
			if (!row || !holdsNow(row)) return null;
			const { session: valid } = await lucia.validateSession(sessionId);
			if (!valid) return null;
			const today = days(now());
			if (row.seenDay !== today) {
				orm.update(session).set({ seenDay: today }).where(eq(session.id, sessionId)).run();
				orm.update(user).set({ seenDay: today }).where(eq(user.id, row.userId)).run();
			}
			return { userId: row.userId, sessionId };
		},

		/** Whether a session still holds, without prolonging it. */
		holds: (sessionId: string): boolean => holdsNow(rowOf(sessionId)),

		/** Whether this device has signed in to this account before. */
		knows: (userId: Uint8Array, device: string): boolean =>
			orm
				.select({ device: knownDevice.device })
				.from(knownDevice)
				.where(
					and(eq(knownDevice.device, hash(device)), eq(knownDevice.userId, Buffer.from(userId)))
				)
				.get() !== undefined,

		async end(sessionId: string): Promise<void> {
			await lucia.invalidateSession(sessionId);
		},

		/** Ends all of a person's sessions but one (or all); gives the ids that ended. */
		endOthers(userId: Uint8Array, except: string | null): string[] {
			return orm
				.delete(session)
				.where(and(eq(session.userId, Buffer.from(userId)), ne(session.id, except ?? '')))
				.returning({ id: session.id })
				.all()
				.map(({ id }) => id);
		},

		/** Ends one by the id that lists show; gives its inner id, or null when it is not this person's. */
		endByPublicId(userId: Uint8Array, publicId: string): string | null {
			const ended = orm
				.delete(session)
				.where(and(eq(session.userId, Buffer.from(userId)), eq(session.publicId, publicId)))
				.returning({ id: session.id })
				.get();
			return ended?.id ?? null;
		},

		list(userId: Uint8Array, current: string): SessionInfo[] {
			return orm
				.select()
				.from(session)
				.where(and(eq(session.userId, Buffer.from(userId)), gt(session.expiresAt, seconds(now()))))
				.all()
				.map((row) => ({
					id: row.publicId,
					current: row.id === current,
					createdDay: row.createdDay,
					seenDay: row.seenDay,
					label: row.label && row.label.toString('base64url')
				}));
		},

		setLabel(sessionId: string, label: Buffer): void {
			orm.update(session).set({ label }).where(eq(session.id, sessionId)).run();
		},

		/** Deletes what has ended by itself, by either limit. */
		deleteExpired(): void {
			const at = seconds(now());
			orm
				.delete(session)
				.where(or(lte(session.expiresAt, at), lte(session.absoluteAt, at)))
				.run();
		}
	};
}

/** Reads a session; prepared once, for every request and every socket asks. */
function sessionRows(orm: OpenDatabase['orm']) {
	const read = orm
		.select()
		.from(session)
		.where(eq(session.id, sql.placeholder('id')))
		.prepare();
	return (id: string) => read.get({ id });
}

/** Lucia's seven operations on Drizzle. */
function drizzleAdapter(orm: OpenDatabase['orm'], rowOf: ReturnType<typeof sessionRows>): Adapter {
	const toLucia = (row: typeof session.$inferSelect): DatabaseSession => ({
		id: row.id,
		userId: idText(row.userId),
		expiresAt: new Date(row.expiresAt * 1000),
		attributes: {
			publicId: row.publicId,
			absoluteAt: row.absoluteAt,
			createdDay: row.createdDay,
			seenDay: row.seenDay,
			device: row.device ?? ''
		}
	});
	return {
		async getSessionAndUser(id) {
			const row = rowOf(id);
			if (!row) return [null, null];
			return [toLucia(row), { id: idText(row.userId), attributes: {} }];
		},
		async getUserSessions(userId) {
			const rows = orm
				.select()
				.from(session)
				.where(eq(session.userId, idBytes(userId)))
				.all();
			return rows.map(toLucia);
		},
		async setSession({ id, userId, expiresAt, attributes }) {
			orm
				.insert(session)
				.values({
					...attributes,
					id,
					userId: idBytes(userId),
					expiresAt: seconds(expiresAt.getTime())
				})
				.run();
		},
		async updateSessionExpiration(id, expiresAt) {
			orm
				.update(session)
				.set({ expiresAt: seconds(expiresAt.getTime()) })
				.where(eq(session.id, id))
				.run();
		},
		async deleteSession(id) {
			orm.delete(session).where(eq(session.id, id)).run();
		},
		async deleteUserSessions(userId) {
			orm
				.delete(session)
				.where(eq(session.userId, idBytes(userId)))
				.run();
		},
		async deleteExpiredSessions() {
			orm
				.delete(session)
				.where(lte(session.expiresAt, seconds(Date.now())))
				.run();
		}
	};
}
