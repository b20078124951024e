// How the open home reaches the components: handed down by the layout of the space, never a
// module-level singleton.
import { createContext } from 'svelte';
import type { Home } from './home.svelte.ts';

/** The open home; only below the layout of the space. */
export const [useHome, provideHome] = createContext<Home>();
