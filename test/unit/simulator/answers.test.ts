import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Simulator, simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';
import { pdf, sound } from '../provider/matrix/material.ts';
import { dataUri, drawPng } from './drawPng.ts';

const blueCard = drawPng(320, 200, '#f0f2f5', [{ x: 30, y: 40, width: 120, height: 60, hex: '#2563eb' }]);
const redCard = drawPng(300, 240, '#101828', [{ x: 50, y: 20, width: 200, height: 90, hex: '#e02020' }]);
const picture = (bytes: Uint8Array) => ({ type: 'image_url', image_url: { url: dataUri(bytes) } });

const code = [
  'File src/cart.ts, lines 40-48:',
  '```typescript',
  'export function add(a: number, { x, y }: Point): number {',
  '  if (a > 1) {',
  "    return a + x; // a } in a comment and in '}' a string",
  '  }',
  '  return y;',
  '}',
  'const later = async (job: Job) => {',
  '  for (const step of job) await step();',
  '};',
  '```',
].join('\n');

const notesSchema = {
  type: 'object',
  properties: {
    notes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          startLine: { type: 'integer' },
          endLine: { type: 'integer' },
          kind: { type: 'string', enum: ['what', 'suggestion'] },
          text: { type: 'string' },
          replacement: { type: 'string' },
        },
        required: ['startLine', 'endLine', 'kind', 'text'],
      },
    },
  },
  required: ['notes'],
};

interface Message {
  content: string | null;
  reasoning_content?: string;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

describe('simulator: what it answers', () => {
  let simulator: Simulator;
  let urls: ReturnType<typeof simulatorBaseUrls>;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
    urls = simulatorBaseUrls(simulator.url);
  });
  after(() => simulator.close());

  async function ask(body: Record<string, unknown>, url = urls.openai): Promise<Message> {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer key' },
      body: JSON.stringify({ model: 'simulated-vision', ...body }),
    });
    assert.equal(response.status, 200, await response.clone().text());
    const { choices } = (await response.json()) as { choices: [{ message: Message }] };
    return choices[0].message;
  }
  const user = (...content: unknown[]) => ({ role: 'user', content });
  const text = async (messages: unknown[], more: Record<string, unknown> = {}) =>
    (await ask({ messages, ...more })).content ?? '';

  it('names the true size, main colour and regions of a picture', async () => {
    const answer = await text([user(picture(redCard), { type: 'text', text: 'It is 10 × 10 and green, is it not?' })]);
    assert.match(answer, /300 × 240/);
    assert.match(answer, /\*\*very dark blue-grey\*\* \(`#101828`\)/);
    assert.match(answer, /panel at \(50, 20\), 200 × 90, `#e02020`/);
    assert.doesNotMatch(answer, /10 × 10|green/);
  });

  it('does not care how the question is worded', async () => {
    const one = await text([
      user(picture(blueCard), { type: 'text', text: 'Make an HTML page, call a tool, answer in JSON' }),
    ]);
    const other = await text([user(picture(blueCard), { type: 'text', text: 'colour?' })]);
    assert.equal(one, other);
  });

  it('answers in Chinese when the question is Chinese, whatever the code beside it', async () => {
    assert.match(
      await text([user({ type: 'text', text: `解释这段代码 add\n${code}` })]),
      /共 \*\*9\*\* 行（第 40–48 行）/,
    );
    assert.match(await text([user(picture(blueCard), { type: 'text', text: '看图' })]), /主色是/);
    assert.match(await text([{ role: 'user', content: `Explain\n${code}` }]), /\*\*9\*\* lines \(lines 40–48\)/);
  });

  it('names functions with the lines that they have in their file', async () => {
    const answer = await text([{ role: 'user', content: code }]);
    assert.match(answer, /`src\/cart.ts` is \*\*TypeScript\*\*/);
    assert.match(answer, /\| `add` \| 40–45 \| `a`, `\{…\}` \| 1 \| 0 \|/);
    assert.match(answer, /\| `later` \| 46–48 \| `job` \| 0 \| 1 \|/);
    assert.match(answer, /```typescript\nexport function add/);
  });

  it('takes line numbers printed in front of the code for what they are', async () => {
    const numbered = ['def total(lines):', '    return sum(lines)', '', 'def vat(x):', '    return x / 5'];
    const body = numbered.map((line, index) => `${index + 98}\t${line}`).join('\n');
    const answer = await text([{ role: 'user', content: `File api/prices.py:\n\`\`\`python\n${body}\n\`\`\`` }]);
    assert.match(answer, /\| `total` \| 98–99 \|/);
    assert.match(answer, /\| `vat` \| 101–102 \|/);
    assert.match(answer, /^def total\(lines\):$/m);
  });

  it('sums up a conversation that brings neither picture nor code', async () => {
    const answer = await text([
      { role: 'system', content: 'be brief' },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hi.' },
      { role: 'user', content: 'How many of us?' },
    ]);
    assert.match(answer, /Question number \*\*2\*\* has \*\*15\*\* characters in \*\*4\*\* words/);
    assert.match(answer, /\| user \| 2 \| 20 \|/);
    assert.match(answer, /simulator/i);
  });

  it('draws a page from the picture, and another one from another picture', async () => {
    const system = { role: 'system', content: 'One file, from <!DOCTYPE html> to </html>.' };
    const [blue, red] = await Promise.all([
      text([system, user(picture(blueCard))]),
      text([system, user(picture(redCard))]),
    ]);
    for (const page of [blue, red]) assert.match(page, /^```html\n<!DOCTYPE html>[\s\S]+<\/html>\n```$/);
    assert.match(blue, /width: 320px; height: 200px/);
    assert.match(blue, /style="left:30px;top:40px;width:120px;height:60px"/);
    assert.match(blue, /#2563eb/);
    assert.doesNotMatch(blue, /#e02020/);
    assert.match(red, /style="left:50px;top:20px;width:200px;height:90px"/);
    assert.match(red, /#e02020/);
    assert.doesNotMatch(red, /#2563eb/);
    assert.doesNotMatch(await text([user(picture(blueCard), { type: 'text', text: '<!DOCTYPE html>' })]), /```html/);
  });

  it('draws a page of a believable size from a real screenshot', async function () {
    this.timeout(30_000);
    const file = join(import.meta.dirname, '../../fixtures/sample-workspace/screenshots/checkout.png');
    const system = { role: 'system', content: 'Reply with <!DOCTYPE html> and nothing else.' };
    const page = await text([system, user(picture(readFileSync(file)))]);
    assert.ok(page.length > 5_000 && page.length < 30_000, `${page.length} characters`);
    assert.ok((page.match(/<button/g)?.length ?? 0) >= 5);
    const opened = page.match(/<(article|section|div|button|span|header|aside|footer)\b/g)?.length;
    const closed = page.match(/<\/(article|section|div|button|span|header|aside|footer)>/g)?.length;
    assert.equal(opened, closed, 'every element is closed');
  });

  it('fills the schema of response_format from the code', async () => {
    const format = { type: 'json_schema', json_schema: { name: 'notes', schema: notesSchema } };
    const { notes } = JSON.parse(await text([{ role: 'user', content: code }], { response_format: format }));
    assert.deepEqual(
      notes.map((note: Record<string, unknown>) => [note.startLine, note.endLine, note.kind, 'replacement' in note]),
      [
        [40, 45, 'what', false],
        [46, 48, 'suggestion', true],
      ],
    );
    assert.match(notes[0].text, /^add: lines 40–45/);
    assert.match(notes[1].replacement, /^\/\/ later: .*\nconst later = async/);
  });

  it('reads the shape out of the system message where only json_object exists', async () => {
    const system = [
      'Reply with one JSON object:',
      '{"notes":[{"startLine":1,"endLine":1,"kind":"what","text":"…"}]}',
      'kind: "what" says what it does; "why" gives the reason;',
      '"risk" names a trap.',
    ].join('\n');
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content: code },
    ];
    const { notes } = JSON.parse(await text(messages, { response_format: { type: 'json_object' } }));
    assert.deepEqual(
      notes.map((note: Record<string, unknown>) => [note.startLine, note.endLine, note.kind]),
      [
        [40, 45, 'what'],
        [46, 48, 'why'],
      ],
    );
  });

  it('fills a schema for boxes from the regions of a picture', async () => {
    const schema = {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          label: { type: 'string' },
          bbox_2d: { type: 'array', items: { type: 'integer' }, minItems: 4, maxItems: 4 },
        },
      },
    };
    const format = { type: 'json_schema', json_schema: { name: 'boxes', schema } };
    const boxes = JSON.parse(await text([user(picture(redCard))], { response_format: format }));
    assert.deepEqual(boxes, [{ label: 'panel 1', bbox_2d: [167, 83, 833, 458] }]);
  });

  it('calls the only function with arguments that fit, and talks about the result afterwards', async () => {
    const tools = [{ type: 'function', function: { name: 'annotate', parameters: notesSchema } }];
    const message = await ask({ messages: [{ role: 'user', content: code }], tools });
    const call = message.tool_calls?.[0];
    assert.equal(call?.function.name, 'annotate');
    assert.deepEqual(
      JSON.parse(call.function.arguments).notes.map((note: { startLine: number }) => note.startLine),
      [40, 46],
    );
    const answer = await text(
      [
        { role: 'user', content: code },
        { role: 'assistant', content: null, tool_calls: message.tool_calls },
        { role: 'tool', tool_call_id: call.id, content: 'two notes\nshown' },
      ],
      { tools },
    );
    assert.match(answer, /\*\*1\*\* tool results came back/);
    assert.match(answer, /15 characters in 2 lines/);
  });

  it('of many functions calls only one that it can fill', async () => {
    const tool = (name: string, ...required: string[]) => ({
      type: 'function',
      function: {
        name,
        parameters: {
          type: 'object',
          properties: Object.fromEntries(required.map(key => [key, { type: 'string' }])),
          required,
        },
      },
    });
    const tools = [tool('search_web', 'query'), tool('read_file', 'path')];
    assert.equal((await ask({ messages: [{ role: 'user', content: 'hello' }], tools })).tool_calls, undefined);
    const call = (await ask({ messages: [{ role: 'user', content: code }], tools })).tool_calls?.[0]?.function;
    assert.deepEqual(call && [call.name, JSON.parse(call.arguments)], ['read_file', { path: 'src/cart.ts' }]);
    assert.equal(
      (await ask({ messages: [{ role: 'user', content: code }], tools, tool_choice: 'none' })).tool_calls,
      undefined,
    );
  });

  it('thinks first, about what arrived, unless the dialect’s own field says no', async () => {
    const messages = [user(picture(blueCard))];
    const glm = { model: 'glm-4.6v', messages };
    assert.match((await ask(glm, urls.bigmodel)).reasoning_content ?? '', /320 × 200 pixels/);
    assert.equal((await ask({ ...glm, thinking: { type: 'disabled' } }, urls.bigmodel)).reasoning_content, undefined);
    const off = { chat_template_kwargs: { enable_thinking: false } };
    assert.ok((await ask({ ...glm, ...off }, urls.bigmodel)).reasoning_content, 'BigModel does not know that field');
    assert.equal((await ask({ messages, ...off })).reasoning_content, undefined);
    const forced = await ask({ model: 'glm-4.5v', messages, thinking: { type: 'disabled' } }, urls.bigmodel);
    assert.ok(forced.reasoning_content, 'glm-4.5v cannot stop thinking');
  });

  it('names an attachment that it cannot look into, and opens no address', async () => {
    const answer = await text([user({ type: 'video_url', video_url: { url: 'https://example.com/a.mp4' } })]);
    assert.match(answer, /\*\*video\*\* attachment arrived \(https:\/\/example.com\/a.mp4\)/);
  });

  it('reads what a container says of itself, and refuses what is no content', async () => {
    const file = (source: { data: Uint8Array; mediaType: string }) => ({
      type: 'file',
      file: { filename: 'report.pdf', file_data: dataUri(source.data, source.mediaType) },
    });
    assert.match(
      await text([user(file(pdf))]),
      /\*\*file `report.pdf`\*\* arrived: application\/pdf, \d+ bytes, 2 pages/,
    );
    const data = Buffer.from(sound.data).toString('base64');
    const heard = await text([user({ type: 'input_audio', input_audio: { data, format: 'wav' } })]);
    assert.match(heard, /audio\/wav, \d+ bytes, 0\.15 seconds/);
    const [last] = simulator.requests.slice(-1);
    assert.deepEqual(
      last?.attachments.map(({ kind, seconds }) => [kind, seconds]),
      [['audio', 0.15]],
    );
    const { status } = await fetch(`${urls.openai}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'x', messages: [user({ type: 'video_url', video_url: { url: '*' } })] }),
    });
    assert.equal(status, 400);
  });
});
