/** How long a recording plays, in milliseconds; undefined where this editor cannot play it. */
export function soundDuration(uri: string): Promise<number | undefined> {
  const audio = new Audio();
  audio.preload = 'metadata';
  return new Promise(resolve => {
    audio.addEventListener('loadedmetadata', () =>
      resolve(Number.isFinite(audio.duration) ? Math.round(audio.duration * 1000) : undefined),
    );
    audio.addEventListener('error', () => resolve(undefined));
    audio.src = uri;
  });
}
