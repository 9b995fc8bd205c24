/** Zero-width characters and the byte order mark, which come along when a key is copied from a web page. */
const invisible = /[\u200b-\u200d\u2060\ufeff]/g;

/**
 * The key in what was pasted: without white space (a key has none, a wrapped line has), quotes, `Bearer`, the name of
 * the header, or the `NAME=` of an environment file.
 */
export function cleanKey(pasted: string): string {
  return pasted
    .replace(invisible, '')
    .trim()
    .replace(/^(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*(?:KEY|TOKEN)\s*=\s*/i, '')
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .replace(/^\s*authorization\s*:\s*/i, '')
    .replace(/^\s*bearer\s+/i, '')
    .replace(/\s+/g, '');
}

/** Why a cleaned key cannot be sent: a header carries visible ASCII only. */
export function keyProblem(key: string): 'empty' | 'characters' | undefined {
  if (key === '') return 'empty';
  return /^[\x21-\x7e]+$/.test(key) ? undefined : 'characters';
}
