// How much may be attached (product choice); used by the checks, the server and the pages.

/** Bytes of one file. */
export const BYTE_MASSIMI_FILE = 10_000_000;
/** Files of a draft, or of one answer. */
export const FILE_MASSIMI = 20;
/** Bytes of a draft, or of one answer. */
export const BYTE_MASSIMI = 50_000_000;
