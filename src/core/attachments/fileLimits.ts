/** Largest files that are read, in bytes. What an endpoint takes of them is its own matter (`wayOf`). */
const megabyte = 1024 * 1024;

/** What the endpoints that fetch films themselves take (BigModel OpenAPI 2026-07-11); frames are made of the rest. */
export const maxVideoBytes = 200 * megabyte;
export const maxAudioBytes = 50 * megabyte;
export const maxDocumentBytes = 100 * megabyte;
export const maxOfficeBytes = 50 * megabyte;
/** More than is sent of any text by far. */
export const maxTextBytes = 10 * megabyte;

/** Above this nothing is taken, whatever it is. */
export const maxFileBytes = maxVideoBytes;
