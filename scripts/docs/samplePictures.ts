// Draws the pictures of the sample workspace that verbs are tried on. Run by hand, and look at what comes of it:
//   node scripts/docs/samplePictures.ts
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { rootDir } from '../bootstrap.mjs';
import { findChromium } from '../editor/findChromium.ts';

const target = path.join(rootDir, 'test', 'fixtures', 'sample-workspace', 'screenshots');

const code = `from dataclasses import dataclass


@dataclass
class Parcel:
    weight_in_grams: int
    country: str


def shipping_in_cents(parcel, express=False):
    """What it costs to send a parcel."""
    if parcel.weight_in_grams <= 0:
        raise ValueError("a parcel has a weight")
    base = 490 if parcel.country == "DE" else 1290
    steps = parcel.weight_in_grams // 1000
    cost = base + steps * 150
    if express:
        cost = cost * 2
    return cost


print(shipping_in_cents(Parcel(2400, "FR")))`;

/** A screenshot of code in an editor: dark, with line numbers and a tab. */
function codePage(): string {
  const keyword = /\b(from|import|class|def|if|else|raise|return|print)\b/g;
  const lines = code.split('\n').map((line, index) => {
    const escaped = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const coloured = escaped
      .replace(/("(?:"")?[^"]*"(?:"")?)/g, '\u0001$1\u0002')
      .replace(keyword, '<b>$1</b>')
      .replaceAll('\u0001', '<i>')
      .replaceAll('\u0002', '</i>');
    return `<div class="line"><span class="number">${index + 1}</span><span class="text">${coloured}</span></div>`;
  });
  return `<style>
    body { margin: 0; background: #1f1f1f; color: #d4d4d4; font: 15px/24px "DejaVu Sans Mono", monospace; }
    .bar { background: #181818; height: 40px; font: 14px/40px "DejaVu Sans", sans-serif; color: #cccccc; }
    .tab { background: #1f1f1f; display: inline-block; padding: 0 24px; }
    .code { padding: 14px 0 20px; }
    .line { white-space: pre; height: 24px; }
    .number { color: #8a8a8a; display: inline-block; text-align: right; width: 44px; margin-right: 28px; }
    b { color: #79b8ff; font-weight: normal; } i { color: #f0a884; font-style: normal; }
  </style><div class="bar"><span class="tab">shipping.py</span></div><div class="code">${lines.join('')}</div>`;
}

const orders = [
  ['Jan', 420],
  ['Feb', 380],
  ['Mar', 510],
  ['Apr', 640],
  ['May', 590],
  ['Jun', 730],
] as const;

/** A bar chart without its values: they have to be read off the axis. */
function chartPage(): string {
  const [left, bottom, height, top] = [110, 430, 320, 800];
  const y = (value: number): number => bottom - (value / top) * height;
  const grid = [0, 200, 400, 600, 800].map(
    value =>
      `<line x1="${left}" x2="820" y1="${y(value)}" y2="${y(value)}" stroke="#e4e7ec" stroke-width="1"/>
       <text x="${left - 16}" y="${y(value) + 6}" text-anchor="end">${value}</text>`,
  );
  const bars = orders.map(
    ([month, value], index) =>
      `<rect x="${left + 32 + index * 114}" y="${y(value)}" width="68" height="${bottom - y(value)}" fill="#2f6fdb"/>
       <text x="${left + 66 + index * 114}" y="${bottom + 30}" text-anchor="middle">${month}</text>`,
  );
  return `<style>body { margin: 0; background: #ffffff; }
    text { font: 17px "DejaVu Sans", sans-serif; fill: #344054; } .title { font-size: 24px; font-weight: bold; }</style>
    <svg width="880" height="500" style="display:block">
      <text class="title" x="40" y="52">Orders per month</text>
      ${grid.join('')}${bars.join('')}
    </svg>`;
}

const boxes = {
  cart: [60, 90, 180, 72, 'Cart'],
  checkout: [350, 90, 180, 72, 'Checkout'],
  payment: [640, 90, 180, 72, 'Payment'],
  stock: [350, 270, 180, 72, 'Stock'],
  mail: [640, 270, 180, 72, 'Send mail'],
} as const;

const arrows = [
  [240, 126, 350, 126],
  [530, 126, 640, 126],
  [440, 162, 440, 270],
  [730, 162, 730, 270],
] as const;

/** Boxes and arrows between them. */
function diagramPage(): string {
  const lines = arrows.map(([x1, y1, x2, y2]) => {
    const [dx, dy] = [Math.sign(x2 - x1), Math.sign(y2 - y1)];
    // The head stops short of the box, as it does in what people draw.
    const [tipX, tipY] = [x2 - dx * 3, y2 - dy * 3];
    const [backX, backY] = [tipX - dx * 14, tipY - dy * 14];
    const head = `${tipX},${tipY} ${backX + dy * 7},${backY + dx * 7} ${backX - dy * 7},${backY - dx * 7}`;
    return `<line x1="${x1}" y1="${y1}" x2="${backX}" y2="${backY}" stroke="#475467" stroke-width="2"/>
      <polygon points="${head}" fill="#475467"/>`;
  });
  const rects = Object.values(boxes).map(
    ([x, top, width, height, label]) =>
      `<rect x="${x}" y="${top}" width="${width}" height="${height}" fill="#dbe8ff"/>
       <text x="${x + width / 2}" y="${top + height / 2 + 7}" text-anchor="middle">${label}</text>`,
  );
  return `<style>body { margin: 0; background: #ffffff; } text { font: 19px "DejaVu Sans", sans-serif; fill: #101828; }
    .title { font-weight: bold; }</style>
    <svg width="880" height="400" style="display:block"><text class="title" x="60" y="46">How an order goes</text>
    ${rects.join('')}${lines.join('')}</svg>`;
}

const pages = [
  { name: 'shipping-code.png', width: 760, height: 590, html: codePage() },
  { name: 'orders-chart.png', width: 880, height: 500, html: chartPage() },
  { name: 'order-flow.png', width: 880, height: 400, html: diagramPage() },
];

const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args: [...args], env: { ...process.env, ...env } as never });
try {
  for (const { name, width, height, html } of pages) {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.setContent(html);
    await writeFile(path.join(target, name), await page.screenshot());
    await page.close();
  }
} finally {
  await browser.close();
}
