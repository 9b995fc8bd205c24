import { deepEqual, equal, throws } from 'node:assert/strict';
import { withRemarks } from '../../simulator/answer/remarksAnswer.ts';
import { Habits, type RemarksManner } from '../../simulator/habits.ts';

const remark = { startLine: 4, endLine: 6, quote: 'a();', kind: 'what', text: 'One.' };
const content = JSON.stringify({ notes: [remark] });

function answered(manner: RemarksManner, inCall = false) {
  const habits = new Habits();
  habits.set({ remarks: [manner] });
  const given = inCall
    ? { reasoning: '', content: '', toolCalls: [{ name: 'show', arguments: content }] }
    : { reasoning: '', content, toolCalls: [] };
  return withRemarks(given, habits);
}

describe('remarks of the simulator', () => {
  const notesOf = (manner: RemarksManner) =>
    (JSON.parse(answered(manner).content) as { notes: (typeof remark)[] }).notes;

  it('are wrong in the way that is wanted', () => {
    deepEqual(notesOf('true'), [remark]);
    deepEqual(notesOf('miscounted')[0]?.startLine, 7);
    equal(notesOf('twice').length, 2);
    equal(notesOf('many').length, 500);
    deepEqual(notesOf('none'), []);
    throws(() => notesOf('unescaped'), SyntaxError);
    throws(() => notesOf('prose'), SyntaxError);
  });

  it('are those of a call, too, and other answers stay as they are', () => {
    equal(JSON.parse(answered('twice', true).toolCalls[0]?.arguments ?? '').notes.length, 2);
    const habits = new Habits();
    habits.set({ remarks: ['none'] });
    const talk = { reasoning: '', content: '{"summary":"x"}', toolCalls: [] };
    equal(withRemarks(talk, habits), talk);
    equal(habits.nextRemarks(), 'none', 'and use no habit up');
  });
});
