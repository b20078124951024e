// Two partners in two browsers, and a server of their own. What nobody should ever see is collected
// on every page and expected to be empty at the end: errors, policy reports, requests to others.
import {
	test as base,
	expect,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { createHash } from 'node:crypto';
import { runningServer, type RunningServer } from './running-server.ts';
import { putSignedIn } from './signed-in.ts';
import { Writer, writtenCouple, type WrittenOptions } from './written-couple.ts';

export const password = 'soft rain on the roof';

export class Person {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly name: string;
	readonly handle: string;
	readonly origin: string;

	constructor(page: Page, name: string, handle: string, origin: string) {
		this.page = page;
		this.context = page.context();
		this.name = name;
		this.handle = handle;
		this.origin = origin;
	}

	async fillSignUp(): Promise<void> {
		const { page } = this;
		await page.getByLabel('Sign-in name', { exact: true }).fill(this.handle);
		await page.getByLabel('Password', { exact: true }).fill(password);
		await page.getByLabel('How your partner sees you').fill(this.name);
		await page.getByRole('button', { name: 'Open it' }).click();
	}

	/** Makes an account and leaves the recovery code for later. */
	async signUp(): Promise<void> {
		await this.page.goto(`${this.origin}/sign-up`);
		await this.fillSignUp();
		await this.page.getByRole('button', { name: 'Later' }).click();
		await this.page.getByRole('heading', { name: new RegExp(`${this.name}\\.$`) }).waitFor();
	}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.origin}/sign-in`);
		await this.page.getByLabel('Sign-in name', { exact: true }).fill(this.handle);
		await this.page.getByLabel('Password', { exact: true }).fill(password);
		await this.page.getByRole('button', { name: 'Sign in' }).click();
		await this.page.getByRole('heading', { name: new RegExp(`${this.name}\\.$`) }).waitFor();
	}

	/** Opens Today in this browser, where the account of `writer`'s has been signed in to. */
	async isSignedIn(writer: Writer): Promise<void> {
		await putSignedIn(this.page, this.origin, await writer.signedIn());
		await this.today();
	}

	/** Makes an invitation and gives its link. */
	async invite(): Promise<string> {
		await this.page.goto(`${this.origin}/invite`);
		const make = this.page.getByRole('button', { name: 'Make an invitation' });
		await make.click();
		// A request that met a closing connection says so, and is made again as a person would.
		const missed = this.page.getByText('There is no connection to the server.');
		await this.page.getByLabel('The link', { exact: true }).or(missed).first().waitFor();
		if (await missed.isVisible()) await make.click();
		return this.page.getByLabel('The link', { exact: true }).inputValue();
	}

	/** The four words on this person's screen. */
	fourWords(): Promise<string> {
		return this.page.getByRole('list', { name: 'Four words' }).innerText();
	}

	async today(): Promise<void> {
		await this.page.goto(`${this.origin}/today`);
		await this.page.getByRole('heading', { name: new RegExp(`${this.name}\\.$`) }).waitFor();
	}

	/** What this person keeps to themself. */
	async kept(): Promise<void> {
		await this.page.getByRole('link', { name: 'Together' }).click();
		await this.page.getByRole('link', { name: 'Kept to yourself' }).click();
	}

	/** Gives a check-in with one feeling and, perhaps, a line. */
	async give(feeling: string, line?: string): Promise<void> {
		const { page } = this;
		await page.goto(`${this.origin}/check-in`);
		await page.getByRole('checkbox', { name: feeling, exact: true }).check();
		if (line) {
			await page.getByText('More, if you like').click();
			await page.getByLabel('Add a line').fill(line);
		}
		await page.getByRole('button', { name: /^Give it to/ }).click();
		await page.waitForURL('**/today');
	}

	/** Asks for something in one's own words. */
	async ask(own: string): Promise<void> {
		const { page } = this;
		await page.goto(`${this.origin}/need`);
		await page.getByLabel('In your own words').fill(own);
		await page.getByRole('button', { name: /^Tell / }).click();
		await page.waitForURL('**/today');
	}

	/**
	 * Waits until this browser keeps the whole app, so that it opens every page without a network. It
	 * does where the journey says `keepsTheApp`, or `serviceWorkers: 'allow'` of a person's device.
	 */
	async keepsTheApp(): Promise<void> {
		await this.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
	}

	/** Waits until everything written here is on the server. */
	async settled(): Promise<void> {
		await this.page.locator('[data-state="live"][data-unsent="0"]').waitFor({ state: 'attached' });
	}
}

type Worker = { server: RunningServer };
type Each = {
	/**
	 * Opens a browser of its own for somebody; `device` options are the browser context's. Keeping the
	 * whole app costs every browser more than a second of one core: only those do that a journey is about.
	 */
	person: (name: string, device?: BrowserContextOptions & { handle?: string }) => Promise<Person>;
	/**
	 * Two partners, linked and signed in, both on Today. Their password opens nothing unless the journey
	 * says that it `signsInAgain`, and they open no page without a network unless it `keepsTheApp`.
	 */
	couple: (journey?: {
		signsInAgain?: boolean;
		keepsTheApp?: boolean;
	}) => Promise<[Person, Person]>;
	/** Somebody signed in who has no partner yet, on Today. Their password opens nothing. */
	alone: (name: string, device?: BrowserContextOptions) => Promise<Person>;
	/** What was reported on any page of this test. Tests of a lost network say what they expect. */
	reports: string[];
};

let people = 0;

export const test = base.extend<Each, Worker>({
	server: [
		// Playwright reads the pattern.
		// oxlint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100' });
			await use(server);
			await server.dispose();
		},
		{ scope: 'worker' }
	],
	reports: [
		// Playwright reads the pattern.
		// oxlint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const reports: string[] = [];
			await use(reports);
			const expected = forgiven.get(reports) ?? [];
			expect(
				reports.filter((report) => !expected.some((noise) => noise.test(report))),
				'errors, policy reports, requests to others'
			).toEqual([]);
		},
		{ auto: true }
	],
	person: async ({ browser, server, reports }, use) => {
		const open: BrowserContext[] = [];
		await use(async (name, { handle, ...device } = {}) => {
			const context = await browser.newContext({
				viewport: { width: 390, height: 844 },
				reducedMotion: 'reduce',
				serviceWorkers: 'block',
				...device
			});
			context.setDefaultTimeout(15_000);
			open.push(context);
			watch(context, server.origin, reports);
			const page = await context.newPage();
			return new Person(page, name, handle ?? `${name.toLowerCase()}.${++people}`, server.origin);
		});
		await Promise.all(open.map((context) => context.close()));
	},
	couple: async ({ person, server: { origin } }, use) => {
		await use(async ({ signsInAgain = false, keepsTheApp = false } = {}) => {
			const serviceWorkers = keepsTheApp ? 'allow' : 'block';
			const mara = await person('Mara', { serviceWorkers });
			const tom = await person('Tom', { serviceWorkers, colorScheme: 'dark' });
			const options = signsInAgain ? { codeKept: false } : quick;
			const { writers, space } = await writtenCouple(origin, [who(mara), who(tom)], options);
			space.end();
			await Promise.all([mara.isSignedIn(writers[0]), tom.isSignedIn(writers[1])]);
			return [mara, tom];
		});
	},
	alone: async ({ person, server: { origin } }, use) => {
		await use(async (name, device) => {
			const somebody = await person(name, device);
			await somebody.isSignedIn(await Writer.signUp(origin, who(somebody), quick));
			return somebody;
		});
	}
});

const who = ({ handle, name }: Person) => ({ handle, password, name });

/** As if somebody had signed up a while ago and left the recovery code for later. */
const quick: WrittenOptions = {
	stretch: async (_password, salt) => createHash('sha256').update(salt).digest(),
	codeKept: false
};

/** Two people who are signed in become a couple, the short way. */
export async function link(mara: Person, tom: Person): Promise<void> {
	const invitation = await mara.invite();
	await tom.page.goto(invitation);
	await tom.page.getByRole('button', { name: /to let me in/ }).click();
	await mara.page.getByRole('button', { name: 'That’s them' }).click();
	await tom.page.getByRole('heading', { name: /are linked/ }).waitFor();
	await mara.page.getByText('are linked').waitFor();
	await Promise.all([mara.today(), tom.today()]);
}

/** Collects what nobody should see on any page of a context. */
function watch(context: BrowserContext, origin: string, reports: string[]): void {
	context.on('console', (message) => {
		// What Playwright says where this journey does without a service worker.
		if (message.text() === 'Service Worker registration blocked by Playwright') return;
		if (message.type() === 'error' || message.type() === 'warning') {
			reports.push(`${message.text()} (${message.location().url})`);
		}
	});
	context.on('weberror', (error) => reports.push(String(error.error())));
	context.on('request', (request) => {
		const url = new URL(request.url());
		// Hide leads to a neutral page: leaving is not asking.
		if (request.isNavigationRequest()) return;
		if (url.protocol.startsWith('http') && url.origin !== origin) reports.push(request.url());
	});
}

const forgiven = new WeakMap<string[], RegExp[]>();

/**
 * Some journeys lose the network or are refused something: the browser notes that in its console, and
 * may do so when the journey is over.
 */
export function forgive(reports: string[], noise: RegExp): void {
	forgiven.set(reports, [...(forgiven.get(reports) ?? []), noise]);
}

export { expect };
