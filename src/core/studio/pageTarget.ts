/**
 * What a page is written in. `css`: one file with its own style sheet. `tailwind`: utility classes, whose style sheet is
 * built from them.
 */
export type PageTarget = 'css' | 'tailwind';
