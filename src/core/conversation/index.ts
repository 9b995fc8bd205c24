/** What a conversation is: a tree of turns that grows by records, its title, and how a model reads it. */
export type { Attachment } from '../attachments/attachment.ts';
export { attachmentCostOf } from './attachmentCost.ts';
export { ageGroups } from './ageGroups.ts';
export {
  type AnswerCall,
  type CallPicture,
  keptResult,
  picturesOfCalls,
} from './answerCall.ts';
export {
  type AnswerPart,
  type AnswerStatus,
  type AssistantTurn,
  type Branch,
  Conversation,
  partsOf,
  type Turn,
  type UserTurn,
} from './conversation.ts';
export { type ContextPlan, type ContextTokens, planContext, replyReserve } from './contextPlan.ts';
export { type MessageOptions, toMessages } from './messages.ts';
export {
  type AnsweringModel,
  type ConversationRecord,
  conversationVersion,
  type FinishedRecord,
  type LeftOut,
  type MarkRecord,
  type Piece,
  type ProgressRecord,
  recordSchema,
  type ToolChoice,
  type TurnError,
} from './records.ts';
export { type ConversationFacts, factsOf } from './facts.ts';
export type { AttachmentCost } from './pruning.ts';
export { type PictureLimits, PictureRoom } from './pictureRoom.ts';
export type { Sound } from './sound.ts';
export { attachedIn, type NotSent, planSending, type SendingPlan } from './sendingPlan.ts';
export { titleOf } from './title.ts';
export type { WebSource } from './webSource.ts';
