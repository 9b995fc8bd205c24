import { deepEqual, equal } from 'node:assert/strict';
import { mendedDiagram, repairDiagramPrompt } from '../../../../src/core/diagrams/repairDiagram.ts';

describe('mending a diagram', () => {
  it('sends the source and what the parser says', () => {
    deepEqual(
      repairDiagramPrompt({ rules: 'Rules', source: 'flowchart LR\n  a[(]', problem: 'Parse error on line 2' }),
      [
        { role: 'system', content: 'Rules' },
        { role: 'user', content: '```mermaid\nflowchart LR\n  a[(]\n```\n\nParse error on line 2' },
      ],
    );
  });

  it('takes the first block of Mermaid, and nothing that is the same or no diagram', () => {
    equal(mendedDiagram('Here:\n```mermaid\nflowchart LR\n  a\n```', 'flowchart LR\n  a['), 'flowchart LR\n  a');
    equal(mendedDiagram('```mermaid\nflowchart LR\n```', 'flowchart LR\n'), undefined);
    equal(mendedDiagram('```js\na\n```', 'flowchart LR'), undefined);
    equal(mendedDiagram('It is fine.', 'flowchart LR'), undefined);
  });
});
