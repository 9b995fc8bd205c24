/** The picture on the clipboard, read without a paste. */

import { withinTime } from './withinTime.ts';

const timeoutMs = 5000;

/** In the order in which they are wanted: a screenshot is copied as PNG. */
const types = ['image/png', 'image/webp', 'image/jpeg', 'image/svg+xml'];

export type ClipboardPicture =
  | { readonly found: 'picture'; readonly blob: Blob }
  | { readonly found: 'nothing' }
  /** The page may not look, or the focus is elsewhere: pasting works all the same. */
  | { readonly found: 'no-permission' };

export async function readClipboardPicture(): Promise<ClipboardPicture> {
  try {
    await untilFocused();
    for (const item of await withinTime(navigator.clipboard.read(), timeoutMs)) {
      const type = types.find(known => item.types.includes(known));
      if (type !== undefined) return { found: 'picture', blob: await item.getType(type) };
    }
    return { found: 'nothing' };
  } catch {
    return { found: 'no-permission' };
  }
}

/** A command shows the panel first, and its page has the focus a moment later; without it nothing may be read. */
async function untilFocused(): Promise<void> {
  if (document.hasFocus()) return;
  window.focus();
  await new Promise<void>(resolve => {
    window.addEventListener('focus', () => resolve(), { once: true });
    setTimeout(resolve, 1000);
  });
}
