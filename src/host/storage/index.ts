/** Conversations and pictures on disk, without an editor: directories in, plain data out. */
export { ConversationStore, NewerConversation, type StoredConversation } from './conversationStore.ts';
export type { ConversationWriter } from './conversationWriter.ts';
export { newId } from './newId.ts';
export { PictureStore } from './pictureStore.ts';
export { dayOf, UsageLedger } from './usageLedger.ts';
