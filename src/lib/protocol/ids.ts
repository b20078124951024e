// Names of things on the wire. All are random bytes made by a device; as text they are lower-case
// hexadecimal, so that they can be keys of maps and of IndexedDB.

/** Identity of an entry: 16 random bytes, also its idempotency key and what an erasure names. */
export type EntryId = string & { readonly __entryId: true };

/** Identity of a space (one log): 16 random bytes. */
export type SpaceId = string & { readonly __spaceId: true };

/** Identity of a sealed group: 16 bytes that both partners derive alike and the server cannot read. */
export type GroupId = string & { readonly __groupId: true };

/** A member's place in a space. */
export type Slot = 0 | 1;

/** Bytes of every id. */
export const idBytes = 16;

/** Bytes of every hash and digest. */
export const hashBytes = 32;
