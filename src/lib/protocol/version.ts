// The version of the wire: which messages exist and how their bytes are laid out. The envelope and
// the payload have versions of their own (docs/sync-spec.md, VER rules).

/** The newest wire version this code speaks. A changed fingerprint in wire.test.ts means: raise it. */
export const protocolVersion = 1;

/** The oldest wire version this code still speaks. It only ever rises with a written reason. */
export const protocolFloor = 1;

/** What each version brought, oldest first. */
export const protocolHistory = [
	'1: one binary frame per message; spaces multiplexed over one socket by channel; sealed entries wait outside the log'
] as const;
