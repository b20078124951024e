// The one place where the server is put together. In production Kit's bundle runs this once and
// shelves the result, so that the native entry point and the endpoints share one database.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { pino, type Logger } from 'pino';
import { openAccounts, type Accounts } from './accounts/accounts.ts';
import { openInvites, type Invites } from './accounts/invites.ts';
import { serverKeys, type ServerKeys } from './accounts/keys.ts';
import { openLeaving, type Leaving } from './accounts/leaving.ts';
import { openSessions, type Sessions } from './accounts/sessions.ts';
import type { Config } from './config.ts';
import { claimDataFolder } from './data-folder.ts';
import { openDatabase, type OpenDatabase } from './db/open.ts';
import { fairTurns, type FairTurns } from './fair-turns.ts';
import { addressOf } from './http/address.ts';
import { readCookies, sessionCookie } from './http/cookies.ts';
import { openLimits, type Limits } from './limits.ts';
import { sqliteLog } from './log/sqlite-log.ts';
import { createRelay, handleSocketRequest, type Relay } from './relay/relay.ts';

export type Services = {
	readonly config: Config;
	readonly db: OpenDatabase;
	readonly keys: ServerKeys;
	readonly accounts: Accounts;
	readonly sessions: Sessions;
	readonly invites: Invites;
	readonly leaving: Leaving;
	readonly limits: Limits;
	/** Turns of the addresses whose requests are answered. */
	readonly turns: FairTurns;
	readonly logger: Logger;
	readonly now: () => number;
	/** Null until an HTTP server carries it. */
	relay: Relay | null;
	/** Puts the relay on an HTTP server. */
	createRealtime(httpServer: Server): Relay;
	handleSocketRequest: typeof handleSocketRequest;
	/** What stands for a request's address where tries are counted. */
	addressKey(request: IncomingMessage): string;
	/** Closes the database and lets the folder go. The relay must be closed before. */
	close(): Promise<void>;
};

const shelf = Symbol.for('two-tides.host');
type Shelf = { [shelf]?: Services };

/** The services of this process; throws when none were built. */
export function services(): Services {
	const built = (globalThis as Shelf)[shelf];
	if (!built) throw new Error('the services were not built');
	return built;
}

/** The services of this process, or null: nobody has built them yet. */
export const builtServices = (): Services | null => (globalThis as Shelf)[shelf] ?? null;

/** Builds everything on a claimed folder and shelves it. */
export function buildServices(config: Config, migrations: string): Services {
	const now = () => Date.now();
	const logger = pino({ level: config.logLevel, base: null });
	const folder = claimDataFolder(config);
	let db: OpenDatabase;
	try {
		db = openDatabase({
			path: folder.database,
			migrations,
			onFailed: (error) => logger.error({ failed: errorCode(error) }, 'database')
		});
	} catch (error) {
		folder.release();
		throw error;
	}
	const keys = serverKeys(folder.secrets);
	const sessions = openSessions(db, now);
	const log = sqliteLog(db);
	const newId = () => randomBytes(16);
	// LIMITS_FACTOR is for load tests on one machine; it is not in the README.
	const limits = openLimits(now, Number(process.env.TWO_TIDES_LIMITS_FACTOR || 1));
	const built: Services = {
		config,
		db,
		keys,
		accounts: openAccounts(db, keys, now),
		sessions,
		invites: openInvites(db, now),
		leaving: openLeaving(db, log, now, newId),
		limits,
		turns: fairTurns((error) => logger.error({ failed: errorCode(error) }, 'http')),
		logger,
		now,
		relay: null,
		handleSocketRequest,
		addressKey: (request) => keys.addressKey(addressOf(request, config.trustProxy)),
		createRealtime(httpServer) {
			const seatOf = async (request: IncomingMessage) => {
				const token = readCookies(request.headers.cookie)[sessionCookie(config)];
				return token ? sessions.validate(token) : null;
			};
			built.relay = createRelay({
				httpServer,
				origins: config.origins,
				seatOf,
				log,
				now,
				schedule: setImmediate,
				stillValid: (sessionId) => sessions.holds(sessionId),
				takeAppends: limits.takeAppends,
				takeSignal: limits.takeSignal,
				takeRead: limits.takeRead,
				chargeFrame: limits.chargeFrame,
				takeDoor: (request) => limits.takeDoor(built.addressKey(request)),
				newId,
				onErased: db.checkpointSoon,
				onError: (error) => logger.error({ failed: errorCode(error) }, 'relay')
			});
			return built.relay;
		},
		async close() {
			clearInterval(daily);
			limits.close();
			db.close();
			folder.release();
			delete (globalThis as Shelf)[shelf];
		}
	};
	/** What ends by itself: closed spaces, old invitations and sessions. */
	const tidy = () => {
		try {
			built.leaving.deleteClosed();
			built.invites.sweep();
			sessions.deleteExpired();
		} catch (error) {
			logger.error({ failed: errorCode(error) }, 'tidy');
		}
	};
	const daily = setInterval(tidy, 24 * 60 * 60 * 1000).unref();
	tidy();
	(globalThis as Shelf)[shelf] = built;
	return built;
}

/** What may be logged of an error: its kind, never its message, which could carry content. */
export function errorCode(error: unknown): string {
	const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
	return String(code ?? name ?? 'unknown');
}
