/** How long a WAV file plays, in milliseconds; undefined for what has no readable head. */
export function wavDurationMs(data: Uint8Array): number | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const tag = (at: number): string => String.fromCharCode(...data.subarray(at, at + 4));
  if (data.byteLength < 44 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return undefined;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= data.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    if (tag(at) === 'fmt ' && at + 20 <= data.byteLength) bytesPerSecond = view.getUint32(at + 16, true);
    if (tag(at) === 'data') {
      if (bytesPerSecond === 0) return undefined;
      // A recorder that was cut off leaves 0 or all ones for the size.
      const length = Math.min(size === 0 ? Number.MAX_SAFE_INTEGER : size, data.byteLength - at - 8);
      return Math.round((length / bytesPerSecond) * 1000);
    }
    // Pieces begin at even places.
    at += 8 + size + (size % 2);
  }
  return undefined;
}
