import type { Page } from '@playwright/test';

/** What is done to a page to make it wrong in a known way. Runs in the page; the seed chooses where. */
export interface Perturbation {
  readonly name: string;
  apply(page: Page): Promise<void>;
}

/** Helpers inside the page: blocks by size, words by text. As text, since it runs there. */
const helpers = `
  const shown = element => { const r = element.getBoundingClientRect(); return r.width * r.height; };
  const page = innerWidth * innerHeight;
  const blocks = [...document.body.querySelectorAll('*')].filter(element => {
    const share = shown(element) / page;
    return share > 0.015 && share < 0.12 && getComputedStyle(element).visibility === 'visible';
  });
  const outer = blocks.filter(block => !blocks.some(other => other !== block && other.contains(block)));
  const pick = n => { const sorted = outer.toSorted((a, b) => shown(b) - shown(a)); return sorted[n % sorted.length]; };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.trim().length > 2) texts.push(walker.currentNode);
  const other = text => text.replace(/[a-z]/g, c => 'zyxwvutsrqponmlkjihgfedcba'[c.charCodeAt(0) - 97])
    .replace(/[A-Z]/g, c => 'ZYXWVUTSRQPONMLKJIHGFEDCBA'[c.charCodeAt(0) - 65]).replace(/[0-9]/g, c => 9 - c)
    .replace(/[\\u4e00-\\u9fa0]/g, c => String.fromCharCode(c.charCodeAt(0) ^ 11));
`;
const inPage =
  (code: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate(`(() => { ${helpers} ${code} })()`);
  };

export const perturbations: readonly Perturbation[] = [
  { name: 'same', apply: async () => {} },
  { name: 'half a pixel', apply: inPage(`document.body.style.translate = '0.5px 0.5px';`) },
  { name: 'one text', apply: inPage('texts[texts.length >> 1].data = other(texts[texts.length >> 1].data);') },
  { name: 'half the texts', apply: inPage('texts.forEach((t, i) => { if (i % 2) t.data = other(t.data); });') },
  { name: 'all texts', apply: inPage('texts.forEach(t => { t.data = other(t.data); });') },
  ...[6, 24, 80].map(px => ({
    name: `block moved ${px}`,
    apply: inPage(`pick(0).style.translate = '${px}px ${px / 2}px';`),
  })),
  ...[8, 40].map(px => ({
    name: `all moved ${px}`,
    apply: inPage(`for (const b of outer) b.style.translate = '${px}px ${px}px';`),
  })),
  { name: 'shade', apply: inPage(`pick(0).style.filter = 'brightness(0.93)';`) },
  { name: 'wrong colour', apply: inPage(`pick(0).style.filter = 'invert(1) hue-rotate(40deg)';`) },
  {
    name: 'three wrong colours',
    apply: inPage(`for (const n of [0, 1, 2]) pick(n).style.filter = 'invert(1) hue-rotate(40deg)';`),
  },
  {
    name: 'block missing',
    apply: inPage(
      `pick(0).style.visibility = 'hidden'; for (const c of pick(0).querySelectorAll('*')) c.style.visibility = 'hidden';`,
    ),
  },
  {
    name: 'three missing',
    apply: inPage(`const three = [0, 1, 2].map(pick); for (const b of three) b.style.opacity = '0';`),
  },
  { name: 'all missing', apply: inPage(`for (const b of outer) b.style.opacity = '0';`) },
  { name: 'blank', apply: inPage(`document.body.innerHTML = '';`) },
];

/** What people agree on: each of the first is nearer to the original than each of the second. */
export const orders: readonly (readonly [nearer: readonly string[], farther: readonly string[]])[] = [
  [['same'], perturbations.map(({ name }) => name).filter(name => name !== 'same')],
  [perturbations.map(({ name }) => name).filter(name => name !== 'blank'), ['blank']],
  [['half a pixel'], ['half the texts', 'block moved 24', 'wrong colour', 'block missing', 'all moved 8']],
  [
    ['one text'],
    ['half the texts', 'all texts', 'three missing', 'all missing', 'three wrong colours', 'all moved 40'],
  ],
  [['half the texts'], ['all texts', 'all missing']],
  [['all texts'], ['all missing']],
  [['block moved 6'], ['block moved 24', 'block moved 80', 'block missing', 'wrong colour', 'all moved 8']],
  [['block moved 24'], ['block moved 80', 'three missing', 'all missing', 'all moved 40']],
  [['block moved 80'], ['all missing', 'three missing']],
  [['all moved 8'], ['all moved 40', 'all missing']],
  [['shade'], ['wrong colour', 'block missing', 'three wrong colours', 'three missing']],
  [['wrong colour'], ['three wrong colours', 'three missing', 'all missing']],
  [['block missing'], ['three missing', 'all missing']],
  [['three missing'], ['all missing']],
];
