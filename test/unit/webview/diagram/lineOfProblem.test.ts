import { equal } from 'node:assert/strict';
import { lineOfProblem } from '../../../../src/webview/diagram/lineOfProblem.ts';

const source = 'flowchart LR\n'.repeat(20);

describe('lineOfProblem', () => {
  it('finds the line in the words of the parsers', () => {
    equal(lineOfProblem('Parse error on line 3:\n...n1["A"] --\n----^\nExpecting \'LINK\'', source), 3);
    equal(lineOfProblem('Lexical error on line 12. Unrecognized text.', source), 12);
    equal(lineOfProblem('Parsing failed: Error: at line: 4, column: 2', source), 4);
    equal(lineOfProblem('Parse error on line 4:', 'flowchart LR\n  a --\n'), 2);
    equal(lineOfProblem('No diagram type detected', source), undefined);
  });
});
