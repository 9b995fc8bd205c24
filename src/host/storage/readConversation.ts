import {
  Conversation,
  type ConversationRecord,
  conversationVersion,
  recordSchema,
} from '../../core/conversation/index.ts';

/** Written by a newer version of the extension: reading it by today's rules could misread it, so it is left alone. */
export class NewerConversation extends Error {
  override readonly name = 'NewerConversation';
  readonly version: number;
  constructor(id: string, version: number) {
    super(`conversation ${id} has version ${version}, this extension reads up to ${conversationVersion}`);
    this.version = version;
  }
}

export interface ReadConversation {
  conversation: Conversation;
  /** Of the newest part of the file; 0 where no line says it. */
  version: number;
  /** What could not be read, by line number: the rest is there. Never content. */
  problems: string[];
}

/**
 * Replays the content of a conversation's file as far as it can be read.
 * @param each hears of every record that fitted
 * @throws NewerConversation
 */
export function readConversation(
  id: string,
  content: string,
  each?: (record: ConversationRecord) => void,
): ReadConversation {
  const conversation = new Conversation(id);
  const problems: string[] = [];
  let version = 0;
  let number = 0;
  for (let from = 0; from < content.length; ) {
    const end = content.indexOf('\n', from);
    const line = content.slice(from, end < 0 ? content.length : end);
    from += line.length + 1;
    number++;
    if (line === '') continue;
    const record = parse(line);
    if (record?.record === 'conversation') {
      if (record.version > conversationVersion) throw new NewerConversation(id, record.version);
      version = Math.max(version, record.version);
    }
    if (!record) problems.push(`line ${number} cannot be read`);
    else if (!conversation.apply(record)) problems.push(`line ${number} (${record.record}) does not fit`);
    else each?.(record);
  }
  conversation.stopUnfinished();
  return { conversation, version, problems };
}

function parse(line: string): ConversationRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
