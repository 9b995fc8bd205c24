/** Conversations on their way out and in: a document to read, and a file that loses nothing. */
export { compactRecords } from './compactRecords.ts';
export { type AttachedFile, conversationMarkdown, filesOf, type MarkdownWords } from './conversationMarkdown.ts';
export {
  type ExchangeBlob,
  type ExchangeConversation,
  type ExchangeFile,
  readExchange,
  UnreadableExchange,
  writeExchange,
} from './exchangeFile.ts';
