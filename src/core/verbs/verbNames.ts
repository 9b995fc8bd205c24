/** Verbs that ask a model about pictures, films and documents. `/html` leads into the Studio and is none of them. */
export const verbNames = ['ocr', 'debug', 'diagram', 'chart', 'compare', 'locate', 'video', 'doc'] as const;
export type VerbName = (typeof verbNames)[number];
