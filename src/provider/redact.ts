/** Shortest piece of a key that counts as a leak: upstreams echo keys cut short ("sk-abcdefgh***wxyz"). */
const fragmentLength = 8;
/** Below this a "key" (`x`, `no`) is a placeholder, and removing it would only wreck the text. */
const shortestSecret = 4;

const dataUri = /data:([\w.+-]+\/[\w.+-]+)?((?:;[\w.+=-]+)*),(?:[\w+/=%-]{32,}|[^\s"'`]{256,})/g;
/** Bytes that lost their `data:` prefix on the way: no prose and no id is an unbroken run of this length. */
const bareBase64 = /[A-Za-z0-9+/_-]{256,}={0,2}/g;

export type Redact = (text: string) => string;

/**
 * Removes every trace of the secrets from a text: as they stand, URL-encoded, JSON-escaped, in base64 at any alignment
 * (`Basic` credentials), and any piece of 8 characters or more. Attachment bytes (data URIs, long base64 runs) go too.
 */
export function redactText(text: string, secrets: readonly string[]): string {
  return createRedactor(secrets)(text);
}

/** `redactText` for many texts and the same secrets. */
export function createRedactor(secrets: readonly string[]): Redact {
  const wanted = [...new Set(secrets)].filter(secret => secret.length >= shortestSecret);
  const short = wanted.filter(secret => secret.length < fragmentLength);
  const fragments = new Set<string>();
  for (const secret of wanted) for (const form of formsOf(secret)) addFragments(form, fragments);
  return text => withoutBytes(withoutShort(withoutFragments(text, fragments), short));
}

function formsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64Forms(secret)];
}

/** What of a secret's base64 stays the same whatever stands in front of it and behind it. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].flatMap(shift => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first characters mix with the bytes in front, the last one with the bytes behind.
    const stable = encoded.slice([0, 2, 3][shift], (shift + bytes.length) % 3 === 0 ? undefined : -1);
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function addFragments(form: string, fragments: Set<string>): void {
  for (let at = 0; at + fragmentLength <= form.length; at++) fragments.add(form.slice(at, at + fragmentLength));
}

function withoutFragments(text: string, fragments: ReadonlySet<string>): string {
  if (fragments.size === 0) return text;
  let clean = '';
  let kept = 0;
  for (let at = 0; at + fragmentLength <= text.length; at++) {
    if (!fragments.has(text.slice(at, at + fragmentLength))) continue;
    let end = at + fragmentLength;
    while (end < text.length && fragments.has(text.slice(end + 1 - fragmentLength, end + 1))) end++;
    // The edges of base64 hold bits of the key that no fragment has.
    const from = at - (/[\w+/-]{0,3}$/.exec(text.slice(Math.max(kept, at - 3), at))?.[0].length ?? 0);
    end += /^[\w+/-]{0,3}={0,2}/.exec(text.slice(end, end + 5))?.[0].length ?? 0;
    clean += `${text.slice(kept, from)}[redacted]`;
    kept = end;
    at = end - 1;
  }
  return clean + text.slice(kept);
}

function withoutShort(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
}

function withoutBytes(text: string): string {
  if (text.length < 32) return text;
  return text
    .replace(dataUri, (_, type = '', parameters = '') => `data:${type}${parameters},[bytes]`)
    .replace(bareBase64, run => `[${run.length} characters]`);
}
