export interface NumberRange {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isInteger: boolean;
}

export type ReadNumber =
  | { value: number | undefined; problem?: undefined }
  | { problem: 'none' | 'whole' | 'range'; value?: undefined };

/** What somebody wrote into a field: nothing is a choice too. A comma is taken for a point. */
export function readNumber(text: string, { min = -Infinity, max = Infinity, isInteger }: NumberRange): ReadNumber {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return { value: undefined };
  const value = Number(plain);
  if (!Number.isFinite(value)) return { problem: 'none' };
  if (isInteger && !Number.isInteger(value)) return { problem: 'whole' };
  return value < min || value > max ? { problem: 'range' } : { value };
}
