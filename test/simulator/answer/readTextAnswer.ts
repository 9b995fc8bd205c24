import { type Received, wordsOf } from '../reading/received.ts';
import { layOutText, textOf } from '../vision/layOutText.ts';

/** The text of each picture in a block of its own, as it was read. */
export function readTextAnswer(received: Received): string {
  return received.last.pictures
    .map(picture => {
      const text = textOf(layOutText(wordsOf(received, picture)));
      return `\`\`\`${languageOf(text)}\n${text}\n\`\`\``;
    })
    .join('\n\n');
}

/** By words that begin lines; nothing is understood. */
function languageOf(text: string): string {
  if (/^\s*(?:def|class|from) \w+.*$/m.test(text) && /:\s*$/m.test(text)) return 'python';
  if (/^\s*(?:import|export|const|let|interface|function) /m.test(text)) return 'typescript';
  return 'text';
}
