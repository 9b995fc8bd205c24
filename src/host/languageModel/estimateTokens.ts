/**
 * A guess at how many tokens a text is, on the high side: no tokenizer of these models is public in a form that could
 * be shipped. About 4 characters of English or code make a token, about 1.5 of Chinese, Japanese or Korean.
 */
export function estimateTokens(text: string): number {
  const wide = text.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/g)?.length ?? 0;
  return Math.ceil(wide / 1.5 + (text.length - wide) / 3.5);
}

/** What a picture of a usual screenshot's size comes to; models count patches and scale large pictures down. */
export const tokensPerPicture = 1600;
