/** Apart from what reads pictures, so that a webview can refuse early without carrying the reader. */

/** Larger than any endpoint takes in one request, and more than a webview should be made to carry. */
export const maxPictureBytes = 20 * 1024 * 1024;
