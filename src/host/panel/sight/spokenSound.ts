import type { Sound } from '../../../core/conversation/index.ts';

/** What DashScope's and OpenAI's streams carry: bare samples of 16 bits, one channel (help.aliyun.com, Qwen-Omni). */
const samplesPerSecond = 24_000;
const bytesPerSecond = samplesPerSecond * 2;
const headerBytes = 44;
/** An hour and a half; nobody speaks longer, and the memory has an end. */
const maxBytes = 256 * 1024 * 1024;

export interface SoundFile extends Pick<Sound, 'mediaType' | 'durationMs'> {
  data: Uint8Array;
}

/** Puts the pieces of a spoken answer together: base64 that may be cut anywhere, or padded piece by piece. */
export class SpokenSound {
  readonly #pieces: Buffer[] = [];
  #length = 0;
  #rest = '';

  add(base64: string): void {
    if (this.#length > maxBytes) return;
    // A padded piece ends there, and the next begins anew.
    for (const [part] of (this.#rest + base64.replace(/\s+/g, '')).matchAll(/[^=]+={0,2}/g)) {
      this.#rest = '';
      const whole = part.endsWith('=') ? part.length : part.length - (part.length % 4);
      this.#rest = part.slice(whole);
      const bytes = Buffer.from(part.slice(0, whole), 'base64');
      this.#pieces.push(bytes);
      this.#length += bytes.length;
    }
  }

  /** As a file that players know; `undefined` when nothing was said. */
  file(): SoundFile | undefined {
    const rest = Buffer.from(this.#rest, 'base64');
    const data = Buffer.concat([...this.#pieces, rest]);
    if (data.length === 0) return undefined;
    if (data.toString('latin1', 0, 3) === 'ID3') return { data, mediaType: 'audio/mpeg' };
    if (data.toString('latin1', 0, 4) === 'RIFF') return waveOf(data);
    return { data: Buffer.concat([header(data.length), data]), mediaType: 'audio/wav', ...durationOf(data.length) };
  }
}

/** A file that was written while it was spoken does not know its own length: told by what is there. */
function waveOf(data: Buffer): SoundFile {
  const samples = data.indexOf('data', 12, 'latin1');
  if (samples < 0 || data.length < headerBytes) return { data, mediaType: 'audio/wav' };
  const there = data.length - samples - 8;
  const told = data.readUInt32LE(samples + 4);
  const rate = data.readUInt32LE(28);
  if (told > there || told === 0) {
    data.writeUInt32LE(data.length - 8, 4);
    data.writeUInt32LE(there, samples + 4);
  }
  const length = told > there || told === 0 ? there : told;
  return { data, mediaType: 'audio/wav', ...(rate > 0 && durationOf(length, rate)) };
}

function durationOf(bytes: number, rate = bytesPerSecond): { durationMs: number } {
  return { durationMs: Math.round((bytes / rate) * 1000) };
}

function header(bytes: number): Buffer {
  const head = Buffer.alloc(headerBytes);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(headerBytes - 8 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(samplesPerSecond, 24);
  head.writeUInt32LE(bytesPerSecond, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}
