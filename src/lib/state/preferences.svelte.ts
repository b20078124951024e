// How the app looks on this device: the only thing kept in localStorage, in the clear, because it is
// needed before the first paint (src/early.js reads the same keys) and says nothing of anybody.
export type Theme = 'system' | 'light' | 'dark';
export type TextSize = 'normal' | 'larger' | 'largest';

type Kept = {
	theme: Theme;
	text: TextSize;
	letters: 'normal' | 'clear';
	motion: 'system' | 'less';
	language: string;
	/** The path as a river, or as a list. */
	path: 'river' | 'list';
	/** Where Hide leads. */
	exit: string;
	/** How long without a touch until the password is asked. */
	lock: 'minute' | 'five' | 'hour' | 'day' | 'hide';
	/** Whose numbers come first in Help, as chosen there (src/early.js); empty until then. */
	country: string;
};

const key = 'two-tides-look';
const defaults: Kept = {
	theme: 'system',
	text: 'normal',
	letters: 'normal',
	motion: 'system',
	language: 'en',
	path: 'river',
	exit: 'https://www.wikipedia.org/',
	lock: 'five',
	country: ''
};

function read(): Kept {
	try {
		return { ...defaults, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) };
	} catch {
		return defaults;
	}
}

class Preferences {
	#kept = $state.raw<Kept>(defaults);

	/** Reads what this device keeps; before that, the defaults. */
	load(): void {
		this.#kept = read();
		this.#show();
	}

	get kept(): Kept {
		return this.#kept;
	}

	set(part: Partial<Kept>): void {
		this.#kept = { ...this.#kept, ...part };
		try {
			localStorage.setItem(key, JSON.stringify(this.#kept));
		} catch {
			// A browser that keeps nothing: it holds for this page.
		}
		this.#show();
	}

	#show(): void {
		const { theme, text, letters, motion } = this.#kept;
		Object.assign(document.documentElement.dataset, { theme, text, letters, motion });
	}
}

/** One device, one look: shared by all pages of the app. */
export const preferences = new Preferences();
