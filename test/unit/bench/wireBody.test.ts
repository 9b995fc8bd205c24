import { deepEqual, equal, ok } from 'node:assert/strict';
import { expectedOf, writesOf } from '../../bench/stream/wireBody.ts';
import { pathOf, type Received, type Workload, workloadOf } from '../../bench/stream/workload.ts';

/** The chunks of the transfer encoding. */
const httpChunks = (writes: readonly Buffer[]): Buffer[] => {
  const all = Buffer.concat(writes);
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = all.indexOf('\r\n', at);
    const length = Number.parseInt(all.toString('latin1', at, end), 16);
    if (length === 0) {
      equal(end + 4, all.length, 'nothing follows the last chunk');
      return chunks;
    }
    chunks.push(all.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
};

const eventsOf = (body: Buffer): string[] =>
  body
    .toString('utf8')
    .split('\n\n')
    .filter(event => event !== '')
    .map(event => event.replace(/^data: /, ''));

const received = (events: readonly string[]): Received => {
  const sum: Received = { text: 0, reasoning: 0, toolArguments: 0 };
  for (const event of events.slice(0, -1)) {
    const { delta } = JSON.parse(event).choices[0];
    sum.text += delta.content?.length ?? 0;
    sum.reasoning += delta.reasoning_content?.length ?? 0;
    sum.toolArguments += delta.tool_calls?.[0].function.arguments.length ?? 0;
  }
  return sum;
};

describe('answers of the stream benchmark', () => {
  const workloads: Workload[] = [
    { kind: 'text', size: 10_000, framing: 'gathered' },
    { kind: 'text', size: 10_000, framing: 'single' },
    { kind: 'tools', size: 5_000, framing: 'gathered' },
    { kind: 'image', size: 1, framing: 'single' },
  ];
  for (const workload of workloads) {
    it(`hold what every client is checked against: ${pathOf(workload)}`, () => {
      const events = eventsOf(Buffer.concat(httpChunks(writesOf(workload))));
      equal(events.at(-1), '[DONE]');
      deepEqual(received(events), expectedOf(workload));
      deepEqual(workloadOf(`${pathOf(workload)}/v1/chat/completions`), workload);
    });
  }

  it('have as many pieces as the workload says, and the finish', () => {
    const count = (workload: Workload) => eventsOf(Buffer.concat(httpChunks(writesOf(workload)))).length;
    equal(count({ kind: 'text', size: 10_000, framing: 'gathered' }), 10_000 + 2);
    // The call's name comes in a piece of its own.
    equal(count({ kind: 'tools', size: 5_000, framing: 'gathered' }), 1 + 5_000 + 2);
  });

  it('come in writes of at most 64 kB, gathered cut anywhere, single with an event in each HTTP chunk', () => {
    const gathered = writesOf({ kind: 'text', size: 5_000, framing: 'gathered' });
    ok(gathered.every(bytes => bytes.length <= 64 * 1024 + '10000\r\n\r\n'.length));
    ok(httpChunks(gathered).some(bytes => !bytes.toString('utf8').endsWith('\n\n')));
    const single = httpChunks(writesOf({ kind: 'text', size: 5_000, framing: 'single' }));
    equal(single.length, 5_000 + 2);
    ok(single.every(bytes => /^data: [^\n]+\n\n$/.test(bytes.toString('utf8'))));
  });
});
