// Makes what the sample workspace has to compare, to watch and to read. Run by hand, and look at what comes of it:
//   node scripts/docs/sampleMedia.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { rootDir } from '../bootstrap.mjs';
import { findChromium } from '../editor/findChromium.ts';

const workspace = path.join(rootDir, 'test', 'fixtures', 'sample-workspace');

/** The summary of an order; `after` has another total, another button, and no line for delivery. */
function summary(after) {
  const rows = [
    ['Stoneware mug × 2', '€36.00'],
    ['Enamel kettle', '€64.50'],
    ...(after ? [] : [['Delivery', '€4.90']]),
  ];
  return `<style>
    body { background: #f4f5f7; font: 17px/1.4 "DejaVu Sans", sans-serif; margin: 0; color: #1f2430; }
    header { background: #ffffff; border-bottom: 1px solid #e3e6eb; font-weight: 700; padding: 18px 32px; }
    main { background: #ffffff; border: 1px solid #d9dde4; border-radius: 12px; height: 330px; margin: 28px 32px; padding: 8px 28px; position: relative; }
    .row { border-bottom: 1px solid #e8eaee; display: flex; justify-content: space-between; padding: 15px 0; }
    .total { bottom: 104px; font-size: 21px; font-weight: 700; left: 28px; position: absolute; right: 28px; display: flex; justify-content: space-between; }
    .button { background: ${after ? '#2458c5' : '#0f766e'}; border-radius: 8px; bottom: 28px; color: #ffffff; left: 28px; line-height: 52px; position: absolute; right: 28px; text-align: center; }
  </style><header>Kettle &amp; Crumb</header><main>
    ${rows.map(([name, price]) => `<div class="row"><span>${name}</span><span>${price}</span></div>`).join('')}
    <div class="total"><span>Total</span><span>${after ? '€100.50' : '€105.40'}</span></div>
    <div class="button">${after ? 'Pay now' : 'Continue to payment'}</div>
  </main>`;
}

const terms = [
  [
    'Delivery terms',
    [
      'These terms hold for every order that is placed in the shop of Kettle & Crumb.',
      'Orders that are paid before noon leave our house on the same working day.',
      'Within Germany a parcel takes two working days, within the European Union four.',
    ],
  ],
  [
    'What delivery costs',
    [
      'Germany: 4.90 euro for each parcel, free of charge from 80 euro.',
      'European Union: 12.90 euro for each parcel, free of charge from 150 euro.',
      'A parcel weighs at most 25 kilograms; heavier orders are split.',
    ],
  ],
  [
    'Returns',
    [
      'Goods may be sent back within 30 days, unused and in their box.',
      'The costs of the return are ours where the goods are broken, otherwise yours.',
      'The money is paid back within 10 days after the parcel has arrived.',
    ],
  ],
];

function termsPages() {
  const pages = terms.map(
    ([title, paragraphs], index) =>
      `<section><h1>${index + 1}. ${title}</h1>${paragraphs.map(text => `<p>${text.replaceAll('&', '&amp;')}</p>`).join('')}</section>`,
  );
  return `<style>
    @page { size: A5; margin: 18mm; }
    body { font: 15px/1.6 "DejaVu Sans", sans-serif; margin: 0; }
    section { break-after: page; } section:last-child { break-after: auto; } h1 { font-size: 22px; }
  </style>${pages.join('')}`;
}

/** Somebody pays and is turned away: three scenes of two seconds. */
async function recordFilm(page) {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 400;
    const context = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(10), {
      mimeType: 'video/webm;codecs=vp8',
      videoBitsPerSecond: 250_000,
    });
    const chunks = [];
    recorder.ondataavailable = ({ data }) => chunks.push(data);
    const stopped = new Promise(resolve => recorder.addEventListener('stop', resolve));
    const scenes = [
      { paper: '#eef2f7', bar: '#0f766e', head: 'Your cart', line: '2 articles, 100.50 euro' },
      { paper: '#fff7e0', bar: '#a16207', head: 'Payment', line: 'Waiting for the bank' },
      { paper: '#fdecea', bar: '#b42318', head: 'Payment failed', line: 'Error 402: card refused' },
    ];
    recorder.start();
    const begun = performance.now();
    for (let now = 0; now < 6000; now = performance.now() - begun) {
      const { paper, bar, head, line } = scenes[Math.min(2, Math.floor(now / 2000))] ?? {
        paper: '',
        bar: '',
        head: '',
        line: '',
      };
      if (context) {
        context.fillStyle = paper;
        context.fillRect(0, 0, 640, 400);
        context.fillStyle = bar;
        context.fillRect(0, 0, 640, 72);
        context.fillStyle = '#ffffff';
        context.font = '30px "DejaVu Sans", sans-serif';
        context.fillText(head, 32, 47);
        context.fillStyle = '#1f2430';
        context.font = '24px "DejaVu Sans", sans-serif';
        context.fillText(line, 32, 160);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  });
  return Buffer.from(base64, 'base64');
}

const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args: [...args],
  env: { ...process.env, ...env },
});
try {
  const page = await browser.newPage({ viewport: { width: 640, height: 440 } });
  for (const [name, after] of [
    ['summary-before', false],
    ['summary-after', true],
  ]) {
    await page.setContent(summary(after));
    await page.screenshot({ path: path.join(workspace, 'screenshots', `${name}.png`) });
  }
  const media = path.join(workspace, 'media');
  await mkdir(media, { recursive: true });
  await writeFile(path.join(media, 'payment.webm'), await recordFilm(page));
  await page.setContent(termsPages());
  await page.pdf({ path: path.join(media, 'delivery-terms.pdf'), preferCSSPageSize: true });
} finally {
  await browser.close();
}
