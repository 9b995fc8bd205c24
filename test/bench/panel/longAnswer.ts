/** A Markdown answer of 200 kB: twenty sections of 10 kB, each with everything that an answer may hold. */

const sections = 20;
const sectionLength = 10_000;

const words = (
  'the panel shows an answer while it grows and keeps what is finished so that a token costs what its block costs ' +
  'however long the text before it has become 面板 在 回答 增长 时 显示 内容'
).split(' ');

/** Reproducible, and no section says what another says. */
function* wordsFrom(seed: number): Generator<string> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield words[state % words.length] ?? 'word';
  }
}

const code = (section: number, block: number): string =>
  [
    '```ts',
    `import { price, type Item } from './prices${section}';`,
    '',
    `/** The total of cart ${section}.${block}, in cents. */`,
    `export async function total${block}(items: readonly Item[], rate = 0.${section + 10}): Promise<number> {`,
    '  let sum = 0;',
    '  for (const { id, count } of items) {',
    '    const found = await price(id);',
    `    if (found === undefined) throw new Error(\`no price for \${id} in section ${section}\`);`,
    '    sum += found * count; // in cents',
    '  }',
    '  return Math.round(sum * (1 + rate));',
    '}',
    '```',
  ].join('\n');

const table = (section: number, block: number): string =>
  [
    '| Model | Context | Price | Note |',
    '|:------|:-------:|------:|------|',
    ...Array.from(
      { length: 8 },
      (_, row) => `| glm-${section}.${row} | ${row * 16} k | ¥${block}.${row} | \`row ${row}\` |`,
    ),
  ].join('\n');

function section(number: number): string {
  const next = wordsFrom(number + 1);
  const say = (count: number): string => Array.from({ length: count }, () => next.next().value).join(' ');
  const fixed = [
    `## Part ${number}: ${say(4)}`,
    `${say(40)} **${say(3)}**, *${say(2)}* and \`${say(1)}\`, see [${say(2)}](https://example.com/${number}).`,
    `- ${say(12)}\n- ${say(9)}\n  1. ${say(7)}\n  2. ${say(8)} $a_${number} + b^2$\n- [x] ${say(6)}`,
    table(number, 1),
    `${say(30)} It costs $5, or $x_{${number}} = \\sqrt{y^2 + ${number}}$.`,
    code(number, 1),
    `$$\n\\sum_{k=0}^{${number}} \\binom{${number}}{k} x^k y^{${number}-k} = (x + y)^{${number}}\n$$`,
    `### ${say(5)}\n\n> ${say(30)}`,
    table(number, 2),
    code(number, 2),
  ].join('\n\n');
  let text = `${fixed}\n\n`;
  while (text.length < sectionLength - 300) text += `${say(45)}.\n\n`;
  return `${text}${'.'.padStart(sectionLength - text.length - 2, 'and so on ')}\n\n`;
}

export const longAnswer = (): string => Array.from({ length: sections }, (_, number) => section(number)).join('');
