import * as vscode from 'vscode';
import { fillTemplate, type PromptTemplate, templateText } from '../../core/prompts/promptTemplate.ts';

/** Where a workspace keeps its own texts, one file for each template: `.glm/prompts/explain.md`. */
export const promptFolder = ['.glm', 'prompts'] as const;
/** A text longer than this is no instruction but a mistake. */
const longestOverride = 40_000;

/**
 * What models are told for each job: as the extension has it in the editor's language, or as the workspace words it.
 * A workspace that is not trusted words nothing: its text would speak for the user.
 */
export class PromptTexts {
  /** @param values for the placeholders of the template; an override may use the same ones or none */
  async text(template: PromptTemplate, values: Readonly<Record<string, string>> = {}): Promise<string> {
    const own = await this.override(template.id);
    return fillTemplate(own ?? templateText(template, vscode.env.language), values);
  }

  /** The workspace's own text, where it has one. */
  async override(id: string): Promise<string | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const file = vscode.Uri.joinPath(uri, ...promptFolder, `${id}.md`);
      const bytes = await vscode.workspace.fs.readFile(file).then(
        read => read,
        () => undefined,
      );
      const text = bytes && new TextDecoder().decode(bytes.subarray(0, longestOverride)).trim();
      if (text) return text;
    }
    return undefined;
  }
}
