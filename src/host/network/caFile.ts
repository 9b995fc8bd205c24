import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** Why a file of certificates cannot be used. */
export type CaProblem = 'relative' | 'unreadable' | 'no-certificate';

export class UnusableCaFile extends Error {
  override readonly name = 'UnusableCaFile';
  readonly file: string;
  readonly problem: CaProblem;

  constructor(file: string, problem: CaProblem, cause?: unknown) {
    super(`${file}: ${problem}`, { cause });
    this.file = file;
    this.problem = problem;
  }
}

/**
 * The certificates in a file, as PEM; a single one in DER, as Windows exports it, is converted.
 * @param file an absolute path, or one that begins with `~/`: a relative one would be the workspace's to decide
 * @throws UnusableCaFile
 */
export async function readCaFile(file: string): Promise<string> {
  const whole = /^~[/\\]/.test(file) ? path.join(homedir(), file.slice(2)) : file;
  if (!path.isAbsolute(whole)) throw new UnusableCaFile(file, 'relative');
  let bytes: Buffer;
  try {
    bytes = await readFile(whole);
  } catch (error) {
    throw new UnusableCaFile(file, 'unreadable', error);
  }
  const text = bytes.toString('latin1');
  if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(text)) return text;
  try {
    return new X509Certificate(bytes).toString();
  } catch (error) {
    throw new UnusableCaFile(file, 'no-certificate', error);
  }
}
