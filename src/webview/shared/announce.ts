/** Tells screen readers what the eye sees happen. */

let region: HTMLElement | undefined;

export function announce(text: string): void {
  if (!region) {
    region = document.createElement('div');
    region.className = 'visually-hidden';
    region.role = 'status';
    region.ariaLive = 'polite';
    document.body.append(region);
  }
  // The same words twice would not be a change: a new node is.
  const line = document.createElement('p');
  line.textContent = text;
  region.replaceChildren(line);
}
