/**
 * The one place that knows of thinking parts. `LanguageModelThinkingPart` is delivered by VS Code without a check and
 * is missing from the stable typings (seen in 1.139); where it is missing too, reasoning is not shown in the picker's
 * models, and nothing else changes.
 */
import * as vscode from 'vscode';

type ThinkingPartClass = new (
  value: string | string[],
  id?: string,
  metadata?: Readonly<Record<string, unknown>>,
) => { value: string | string[] };

const thinkingPartClass = (vscode as unknown as { LanguageModelThinkingPart?: ThinkingPartClass })
  .LanguageModelThinkingPart;

/** The text of a thinking part, or nothing when `part` is none. */
export function thinkingText(part: unknown): string | undefined {
  if (!thinkingPartClass || !(part instanceof thinkingPartClass)) return undefined;
  return Array.isArray(part.value) ? part.value.join('') : part.value;
}

/** Reports reasoning as it comes, and its end before the first other part: without it "Thinking…" never stops. */
export class ThinkingReporter {
  readonly #report: (part: vscode.LanguageModelResponsePart) => void;
  #open = false;

  constructor(progress: vscode.Progress<vscode.LanguageModelResponsePart>) {
    this.#report = part => progress.report(part);
  }

  push(text: string): void {
    if (!thinkingPartClass) return;
    this.#open = true;
    this.#report(new thinkingPartClass(text) as unknown as vscode.LanguageModelResponsePart);
  }

  end(): void {
    if (!thinkingPartClass || !this.#open) return;
    this.#open = false;
    const done = new thinkingPartClass('', '', { vscode_reasoning_done: true });
    this.#report(done as unknown as vscode.LanguageModelResponsePart);
  }
}
