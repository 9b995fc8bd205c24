import type { ChatMessage } from '../../provider/index.ts';

export interface AnnotateInput {
  /** Shown to the model, relative to the workspace. */
  path: string;
  languageId: string;
  /** Number of the first line of `code`, from 1. */
  firstLine: number;
  code: string;
  /** The language of the notes, as a person would name it: "English", "简体中文". */
  noteLanguage: string;
  /** What the user asked for beyond notes in general. */
  wish?: string;
}

/** Asks for notes on numbered lines, as JSON in the shape of `notesSchema`. */
export function annotatePrompt(input: AnnotateInput): ChatMessage[] {
  const lines = input.code.split(/\r\n|\r|\n/);
  const numbered = lines.map((line, index) => `${input.firstLine + index}\t${line}`).join('\n');
  const lastLine = input.firstLine + lines.length - 1;
  return [
    {
      role: 'system',
      content: [
        'You annotate source code for an experienced colleague who sees it for the first time.',
        'Reply with one JSON object and nothing else, no fence and no talk:',
        '{"notes":[{"startLine":1,"endLine":1,"kind":"what","text":"…"}]}',
        'Lines are the numbers printed in front of the code; endLine is included.',
        'kind: "what" says what a piece does where that is not plain; "why" gives the reason or the hidden rule behind it;',
        '"risk" names a bug, an edge case or a trap; "suggestion" proposes better code and puts it into "replacement",',
        'which stands for exactly those lines, with their indentation.',
        'One note for each thing worth saying, in the order of the lines; nothing that merely repeats the code.',
        'One to three sentences each, no Markdown headings.',
        `Write the notes in ${input.noteLanguage}.`,
      ].join('\n'),
    },
    {
      role: 'user',
      content: [
        ...(input.wish ? [input.wish, ''] : []),
        `File ${input.path}, lines ${input.firstLine}-${lastLine}:`,
        `\`\`\`${input.languageId}`,
        numbered,
        '```',
      ].join('\n'),
    },
  ];
}

/** Sent once after an answer that was no list of notes: what was wrong, and the same wish again. */
export function repairNotesPrompt(problems: readonly string[]): ChatMessage {
  return {
    role: 'user',
    content: [
      'That was not the JSON object asked for:',
      ...problems.slice(0, 5).map(problem => `- ${problem}`),
      'Send the whole object again, valid, and nothing else.',
    ].join('\n'),
  };
}
