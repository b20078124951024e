// A static shell: nothing of a person is rendered on the server, and it opens without a network.
export const ssr = false;
export const prerender = true;
