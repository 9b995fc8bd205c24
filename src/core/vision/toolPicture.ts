/** How an answer shows a picture of a tool: as the address of a picture in Markdown. */
export function toolPictureAddress(number: number): string {
  return `tool:${number}`;
}

/** @returns undefined for any other address */
export function toolPictureNumber(address: string): number | undefined {
  const digits = /^tool:(\d{1,6})$/i.exec(address.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
