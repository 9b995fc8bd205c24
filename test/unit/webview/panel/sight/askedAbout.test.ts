import assert from 'node:assert/strict';
import type { AttachmentView } from '../../../../../src/protocol/index.ts';
import { AskedAbout } from '../../../../../src/webview/panel/sight/askedAbout.ts';
import type { Turn } from '../../../../../src/webview/panel/state/panelModel.ts';

type Image = Extract<AttachmentView, { kind: 'image' }>;

const image = (id: string): Image => ({ kind: 'image', id, name: `${id}.png` }) as Image;
const question = (id: string, ...attachments: AttachmentView[]): Turn =>
  ({ view: { role: 'user', id, text: '', attachments } }) as unknown as Turn;
const answer = (id: string): Turn => ({ view: { role: 'assistant', id, text: '' } }) as unknown as Turn;

describe('AskedAbout', () => {
  let looked: number;
  let pictures: AskedAbout<Image>;

  beforeEach(() => {
    looked = 0;
    pictures = new AskedAbout((attachment): attachment is Image => {
      looked++;
      return attachment.kind === 'image';
    });
  });

  const idsOf = (turnId: string, turns: readonly Turn[]): string[] => pictures.of(turnId, turns).map(({ id }) => id);

  it('finds those of the question, else of the last one that had some', () => {
    const turns = [question('q1', image('a')), answer('a1'), question('q2'), answer('a2'), question('q3', image('b'))];
    assert.deepEqual(idsOf('a1', turns), ['a']);
    assert.deepEqual(idsOf('a2', turns), ['a']);
    assert.deepEqual(idsOf('a3', [...turns, answer('a3')]), ['b']);
    assert.deepEqual(idsOf('a0', turns), []);
  });

  it('looks once for an answer that grows', () => {
    const turns = [question('q1', image('a'), image('b')), answer('a1')];
    const first = pictures.of('a1', turns);
    const seen = looked;
    assert.equal(pictures.of('a1', turns.with(1, answer('a1'))), first);
    assert.equal(looked, seen);
  });

  it('looks again when turns in front are told, and when what was found is another', () => {
    const late = [question('q2'), answer('a2')];
    assert.deepEqual(idsOf('a2', late), []);
    const all = [question('q1', image('a')), answer('a1'), ...late];
    assert.deepEqual(idsOf('a2', all), ['a']);
    assert.deepEqual(idsOf('a2', all.with(0, question('q1', image('c')))), ['c']);
  });
});
