export type Platform = 'mac' | 'windows' | 'linux';

/** Of the machine that the user sits at, which need not be the one that the extension runs on. */
export function platformOf({ userAgent }: Pick<Navigator, 'userAgent'>): Platform {
  if (userAgent.includes('Mac')) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'linux';
}
