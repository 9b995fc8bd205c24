export type UnreadableFileReason =
  | 'empty'
  | 'too-large'
  | 'folder'
  /** Bytes that are neither text nor of a type that is taken. */
  | 'unknown-type'
  /** Word, Excel or PowerPoint of before 2007. */
  | 'old-office'
  | 'encrypted'
  | 'damaged'
  /** No text in it, or no page of those that were asked for. */
  | 'nothing-in-it'
  /** Took too long or too much memory to read. */
  | 'gave-up';

/** A file cannot be attached. The message holds its name and the reason, never what is in it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly fileName: string;
  readonly reason: UnreadableFileReason;

  constructor(fileName: string, reason: UnreadableFileReason) {
    super(`${fileName}: ${reason}`);
    this.fileName = fileName;
    this.reason = reason;
  }
}
