import assert from 'node:assert/strict';
import { type ListedTool, pickTools } from '../../../../src/core/toolLoop/index.ts';

const tool = (name: string, tags: string[] = [], description = 'does it'): ListedTool => ({ name, tags, description });
const limits = { maxTools: 128, maxChars: 100_000 };
const names = (tools: readonly ListedTool[], named: string[] = [], changes = {}): string[] =>
  pickTools(tools, new Set(named), { ...limits, ...changes }).picked.map(({ tool: { name } }) => name);

describe('pickTools', () => {
  it('puts what was named first, then what looks around, each in the order of the editor', () => {
    const tools = [tool('a'), tool('read_file'), tool('b'), tool('usages', ['vscode_codesearch']), tool('c')];
    assert.deepEqual(names(tools, ['c']), ['c', 'read_file', 'usages', 'a', 'b']);
  });

  it("leaves out what belongs to the editor's own agent, unless it was named", () => {
    const tools = [tool('task_complete'), tool('vscode_get_confirmation_with_options'), tool('runSubagent'), tool('a')];
    assert.deepEqual(names(tools), ['a']);
    assert.deepEqual(names(tools, ['runSubagent']), ['runSubagent', 'a']);
  });

  it('keeps to the limits, and says what did not fit', () => {
    const many = Array.from({ length: 200 }, (_, index) => tool(`t${index}`));
    const { picked, leftOut } = pickTools(many, new Set(['t199']), limits);
    assert.equal(picked.length, 128);
    assert.equal(picked[0]?.tool.name, 't199');
    assert.equal(leftOut.length, 72);
    const large = tool('large', [], 'x'.repeat(1000));
    assert.deepEqual(names([large, tool('small')], [], { maxChars: 500 }), ['small']);
    assert.deepEqual(names([large, tool('small')], ['large'], { maxChars: 500 }), ['large']);
  });

  it('calls each by a name of its own that every endpoint takes', () => {
    const tools = [tool('mcp.server/read it'), tool('mcp_server_read_it'), tool('工具'), tool('x'.repeat(80))];
    const called = pickTools(tools, new Set(), limits).picked.map(({ callName }) => callName);
    assert.deepEqual(called.toSorted(), ['_', 'mcp_server_read_it', 'mcp_server_read_it_2', 'x'.repeat(64)].toSorted());
  });
});
