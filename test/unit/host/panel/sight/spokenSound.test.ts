import { deepEqual, equal, ok } from 'node:assert/strict';
import { SpokenSound } from '../../../../../src/host/panel/sight/spokenSound.ts';
import { speak, waveFile } from '../../../../simulator/wire/speech.ts';

const samples = speak('Good morning');

const fileOf = (pieces: readonly string[]) => {
  const spoken = new SpokenSound();
  for (const piece of pieces) spoken.add(piece);
  return spoken.file();
};

describe('SpokenSound', () => {
  it('puts bare samples behind a head that says what they are, wherever the base64 is cut', () => {
    const base64 = samples.toString('base64');
    for (const length of [1, 3, 4, 7, 1000, base64.length]) {
      const file = fileOf(base64.match(new RegExp(`.{1,${length}}`, 'g')) ?? []);
      ok(file);
      equal(file.mediaType, 'audio/wav');
      equal(file.durationMs, Math.round(samples.length / 48));
      equal(Buffer.from(file.data).toString('base64'), waveFile(samples));
    }
  });

  it('takes pieces that are padded each for itself', () => {
    const pieces = [samples.subarray(0, 1000), samples.subarray(1000, 1001), samples.subarray(1001)];
    const file = fileOf(pieces.map(piece => piece.toString('base64')));
    equal(Buffer.from(file?.data ?? []).toString('base64'), waveFile(samples));
  });

  it('leaves a whole file as it is, and mends the lengths of one that was written while it was spoken', () => {
    const whole = waveFile(samples);
    equal(Buffer.from(fileOf([whole])?.data ?? []).toString('base64'), whole);
    const streamed = Buffer.from(whole, 'base64');
    streamed.writeUInt32LE(0xffffffff, 4);
    streamed.writeUInt32LE(0xffffffff, 40);
    const mended = fileOf([streamed.toString('base64')]);
    equal(Buffer.from(mended?.data ?? []).toString('base64'), whole);
    equal(mended?.durationMs, Math.round(samples.length / 48));
  });

  it('knows an MP3, and says nothing where nothing was said', () => {
    equal(fileOf([Buffer.from('ID3 and so on').toString('base64')])?.mediaType, 'audio/mpeg');
    deepEqual(fileOf([]), undefined);
    deepEqual(fileOf(['']), undefined);
  });
});
