/** What the page of a screenshot is called: the screenshot's name without its ending. */
export function pageBaseName(pictureName: string): string {
  const name = pictureName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    // Not allowed in file names on one system or another; and names that are all dots.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, '-')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
    .slice(0, 80)
    .trimEnd();
  return name === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? 'page' : name;
}

/** `checkout.html`, `checkout-2.html` and so on: the first that is not taken. */
export async function freeFileName(
  base: string,
  isTaken: (fileName: string) => boolean | Promise<boolean>,
): Promise<string> {
  for (let number = 1; ; number++) {
    const fileName = number === 1 ? `${base}.html` : `${base}-${number}.html`;
    if (!(await isTaken(fileName))) return fileName;
  }
}
