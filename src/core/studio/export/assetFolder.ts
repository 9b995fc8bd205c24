export interface AssetFile {
  /** Relative to the page, with `/`. */
  readonly path: string;
  readonly data: Uint8Array;
}

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'image/svg+xml': 'svg',
  'image/x-icon': 'ico',
  'image/vnd.microsoft.icon': 'ico',
  'font/woff2': 'woff2',
  'font/woff': 'woff',
  'font/ttf': 'ttf',
  'font/otf': 'otf',
  'application/font-woff2': 'woff2',
  'application/font-woff': 'woff',
  'application/x-font-woff': 'woff',
  'application/x-font-ttf': 'ttf',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'text/css': 'css',
};

const longestName = 40;

/** The files that are taken out of a page: each once, under a name that says what it is. */
export class AssetFolder {
  readonly #byAddress = new Map<string, AssetFile>();
  readonly #taken = new Set<string>();

  get files(): readonly AssetFile[] {
    return [...this.#byAddress.values()];
  }

  /**
   * @param name what it is called on the page
   * @returns the path of the file; undefined when the address is none of data, or of none that can be a file
   */
  take(address: string, name: string): string | undefined {
    const known = this.#byAddress.get(address);
    if (known) return known.path;
    const read = /^\s*data:([\w.+-]+\/[\w.+-]+)((?:;[^;,]*)*),([\s\S]*)$/i.exec(address);
    const [, type = '', parameters = '', content = ''] = read ?? [];
    const isFont = type.startsWith('font/') || type.includes('font-');
    const ending = endings[type.toLowerCase()];
    const data = ending === undefined ? undefined : decoded(content, /;\s*base64\s*$/i.test(parameters));
    if (!data || data.length === 0) return undefined;
    const path = this.#freePath(fileName(isFont ? 'font' : name), ending ?? '');
    this.#byAddress.set(address, { path, data });
    return path;
  }

  #freePath(name: string, ending: string): string {
    for (let number = 1; ; number++) {
      const path = `assets/${name}${number === 1 ? '' : `-${number}`}.${ending}`;
      if (this.#taken.has(path)) continue;
      this.#taken.add(path);
      return path;
    }
  }
}

/** Letters and digits of any script; no address needs to escape what a file system may refuse. */
function fileName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '');
  return name === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? 'picture' : name;
}

function decoded(content: string, isBase64: boolean): Uint8Array | undefined {
  try {
    if (!isBase64) return new TextEncoder().encode(decodeURIComponent(content));
    return Uint8Array.from(atob(decodeURIComponent(content).replace(/\s+/g, '')), char => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
