/** What the tab that draws a document of Mermaid and the extension host say to each other. */
import * as z from 'zod/mini';
import type { Vocabulary } from './channel.ts';
import { nothing } from './nothing.ts';

export const diagramSourceSchema = z.object({
  source: z.string(),
  /** Of the document, rising: a drawing is of one version. */
  version: z.number(),
});
export type DiagramSource = z.infer<typeof diagramSourceSchema>;

/** What the tab keeps, to come back with after the window was loaded anew. */
export const diagramStateSchema = z.object({
  /** Address of the document. */
  document: z.string(),
  /** Its text when it was drawn last, for where the document itself does not come back. */
  source: z.string(),
});
export type DiagramState = z.infer<typeof diagramStateSchema>;

/** What becomes of a drawing that could not be read. `idle`: nothing is asked. */
export const repairStateSchema = z.enum(['idle', 'asking', 'mended', 'failed']);
export type RepairState = z.infer<typeof repairStateSchema>;

/** Said by the host. */
export const hostToDiagram = {
  events: {
    'source/changed': diagramSourceSchema,
    /** `message`: why it failed. */
    'repair/changed': z.object({ state: repairStateSchema, message: z.optional(z.string()) }),
  },
  requests: {},
} as const satisfies Vocabulary;

/** Said by the tab. */
export const diagramToHost = {
  events: {},
  requests: {
    /** The page's first word. */
    'diagram/open': { params: nothing, result: z.extend(diagramSourceSchema, { document: z.string() }) },
    /** It could not be drawn; the first time of a document that nobody has changed, it is sent back for repair. */
    'diagram/refused': { params: z.object({ version: z.number(), problem: z.string() }), result: nothing },
    /** The user has it sent back. */
    'diagram/repair': { params: z.object({ problem: z.string() }), result: nothing },
    'repair/stop': { params: nothing, result: nothing },
    /** Puts the cursor of the document there; from 1. */
    'line/show': { params: z.object({ line: z.number() }), result: nothing },
    'svg/save': { params: z.object({ svg: z.string() }), result: z.object({ saved: z.boolean() }) },
    'picture/save': { params: z.object({ data: z.instanceof(Uint8Array) }), result: z.object({ saved: z.boolean() }) },
  },
} as const satisfies Vocabulary;

export type HostToDiagram = typeof hostToDiagram;
export type DiagramToHost = typeof diagramToHost;
