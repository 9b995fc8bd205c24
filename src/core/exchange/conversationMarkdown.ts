import type { Attachment } from '../attachments/index.ts';
import {
  type AnswerCall,
  type AssistantTurn,
  type CallPicture,
  type Conversation,
  picturesOfCalls,
  type Turn,
  type UserTurn,
} from '../conversation/index.ts';
import { toolPictureNumber } from '../vision/index.ts';

/** In the user's language; `{0}` is never left: whoever gives them fills them in. */
export interface MarkdownWords {
  you: string;
  /** `Thinking · 12 s` */
  thinking(durationMs: number | undefined): string;
  /** `read_file · 1 s`, and how it ended where it was not done. */
  call(call: Pick<AnswerCall, 'name' | 'status' | 'durationMs'>): string;
  stopped: string;
  cut: string;
  sources: string;
  date(atMs: number): string;
  /** Bytes that are no longer there. */
  missing(name: string): string;
}

export interface MarkdownOptions {
  words: MarkdownWords;
  /** A path relative to the document, with `/`; undefined where the bytes are gone. */
  pathOf(file: AttachedFile): string | undefined;
}

/** Bytes that a document refers to. */
export interface AttachedFile {
  readonly hash: string;
  readonly mediaType: string;
  /** As people know it. */
  readonly name: string;
}

/** What is shown of a conversation, as a document to read and keep. */
export function conversationMarkdown(conversation: Conversation, options: MarkdownOptions): string {
  const turns = conversation.path.map(turn =>
    turn.role === 'user' ? questionMarkdown(turn, options) : answerMarkdown(turn, options),
  );
  return `${[`# ${plain(conversation.title)}`, ...turns].join('\n\n')}\n`;
}

/** All files that the document of a conversation refers to, each once. */
export function filesOf(turns: Iterable<Turn>): AttachedFile[] {
  const files = Array.from(turns).flatMap(turn => {
    if (turn.role === 'user') return turn.attachments.flatMap(filesOfAttachment);
    return [...picturesOfCalls(turn.calls).flatMap(filesOfAttachment), ...(turn.sound ? [soundFile(turn.sound)] : [])];
  });
  return [...new Map(files.map(file => [file.hash, file])).values()];
}

function questionMarkdown({ text, atMs, attachments }: UserTurn, options: MarkdownOptions): string {
  const { words } = options;
  const attached = attachments.map(attachment => attachmentMarkdown(attachment, options));
  return [`## ${words.you} · ${words.date(atMs)}`, ...attached, text.trim()].filter(part => part !== '').join('\n\n');
}

function answerMarkdown(turn: AssistantTurn, options: MarkdownOptions): string {
  const { words } = options;
  const parts = [`## ${plain(turn.model.label)} · ${words.date(turn.atMs)}`];
  if (turn.reasoning.trim() !== '') {
    const summary = escapeHtml(words.thinking(turn.reasoningMs));
    // The text may speak of the element that it stands in.
    const reasoning = turn.reasoning.trim().replaceAll(/<(?=\/?(?:details|summary)\b)/gi, '&lt;');
    parts.push(`<details>\n<summary>${summary}</summary>\n\n${reasoning}\n\n</details>`);
  }
  parts.push(...saidAndCalled(turn, options));
  if (turn.sound) parts.push(linkTo(soundFile(turn.sound), options));
  if (turn.sources && turn.sources.length > 0) {
    const sources = turn.sources.map(
      ({ title, url }) => `- [${plain(title || url)}](<${url.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`,
    );
    parts.push(`${words.sources}\n\n${sources.join('\n')}`);
  }
  for (const notice of turn.notices) parts.push(`> ${plain(notice)}`);
  if (turn.cutByLength) parts.push(`> ${words.cut}`);
  if (turn.status === 'stopped') parts.push(`> ${words.stopped}`);
  if (turn.error) parts.push(`> ${plain(turn.error.message)}`);
  return parts.join('\n\n');
}

/** The answer's text, with each call where it stands in it. */
function saidAndCalled({ text, calls = [] }: AssistantTurn, options: MarkdownOptions): string[] {
  const pictures = calls.flatMap(call => call.pictures ?? []);
  const parts: string[] = [];
  let from = 0;
  const say = (end?: number): void => {
    const said = text.slice(from, end).trim();
    if (said !== '') parts.push(closed(withPictures(said, pictures, options)));
    from = Math.max(from, end ?? from);
  };
  for (const call of calls) {
    if (call.at > from) say(call.at);
    parts.push(callMarkdown(call, options));
  }
  say();
  return parts;
}

function callMarkdown(call: AnswerCall, options: MarkdownOptions): string {
  const { text = '', cutFrom, pictures = [] } = call;
  return [
    `<details>\n<summary>${escapeHtml(options.words.call(call))}</summary>`,
    fencedText(call.arguments, 'json'),
    ...(text === '' ? [] : [fencedText(cutFrom === undefined ? text : `${text}\n…`, '')]),
    '</details>',
    ...pictures.flatMap(({ picture }) => filesOfAttachment(picture)).map(file => linkTo(file, options)),
  ].join('\n\n');
}

/** What the answer shows by its number is shown by its file. */
function withPictures(text: string, pictures: readonly CallPicture[], options: MarkdownOptions): string {
  return text.replaceAll(/!\[([^\]\n]*)\]\((tool:\d{1,6})\)/gi, (whole, alt: string, address: string) => {
    const number = toolPictureNumber(address);
    const found = pictures.find(picture => picture.number === number)?.picture;
    return found ? linkTo({ ...found, name: alt || found.name }, options) : whole;
  });
}

/** In a fence that is longer than any in it. */
function fencedText(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`{3,}/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function attachmentMarkdown(attachment: Attachment, options: MarkdownOptions): string {
  const files = filesOfAttachment(attachment);
  if (files.length === 0 && 'source' in attachment && 'url' in attachment.source) {
    return `[${plain(attachment.name)}](<${attachment.source.url.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
  }
  return files.map(file => linkTo(file, options)).join('\n');
}

/** What was attached itself, where it is stored; else what stands in for it. */
function filesOfAttachment(attachment: Attachment): AttachedFile[] {
  const { name } = attachment;
  switch (attachment.kind) {
    case 'image':
    case 'audio':
    case 'text':
      return [{ hash: attachment.hash, mediaType: attachment.mediaType, name }];
    case 'video':
    case 'document': {
      const { source } = attachment;
      const stills = attachment.kind === 'video' ? attachment.frames : attachment.pages;
      const shown = stills.map(({ hash, mediaType }, index) => ({ hash, mediaType, name: `${name} ${index + 1}` }));
      return 'hash' in source ? [{ hash: source.hash, mediaType: source.mediaType, name }, ...shown] : shown;
    }
  }
}

function soundFile({ hash, mediaType }: { hash: string; mediaType: string }): AttachedFile {
  return { hash, mediaType, name: 'answer' };
}

function linkTo(file: AttachedFile, { pathOf, words }: MarkdownOptions): string {
  const path = pathOf(file);
  if (path === undefined) return `> ${plain(words.missing(file.name))}`;
  const address = path.split('/').map(encodeURIComponent).join('/');
  return `${file.mediaType.startsWith('image/') ? '!' : ''}[${plain(file.name)}](${address})`;
}

/** One line in which nothing is markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** An answer that was cut inside a code block must not swallow what follows. */
function closed(text: string): string {
  let fence = '';
  for (const line of text.split('\n')) {
    const [, mark = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (mark === '') continue;
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && rest.trim() === '') fence = '';
  }
  return fence === '' ? text : `${text}\n${fence}`;
}
