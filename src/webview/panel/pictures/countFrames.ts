/** How many frames a picture has; 1 also where the browser cannot tell (`ImageDecoder` is Chromium's and Firefox'). */
export async function countFrames(blob: Blob): Promise<number> {
  if (typeof ImageDecoder === 'undefined' || !(await ImageDecoder.isTypeSupported(blob.type))) return 1;
  const decoder = new ImageDecoder({ data: await blob.arrayBuffer(), type: blob.type });
  try {
    await decoder.tracks.ready;
    await decoder.completed;
    return decoder.tracks.selectedTrack?.frameCount ?? 1;
  } catch {
    // Whoever draws it says what is wrong with it.
    return 1;
  } finally {
    decoder.close();
  }
}
