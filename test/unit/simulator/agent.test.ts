import assert from 'node:assert/strict';
import { type Simulator, simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';

interface Message {
  role: string;
  content: string | null;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

const tools = ['list_dir', 'read_file', 'replace_string_in_file'].map(name => ({
  type: 'function',
  function: { name, description: name, parameters: { type: 'object', properties: {} } },
}));
const workspace = {
  role: 'user',
  content: 'I am working in a workspace with the following folders:\n- /home/me/shop \nIt has src/a.ts.',
};
const asks = (text: string) => ({
  role: 'user',
  content: `<context>\`x\`</context><userRequest>\n${text}\n</userRequest>`,
});

describe('simulator: as an agent’s model', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
  });
  after(() => simulator.close());

  async function answer(messages: readonly object[], offered: readonly object[] = tools): Promise<Message> {
    const response = await fetch(`${simulatorBaseUrls(simulator.url).openai}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer key' },
      body: JSON.stringify({ model: 'simulated-vision', messages, tools: offered }),
    });
    const { choices } = (await response.json()) as { choices: [{ message: Message }] };
    return choices[0].message;
  }

  /** Plays the editor's part on a file until there is no call any more. */
  async function run(request: string, file: string): Promise<{ file: string; calls: string[]; said: string }> {
    const messages: object[] = [workspace, asks(request)];
    const calls: string[] = [];
    let content = file;
    for (;;) {
      const message = await answer(messages);
      const [call] = message.tool_calls ?? [];
      if (!call) return { file: content, calls, said: message.content ?? '' };
      calls.push(call.function.name);
      const { filePath, oldString, newString } = JSON.parse(call.function.arguments) as Record<string, string>;
      assert.equal(filePath, '/home/me/shop/src/a.ts');
      if (oldString !== undefined) {
        assert.equal(content.split(oldString).length, 2, 'stands in the file once');
        content = content.replace(oldString, () => newString ?? '');
      }
      const result = oldString === undefined ? `\`\`\`ts\n${content}\n\`\`\`` : 'The file was edited.';
      messages.push(message, { role: 'tool', tool_call_id: call.id, content: result });
    }
  }

  it('reads the file, renames place after place as it was read, and says what it did', async () => {
    const before = 'function sum(a) {\n  return a;\n}\nconst summary = 1;\n\nuse(sum(1), sum(2));\nsum();';
    const { file, calls, said } = await run('Rename `sum` to `total` in src/a.ts', before);
    assert.equal(file, 'function total(a) {\n  return a;\n}\nconst summary = 1;\n\nuse(total(1), total(2));\ntotal();');
    assert.deepEqual(calls, ['read_file', 'replace_string_in_file', 'replace_string_in_file']);
    assert.match(said, /`sum` is now `total` in 2 places of src\/a\.ts/);
  });

  it('says that a name is not there', async () => {
    const { calls, said } = await run('Rename `nothing` to `total` in src/a.ts', 'const a = 1;');
    assert.deepEqual(calls, ['read_file']);
    assert.match(said, /src\/a\.ts has no `nothing`/);
  });

  it('makes the calls that are written in the question, those of a line at once, then answers', async () => {
    const question = asks(
      'Call `read_file {"filePath":"a"}` and `read_file {"filePath":"b"}`.\nThen `list_dir {"path":"."}`.',
    );
    const messages: object[] = [workspace, question];
    const rounds: string[][] = [];
    let last: Message;
    do {
      last = await answer(messages);
      messages.push(last);
      for (const call of last.tool_calls ?? []) messages.push({ role: 'tool', tool_call_id: call.id, content: 'done' });
      if (last.tool_calls) rounds.push(last.tool_calls.map(({ function: { name, arguments: given } }) => name + given));
    } while (last.tool_calls);
    assert.deepEqual(rounds, [['read_file{"filePath":"a"}', 'read_file{"filePath":"b"}'], ['list_dir{"path":"."}']]);
    assert.match(last.content ?? '', /1\*\* tool results/);
    // Asked anew, nothing of the question before is called again.
    const next = await answer([...messages, asks('And?')]);
    assert.equal(next.tool_calls, undefined);
  });

  it('fills the path of a tool with the file that the question names, not with one that is shown in it', async () => {
    const one = {
      type: 'function',
      function: { name: 'look', parameters: { type: 'object', properties: { path: { type: 'string' } } } },
    };
    const shown = 'File src/a.ts, lines 1-1:\n```typescript\nconst a = 1;\n```';
    for (const words of ['Look at screenshots/b.png please', '把 screenshots/b.png 做成网页']) {
      const last = await answer([{ role: 'user', content: `${shown}\n\n${words}` }], [one]);
      assert.equal(last.tool_calls?.[0]?.function.arguments, '{"path":"screenshots/b.png"}');
    }
  });

  it('leaves the tools alone when no file and no names are asked about', async () => {
    assert.equal((await answer([workspace, asks('What is here?')])).tool_calls, undefined);
  });
});
