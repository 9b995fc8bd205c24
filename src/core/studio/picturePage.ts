export interface PicturePage {
  /** What the picture is called. */
  name: string;
  mediaType: string;
  base64: string;
}

/** A page that is nothing but a picture, as wide as the page: so that two pictures can be compared as page and screenshot. */
export function picturePage({ name, mediaType, base64 }: PicturePage): string {
  const text = escaped(name);
  return [
    '<!DOCTYPE html>',
    `<html><head><meta charset="utf-8"><title>${text}</title></head>`,
    `<body style="margin:0"><img alt="${text}" style="display:block;width:100%" src="data:${escaped(mediaType)};base64,${base64}"></body></html>`,
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
