import { deepEqual, equal } from 'node:assert/strict';
import {
  type Draft,
  type Drafts,
  moveTo,
  newConversation,
  noDraft,
  renamed,
} from '../../../../../src/webview/panel/drafts/drafts.ts';

const draft = (text: string): Draft => ({ text, tray: [] });
const at = (key: string, text: string, kept: Drafts['kept'] = []): Drafts => ({ key, current: draft(text), kept });

describe('drafts', () => {
  it('stay with their conversation, and are there when one comes back', () => {
    const there = moveTo(at('a', 'half a question'), 'b');
    equal(there.carried, false);
    deepEqual(there.drafts.current, noDraft);
    const back = moveTo({ ...there.drafts, current: draft('for b') }, 'a');
    deepEqual(back.drafts, at('a', 'half a question', [['b', draft('for b')]]));
  });

  it('come along into a new conversation, so that a question can be asked afresh', () => {
    const { drafts, carried } = moveTo(at('a', 'half a question'), newConversation);
    equal(carried, true);
    deepEqual(drafts, at(newConversation, 'half a question'));
  });

  it('stay, where something was begun in the new conversation already', () => {
    const { drafts, carried } = moveTo(at('a', 'for a', [[newConversation, draft('anew')]]), newConversation);
    equal(carried, false);
    deepEqual(drafts, at(newConversation, 'anew', [['a', draft('for a')]]));
  });

  it('of a conversation without turns wait for the next new one, as it is not kept itself', () => {
    const { drafts } = moveTo(at(newConversation, 'not asked yet'), 'a');
    deepEqual(drafts.kept, [[newConversation, draft('not asked yet')]]);
    equal(moveTo(drafts, newConversation).drafts.current.text, 'not asked yet');
  });

  it('belong to the conversation itself once it has a turn', () => {
    deepEqual(renamed(at(newConversation, 'more', [['a', draft('x')]]), 'c'), at('c', 'more', [['a', draft('x')]]));
  });

  it('that are empty are not kept, and of many the latest are', () => {
    deepEqual(moveTo(at('a', '  '), 'b').drafts.kept, []);
    let drafts = at('0', 'text');
    for (let index = 1; index <= 60; index++) {
      drafts = { ...moveTo(drafts, String(index)).drafts, current: draft('text') };
    }
    equal(drafts.kept.length, 50);
    equal(drafts.kept.at(-1)?.[0], '59');
  });
});
