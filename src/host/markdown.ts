/** A text in which Markdown, HTML, links, pictures and `$(icons)` are only characters. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&:@]/g, '\\$&');
}
