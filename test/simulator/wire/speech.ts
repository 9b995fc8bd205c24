const samplesPerSecond = 24_000;
const secondsPerLetter = 0.03;
/** A long answer is cut: what is heard begins as the text begins. */
const mostLetters = 200;

/**
 * The text as tones, one for each letter, its pitch the letter's number: a sound that can be heard, and told from the
 * sound of another text. PCM, 24,000 samples of 16 bits a second, one channel, as DashScope sends it.
 */
export function speak(text: string): Buffer {
  const letters = [...text.trim()].slice(0, mostLetters);
  const perLetter = samplesPerSecond * secondsPerLetter;
  const samples = new Int16Array(letters.length * perLetter);
  for (const [index, letter] of letters.entries()) {
    if (letter.trim() === '') continue;
    const hertz = 220 * 2 ** (((letter.codePointAt(0) ?? 0) % 36) / 12);
    for (let at = 0; at < perLetter; at++) {
      // Rising and falling within the letter, so that no tone begins with a click.
      const loudness = Math.sin((Math.PI * at) / perLetter) * 8_000;
      samples[index * perLetter + at] = Math.sin((2 * Math.PI * hertz * at) / samplesPerSecond) * loudness;
    }
  }
  return Buffer.from(samples.buffer);
}

/** GLM-4-Voice sends a whole file: the same samples behind a RIFF head, in base64. */
export function waveFile(pcm: Buffer): string {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + pcm.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(samplesPerSecond, 24);
  head.writeUInt32LE(samplesPerSecond * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([head, pcm]).toString('base64');
}
