import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { decode } from 'fast-png';
import { rootDir } from '../../../scripts/bootstrap.mjs';
import { findChromium } from '../../../scripts/editor/findChromium.ts';
import { type Pixels, type Similarity, similarity } from '../../../src/core/studio/score/index.ts';
import type { BenchContext, Figures } from '../bench.ts';
import { orders, type Perturbation, perturbations } from './perturbations.ts';
import { timeStudio } from './timeStudio.ts';

const pages = [
  { name: 'shop-home', width: 1280, height: 800 },
  { name: 'checkout', width: 1280, height: 800 },
  { name: 'dashboard', width: 1280, height: 800 },
  { name: 'mobile-login', width: 390, height: 844 },
  { name: 'error-dialog', width: 1200, height: 720 },
] as const;
type SamplePage = Pick<(typeof pages)[number], 'name'> & { width: number; height: number };

/**
 * Known pairs: each of the sample pages against itself made wrong in known ways, drawn by the browser. What people
 * agree on (a block that is missing is worse than one that stands 6 px off, and so on) is compared with what the score
 * says. The first of the perturbations changes nothing: the page, drawn a second time.
 */
export const scoreBench = async ({ show }: BenchContext): Promise<Figures> => {
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: [...args],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  try {
    const scores = new Map<string, Map<string, Similarity>>();
    for (const page of pages) {
      const original = await draw(browser, page);
      const ofPage = new Map<string, Similarity>();
      for (const wrong of perturbations) ofPage.set(wrong.name, similarity(original, await draw(browser, page, wrong)));
      scores.set(page.name, ofPage);
    }
    const total = (page: string, wrong: string): number => scores.get(page)?.get(wrong)?.total ?? Number.NaN;
    let [right, compared] = [0, 0];
    const mistaken: [string, string, string][] = [];
    for (const { name } of pages) {
      for (const [nearer, farther] of orders) {
        for (const near of nearer) {
          for (const far of farther) {
            if (near === far) continue;
            compared++;
            if (total(name, near) > total(name, far)) right++;
            else
              mistaken.push([name, `${near} ${total(name, near).toFixed(3)}`, `${far} ${total(name, far).toFixed(3)}`]);
          }
        }
      }
    }
    show({
      title: `${pages.length * perturbations.length} pairs (layout, colour, ink)`,
      columns: ['', ...pages.map(({ name }) => name)],
      rows: perturbations.map(({ name }) => [name, ...pages.map(page => inWords(scores.get(page.name)?.get(name)))]),
    });
    show({
      title: `${compared} comparisons: said wrong`,
      columns: ['', 'people say nearer', 'people say farther'],
      rows: mistaken,
    });

    // The same pair again, drawn anew each time.
    const again: number[] = [];
    const [shop] = pages;
    const wrong = perturbations.find(({ name }) => name === 'block moved 24');
    for (let round = 0; round < 4; round++) {
      again.push(similarity(await draw(browser, shop), await draw(browser, shop, wrong)).total);
    }
    const spread = (Math.max(...again) - Math.min(...again)) / Math.max(...again);

    const { renderMs, scoreMs: ms1440x3000, maxTaskMs } = await timeStudio(browser);
    const orderRight = right / compared;
    show({
      title: 'In all',
      columns: ['', ''],
      rows: [
        ['order of severity right', orderRight],
        ['spread of the same pair', spread],
        ['1440 × 3000 compared, ms', ms1440x3000],
        ['1440 × 3000 drawn, 1000 elements, ms', renderMs],
        ['longest task of the tab meanwhile, ms', maxTaskMs],
      ],
    });
    return { orderRight, spread, ms1440x3000, renderMs, maxTaskMs };
  } finally {
    await browser.close();
  }
};

function inWords(found: Similarity | undefined): string {
  if (!found) return '';
  const { total, layout, colour, ink } = found;
  return `${total.toFixed(3)} (${[layout, colour, ink].map(part => part.toFixed(2)).join(' ')})`;
}

async function draw(browser: Browser, { name, width, height }: SamplePage, wrong?: Perturbation): Promise<Pixels> {
  const page = await browser.newPage({ viewport: { width, height } });
  try {
    await page.goto(pathToFileURL(path.join(rootDir, 'test/fixtures/images/source', `${name}.html`)).href);
    await wrong?.apply(page);
    return pixelsOf(await page.screenshot());
  } finally {
    await page.close();
  }
}

function pixelsOf(png: Uint8Array): Pixels {
  const { width, height, channels, data } = decode(png);
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    for (let channel = 0; channel < 4; channel++) {
      pixels[at * 4 + channel] = channel < 3 ? Number(data[at * channels + channel]) : 255;
    }
  }
  return { width, height, data: pixels };
}
