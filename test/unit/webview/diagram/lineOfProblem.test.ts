import { equal } from 'node:assert/strict';
import { lineOfProblem } from '../../../../src/webview/diagram/lineOfProblem.ts';

describe('lineOfProblem', () => {
  it('finds the line in the words of the parsers', () => {
    equal(lineOfProblem('Parse error on line 3:\n...n1["A"] --\n----^\nExpecting \'LINK\''), 3);
    equal(lineOfProblem('Lexical error on line 12. Unrecognized text.'), 12);
    equal(lineOfProblem('Parsing failed: Error: at line: 4, column: 2'), 4);
    equal(lineOfProblem('No diagram type detected'), undefined);
  });
});
