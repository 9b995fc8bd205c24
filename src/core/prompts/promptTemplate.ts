/** The fixed part of what a model is told for one job, in the two languages of the extension. */
export interface PromptTemplate {
  /** Also the name of the file that overrides it in a workspace: `explain`, `verb.ocr`. */
  readonly id: string;
  /** Names that `{{name}}` stands for in the texts; `fillTemplate` wants a value for each. */
  readonly placeholders: readonly string[];
  /** Pieces without which the answer could not be read, such as the form that it is written in. */
  readonly mustHold?: readonly string[];
  readonly en: string;
  readonly zh: string;
}

/** @param locale BCP 47; everything that is not Chinese is served in English */
export function templateText(template: PromptTemplate, locale: string): string {
  return /^zh\b/i.test(locale) ? template.zh : template.en;
}

const placeholder = /\{\{(\w+)\}\}/g;

/** Replaces `{{name}}` where there is a value; other braces are the text's own (examples of JSON). */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  );
}

/** Each `{{name}}` of a text and where it stands. */
export function placeholdersIn(text: string): { name: string; start: number; end: number }[] {
  return [...text.matchAll(placeholder)].map(({ 0: whole, 1: name = '', index }) => ({
    name,
    start: index,
    end: index + whole.length,
  }));
}
