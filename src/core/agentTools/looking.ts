import * as z from 'zod';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';

export const lookAtImageTemplate: PromptTemplate = {
  id: 'tool.lookAtImage',
  placeholders: [],
  en: 'Shows you a picture file of the workspace (PNG, JPEG, WebP, GIF, SVG and others).',
  zh: '让你看到工作区中的图片文件（PNG、JPEG、WebP、GIF、SVG 等）。',
};

export const imageInputSchema = z.object({ path: z.string().min(1).max(1000) });

export const lookAtPageTemplate: PromptTemplate = {
  id: 'tool.lookAtPage',
  placeholders: [],
  en: 'Shows you the web page that is open in the HTML Studio, as a browser draws it.',
  zh: '让你看到 HTML Studio 中打开的网页，即浏览器渲染的样子。',
};

export const nothingSchema = z.object({});
