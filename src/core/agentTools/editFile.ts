import * as z from 'zod';
import { lineTemplate } from '../prompts/lineTemplate.ts';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';

export const editFileTemplate: PromptTemplate = {
  id: 'tool.editFile',
  placeholders: [],
  en: 'Proposes a change of a text file of the workspace. old_text is copied from the file letter for letter, without line numbers, and must stand in it exactly once; new_text takes its place. Without old_text a new file is proposed that holds new_text. The user sees the difference and decides; you are told what they decided.',
  zh: '对工作区中的文本文件提出修改。old_text 须与文件内容逐字一致（不含行号），且在文件中只出现一次，由 new_text 取代。不给出 old_text 时提出一个内容为 new_text 的新文件。用户看到差异后决定，结果会告诉你。',
};

/** What came of a change that was proposed. */
export const editResultsTemplate = lineTemplate(
  { id: 'tool.editFile.results', placeholders: ['path'] },
  {
    there: [
      'The file is there already: name old_text, the part that new_text replaces.',
      '文件已经存在：请给出 old_text，即由 new_text 取代的部分。',
    ],
    missing: [
      'old_text does not stand in the file. Read the file again and copy it exactly.',
      '文件中没有 old_text。请重新读取文件，并逐字照抄。',
    ],
    twice: [
      'old_text stands in the file more than once. Copy more lines around it.',
      'old_text 在文件中出现了不止一次。请多带上前后的行。',
    ],
    same: ['new_text is the same as old_text: nothing would change.', 'new_text 与 old_text 相同：不会有任何改动。'],
    created: ['The user accepted it: {{path}} is there now.', '用户已接受：{{path}} 现在已经存在。'],
    changed: [
      'The user accepted the change. {{path}} has it in the editor.',
      '用户已接受此修改。编辑器中的 {{path}} 已是修改后的内容。',
    ],
    unsaved: [
      'The user accepted the change. {{path}} has it in the editor, not saved yet.',
      '用户已接受此修改。编辑器中的 {{path}} 已是修改后的内容，但尚未保存。',
    ],
  },
);

export type EditRefusal = 'there' | 'missing' | 'twice' | 'same';

export const editInputSchema = z.object({
  path: z.string().min(1).max(1000),
  old_text: z.string().optional(),
  new_text: z.string().max(400_000),
});
export type FileEdit = z.infer<typeof editInputSchema>;

/**
 * The file as it would be, with its own line ends.
 * @returns why that cannot be said: a line of `editResultsTemplate`
 */
export function editedText(
  text: string,
  { old_text: before = '', new_text: after }: Pick<FileEdit, 'old_text' | 'new_text'>,
): { text: string } | { problem: EditRefusal } {
  if (before === '') return { problem: 'there' };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const plain = text.replaceAll('\r\n', '\n');
  const wanted = before.replaceAll('\r\n', '\n');
  const at = plain.indexOf(wanted);
  if (at < 0) return { problem: 'missing' };
  if (plain.includes(wanted, at + 1)) return { problem: 'twice' };
  const edited = plain.slice(0, at) + after.replaceAll('\r\n', '\n') + plain.slice(at + wanted.length);
  if (edited === plain) return { problem: 'same' };
  return { text: eol === '\n' ? edited : edited.replaceAll('\n', eol) };
}
