// The version of the wire: which messages exist and how their bytes are laid out. The envelope and
// the payload have versions of their own (docs/sync-spec.md, VER rules).

/**
 * The newest wire version this code speaks. A changed fingerprint (WIRE1) means: raise it. Until the
 * first release no device out there speaks 1, and what is added then stands in the line of 1.
 */
export const protocolVersion = 1;

/** The oldest wire version this code still speaks. It only ever rises with a written reason. */
export const protocolFloor = 1;

/** What each version brought, oldest first. */
export const protocolHistory = [
	'1: one binary frame per message; spaces multiplexed over one socket by channel; sealed entries wait outside the log; sets of tokens are compared once, at a moment (room, overlap, the refusal late)'
] as const;
