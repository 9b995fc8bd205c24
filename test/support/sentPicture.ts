// What a model received of a picture that was sent as it is kept.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decode } from 'fast-png';
import type { Workbench } from './workbench.ts';

export interface SentPicture {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` of one pixel. */
  at(x: number, y: number): string;
}

/** Found by what the simulator says it received, so that no other file can pass for it. Reads PNG. */
export async function sentPicture({ dataDir }: Workbench, sha256: string): Promise<SentPicture> {
  const folder = path.join(dataDir, 'data/User/globalStorage/glm-chat-vision.glm-chat/pictures');
  const name = (await readdir(folder)).find(entry => entry.startsWith(sha256));
  if (!name) throw new Error('the picture that was sent is not one that is stored');
  return readPng(await readFile(path.join(folder, name)));
}

export function readPng(bytes: Uint8Array): SentPicture {
  const { width, height, data, channels, palette } = decode(bytes);
  return {
    width,
    height,
    at: (x, y) => {
      const first = (Math.round(y) * width + Math.round(x)) * channels;
      const color = palette?.[data[first] ?? 0] ?? [0, 1, 2].map(channel => data[first + channel] ?? 0);
      const hex = color.slice(0, 3).map(value => value.toString(16).padStart(2, '0'));
      return `#${hex.join('')}`;
    },
  };
}
