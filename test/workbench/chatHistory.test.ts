import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PictureRoom } from '../../src/core/conversation/index.ts';
import { callTexts } from '../../src/core/toolLoop/index.ts';
import { patchRuleOf } from '../../src/core/usage/pictureTokens.ts';
import { followups } from '../../src/host/chat/followups.ts';
import { historyMessages } from '../../src/host/chat/history.ts';
import { rememberSteps } from '../../src/host/chat/stepMemory.ts';
import type { TurnMetadata } from '../../src/host/chat/turnMetadata.ts';
import { drawPng } from '../unit/simulator/drawPng.ts';

/** The editor alone makes these; what they are told by is their class. */
const made = <T extends object>(type: { prototype: T }, fields: object): T =>
  Object.assign(Object.create(type.prototype), fields);
const pasted = (name: string): object => ({
  id: name,
  name,
  value: { mimeType: 'image/png', data: async () => drawPng(40, 30, '#3366cc') },
});
const turn = (
  prompt: string,
  answer: string,
  metadata: Partial<TurnMetadata> = {},
  pictures: readonly string[] = [],
): vscode.ChatContext['history'] => [
  made(vscode.ChatRequestTurn, { prompt, references: pictures.map(pasted) }),
  made(vscode.ChatResponseTurn, {
    response: [new vscode.ChatResponseMarkdownPart(new vscode.MarkdownString(answer))],
    result: { metadata },
  }),
];
const room = (count: number): PictureRoom =>
  new PictureRoom({ count, tokens: 1_000_000, bytes: 10_000_000 }, patchRuleOf('glm-4.6v'));
const read = (history: vscode.ChatContext['history'], count = 10) =>
  historyMessages(history, { maxChars: 100_000, pictures: room(count), texts: callTexts('en') });

describe('earlier turns of @glm', () => {
  it('keep their pictures from the latest on, and say in words what was there', async () => {
    const history = [
      ...turn('first', 'one', {}, ['a.png', 'b.png']),
      ...turn('second', 'two', {}, ['c.png']),
      ...turn('third', 'three', {}, ['d.png', 'e.png']),
    ];
    const { messages, picturesLeftOut } = await read(history, 3);
    assert.equal(picturesLeftOut, 2);
    const named = messages.flatMap(({ content }) =>
      typeof content === 'string' ? [] : content.flatMap(part => ('name' in part ? [part.name] : [])),
    );
    assert.deepEqual(named, ['c.png', 'e.png', 'd.png']);
    assert.match(String(messages[0]?.content), /a\.png:\n```\n\(a picture of 40 × 30 pixels, no longer attached\)/);
  });

  it('hold the words of the model alone', async () => {
    const within = '\n\n> $(check) read\\_file: done\n\n';
    const { messages } = await read(
      turn('why?', `> note\n\nFirst.${within}\n\nThen.\n\n> end\n\n`, {
        before: '> note\n\n',
        within: [within],
        after: '\n\n> end\n\n',
      }),
    );
    assert.deepEqual(messages.at(-1), { role: 'assistant', content: 'First.\n\nThen.' });
  });

  it('tell of calls as they were, or in a line each where this window does not know them any more', async () => {
    const calls = [{ name: 'read_file', arguments: 'path: a.ts', status: 'done', result: 'const a' }] as const;
    const steps = [
      { role: 'assistant', content: '', toolCalls: [{ id: '1', name: 'read_file', arguments: '{"path":"a.ts"}' }] },
      { role: 'tool', toolCallId: '1', content: 'const a = 1;' },
    ] as const;
    rememberSteps('known', steps);
    const { messages } = await read(turn('what?', 'a', { id: 'known', calls }));
    assert.deepEqual(messages.slice(1, 3), steps);
    const later = await read(turn('what?', 'a', { id: 'of another window', calls }));
    assert.equal(later.messages.length, 2);
    assert.match(String(later.messages[0]?.content), /read_file \(path: a\.ts\): done\. const a/);
  });
});

describe('what @glm suggests next', () => {
  const suggested = (metadata: Partial<TurnMetadata>): string[] =>
    followups({ metadata }).map(({ prompt, command, label }) => (command ? `/${command}` : (label ?? prompt)));

  it('goes by what the turn did and had', () => {
    assert.deepEqual(suggested({ command: 'chat' }), []);
    assert.deepEqual(suggested({ command: 'chat', pictures: 1 }), ['/html', '/ocr', '/chart']);
    assert.deepEqual(suggested({ command: 'chat', pictures: 2, code: 1 }), ['/compare', '/html', '/ocr', '/chart']);
    assert.deepEqual(suggested({ command: 'chat', code: 1 }), ['/tests', '/annotate']);
    assert.deepEqual(suggested({ command: 'ocr', pictures: 1 }), ['Explain what this text says.', '/html', '/chart']);
    assert.equal(suggested({ command: 'chart', pictures: 1 }).length, 1);
  });

  it('is to go on, where an answer was cut short, and nothing where it failed', () => {
    assert.deepEqual(suggested({ command: 'chat', pictures: 1, cutByLength: true }), ['Go On']);
    assert.deepEqual(suggested({ command: 'chat', code: 1, outOfRounds: true }), ['Go On']);
    assert.deepEqual(suggested({ command: 'chat', pictures: 1, failed: true }), []);
  });
});
