/** "checkout-pay-button-640x80.png": of which picture, what it shows, how large it is. */
export function partName(picture: string, label: string, { width, height }: { width: number; height: number }): string {
  const base = picture.replace(/\.[^.]*$/, '').slice(0, 60) || 'picture';
  // What no file system takes in a name, and what would lead into another folder.
  const shown = label
    .replace(/[\p{Cc}\\/:*?"<>|.\s]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${[base, shown, `${width}x${height}`].filter(part => part !== '').join('-')}.png`;
}
