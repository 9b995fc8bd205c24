/** Every message that crosses postMessage, with its schema, and the channel that checks them. */
export * from './channel.ts';
export * from './diagramMessages.ts';
export type { NamedLines } from './panel/lineMessages.ts';
export * from './panelMessages.ts';
export * from './startMessages.ts';
export * from './studioMessages.ts';
export * from './views/index.ts';
