import type { Uri } from 'vscode';
import { type AnswerPiece, LineLinks } from '../../core/explain/index.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { LinkTarget } from './explainSubject.ts';

/** Makes links of the lines that an answer names, as Markdown that the editor opens. */
export class AnswerLinks {
  readonly #targets: ReadonlyMap<string, LinkTarget>;
  readonly #subject: string | undefined;
  #lines: LineLinks;

  /** @param subject path of the file that "line 12" means */
  constructor(targets: readonly LinkTarget[], subject: string | undefined) {
    this.#targets = new Map(targets.map(target => [target.path, target]));
    this.#subject = subject;
    this.#lines = this.#begin();
  }

  /** The next part of an answer; its end may come with the part that follows. */
  push(text: string): string {
    return this.#lines.push(text).map(this.#markdown).join('');
  }

  /** What was held back. Another answer may follow. */
  end(): string {
    const rest = this.#lines.end().map(this.#markdown).join('');
    this.#lines = this.#begin();
    return rest;
  }

  #begin(): LineLinks {
    return new LineLinks([...this.#targets.values()], this.#subject);
  }

  readonly #markdown = (piece: AnswerPiece): string => {
    if (piece.kind === 'text') return piece.text;
    const uri = this.#targets.get(piece.path)?.uri;
    const label = piece.isCode ? `\`${piece.label}\`` : escapeMarkdown(piece.label);
    return uri ? `[${label}](${lineAddress(uri, piece.startLine, piece.endLine)})` : label;
  };
}

/** The address of lines of a file, as the editor's own links have it. @param first from 1 */
export function lineAddress(uri: Uri, first: number, last = first): string {
  const address = uri.with({ fragment: first === last ? `L${first}` : `L${first}-L${last}` }).toString();
  // Parentheses would end a link of Markdown.
  return address.replace(/[()]/g, sign => (sign === '(' ? '%28' : '%29'));
}

/** Without the addresses that were put into it: what the model said. */
export function withoutLineAddresses(markdown: string): string {
  return markdown.replace(
    /\[((?:`[^`\n]*`)|(?:\\.|[^\]\\\n])*)\]\((?:file|vscode-[\w-]+|untitled|[\w-]*fs):[^()\s]*#L\d+(?:-L\d+)?\)/g,
    (_, label: string) => (label.startsWith('`') ? label : label.replace(/\\(.)/g, '$1')),
  );
}
