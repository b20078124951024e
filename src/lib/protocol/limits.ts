// Sizes and rates both sides agree on, one constant each, with its reason. The server enforces all
// of them; the device checks the ones that let it tell a person early and kindly.

/** Envelope overhead of a sealed entry: version byte, nonce, tag. */
const envelopeBytes = 1 + 12 + 16;

/** Longest sealed body: the 16 KiB padding class plus the envelope. */
export const maxBodyBytes = 16_384 + envelopeBytes;

/** Items of one append: keeps one transaction short for everybody else. */
export const maxBatchItems = 32;

/** Bytes of one append, all items together. */
export const maxBatchBytes = 256 * 1024;

/** Rows of one page, and its bytes: well below Socket.IO's default frame limit of 1 MB. */
export const maxPageRows = 500;
export const maxPageBytes = 512 * 1024;

/** Entries one entry may erase. More are sent as several erase-only entries. */
export const maxErase = 16;

/** Sealed answers of one person that may wait at once in one space. */
export const maxSealedWaiting = 64;

/** Bytes of one short-lived signal. */
export const maxSignalBytes = 512;

/** Appended items a person may send per second, sustained and in a burst. */
export const appendsPerSecond = 20;
export const appendBurst = 60;

/** Pages and hellos a person may ask for per second, sustained and in a burst: 100,000 entries at once. */
export const readsPerSecond = 20;
export const readBurst = 200;

/** Signals per second and person. */
export const signalsPerSecond = 10;

/** Spaces one socket may have open: a solo space and a pair space, and room for one being closed. */
export const maxChannels = 4;

/** Bytes of one token of what somebody has room for, and how many a set always has (ROOM2). */
export const roomTokenBytes = 16;
export const roomTokens = 8;

/** How far ahead the moment of an evening may lie: tonight's and, across the date line, tomorrow's. */
export const roomAheadMs = 36 * 60 * 60 * 1000;

/**
 * How long what two have in common is kept for a device that comes late; until then nothing else of
 * the space is compared, so that nobody can have several evenings in one.
 */
export const roomKeptMs = 12 * 60 * 60 * 1000;

/** Longest frame the server reads from a client. */
export const maxFrameBytes = maxBatchBytes + 4096;
