/** A block of an answer between fences. */
export interface Fence {
  /** The first word behind the opening fence, in lower case; may be empty. */
  language: string;
  text: string;
}

/** Complete blocks only, in the order of the text. A fence inside of a longer one is text. */
export function fencesOf(answer: string): Fence[] {
  const blocks = answer.matchAll(
    /^ {0,3}(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^\n]*\n(?:([\s\S]*?)\n)?? {0,3}\1[`~]*[ \t]*$/gm,
  );
  return [...blocks].map(([, , language = '', text = '']) => ({ language: language.toLowerCase(), text }));
}
