/** An entry as it can be read without the screen it was made for. */
export type Said = { readonly title: string; readonly lines: readonly string[] };
