/** Conversations and pictures on disk, without an editor: directories in, plain data out. */
export { ConversationStore, type StoredConversation } from './conversationStore.ts';
export type { ConversationWriter } from './conversationWriter.ts';
export { JsonLinesFile } from './jsonLinesFile.ts';
export { newId } from './newId.ts';
export { type Held, OpenWindows } from './openWindows.ts';
export { PictureStore } from './pictureStore.ts';
export { NewerConversation, type ReadConversation, readConversation } from './readConversation.ts';
export { unlessGone } from './unlessGone.ts';
export { dayOf, UsageLedger } from './usageLedger.ts';
