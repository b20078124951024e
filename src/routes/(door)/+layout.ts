// The key work happens in the browser; the pages themselves are static files.
export const prerender = true;
