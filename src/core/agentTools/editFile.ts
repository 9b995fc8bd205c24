import * as z from 'zod';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';

export const editFileTemplate: PromptTemplate = {
  id: 'tool.editFile',
  placeholders: [],
  en: 'Proposes a change of a text file of the workspace. old_text is copied from the file letter for letter, without line numbers, and must stand in it exactly once; new_text takes its place. Without old_text a new file is proposed that holds new_text. The user sees the difference and decides; you are told what they decided.',
  zh: '对工作区中的文本文件提出修改。old_text 须与文件内容逐字一致（不含行号），且在文件中只出现一次，由 new_text 取代。不给出 old_text 时提出一个内容为 new_text 的新文件。用户看到差异后决定，结果会告诉你。',
};

export const editInputSchema = z.object({
  path: z.string().min(1).max(1000),
  old_text: z.string().optional(),
  new_text: z.string().max(400_000),
});
export type FileEdit = z.infer<typeof editInputSchema>;

/**
 * The file as it would be, with its own line ends.
 * @returns in words for the model why that cannot be said
 */
export function editedText(
  text: string,
  { old_text: before = '', new_text: after }: Pick<FileEdit, 'old_text' | 'new_text'>,
): { text: string } | { problem: string } {
  if (before === '') return { problem: 'The file is there already: name old_text, the part that new_text replaces.' };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const plain = text.replaceAll('\r\n', '\n');
  const wanted = before.replaceAll('\r\n', '\n');
  const at = plain.indexOf(wanted);
  if (at < 0) return { problem: 'old_text does not stand in the file. Read the file again and copy it exactly.' };
  if (plain.includes(wanted, at + 1)) {
    return { problem: 'old_text stands in the file more than once. Copy more lines around it.' };
  }
  const edited = plain.slice(0, at) + after.replaceAll('\r\n', '\n') + plain.slice(at + wanted.length);
  if (edited === plain) return { problem: 'new_text is the same as old_text: nothing would change.' };
  return { text: eol === '\n' ? edited : edited.replaceAll('\n', eol) };
}
