/** Apart from what reads pictures, so that a webview can refuse early without carrying the reader. */

/** Above what any endpoint takes, since pictures are fitted before they are sent; a 4K BMP has 33 MB. */
export const maxPictureBytes = 50 * 1024 * 1024;

/**
 * More than the sensors of most phones have, and 256 MB as RGBA. A few kilobytes of PNG can claim billions of pixels,
 * so this is checked against the header, before anything is decoded.
 */
export const maxPicturePixels = 64_000_000;
