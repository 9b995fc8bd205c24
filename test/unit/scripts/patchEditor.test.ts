import assert from 'node:assert/strict';
import { agentModePatch, applyPatch, type EditorPatch, editorPatches } from '../../../scripts/editor/patchEditor.ts';

const patch = (find: EditorPatch['find'], replace: string): EditorPatch => ({
  purpose: 'a thing is as it should be',
  file: 'out/thing.js',
  find,
  replace,
});

describe('applyPatch', () => {
  it('replaces the one place', () => {
    assert.equal(applyPatch('a=1;b=1;', patch('b=1', 'b=2')), 'a=1;b=2;');
  });

  it('takes the replacement of a text as it is, dollar signs included', () => {
    assert.equal(applyPatch('x', patch('x', '$&$1$$')), '$&$1$$');
  });

  for (const [what, text] of [
    ['nowhere', 'c=1'],
    ['in two places', 'b=1;b=1'],
  ] as const) {
    it(`fails with what is wrong and what to do when the place is ${what}`, () => {
      for (const find of ['b=1', /b=(1)/g]) {
        assert.throws(() => applyPatch(text, patch(find, 'b=2')), {
          name: 'ToolchainError',
          message: /out\/thing\.js where a thing is as it should be was found [02] times instead of once/,
          hint: /scripts\/editor\/patchEditor\.ts/,
        });
      }
    });
  }
});

describe('the patches of the editor', () => {
  const checks = [
    'function Ab(i,t){return!0}',
    "function M(i,t){if(!Ab(i,t))throw new Error(`Extension '$",
    "{i.identifier.value}' CANNOT use API proposal: $",
    '{t}`)}',
  ].join('');
  const proposedApi = editorPatches.find(({ purpose }) => purpose.includes('refuses proposed API'));

  it('make the check of proposed API look at what the extension declares', () => {
    assert.ok(proposedApi);
    const patched = applyPatch(checks, proposedApi);
    const check = new Function(`${patched}; return M`)() as (extension: object, proposal: string) => void;
    const extension = { identifier: { value: 'a.b' }, isBuiltin: false, enabledApiProposals: ['declared'] };
    check(extension, 'declared');
    check({ ...extension, isBuiltin: true }, 'other');
    assert.throws(() => check(extension, 'other'), /CANNOT use API proposal: other/);
    assert.throws(() => check({ ...extension, enabledApiProposals: undefined }, 'declared'), /CANNOT/);
  });

  it('do not take another function that returns true for that check', () => {
    assert.ok(proposedApi);
    assert.throws(() => applyPatch(checks.replace('!Ab(i,t)', '!Cd(i,t)'), proposedApi), { name: 'ToolchainError' });
  });

  it('leave the chat agent of a fresh profile alone', () => {
    assert.equal(
      editorPatches.some(({ find }) => find === agentModePatch.find),
      false,
    );
  });
});
