import { randomBytes } from 'node:crypto';

/** Unique, safe in a file name, and sorted by time: `20261120t221403123-4f9a1c0e8b2d`. */
export function newId(at: Date = new Date()): string {
  const time = at
    .toISOString()
    .replace(/[-:.Z]/g, '')
    .toLowerCase();
  return `${time}-${randomBytes(6).toString('hex')}`;
}
