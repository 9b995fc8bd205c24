import type { PromptTemplate } from '../prompts/promptTemplate.ts';

/** What holds for the tools of the panel, beside what holds for tools everywhere (`core/prompts/toolsPrompt.ts`). */
export const panelToolsTemplate: PromptTemplate = {
  id: 'tools.panel',
  placeholders: [],
  en: [
    'Look things up in the workspace instead of guessing. Paths are relative to the workspace.',
    'Pictures that tools return have a name such as tool:3. To show one in your answer, write it on a line of its own as',
    '![what it shows](tool:3); the user sees it there.',
    'No file changes without the user: edit_file shows them a change, which they accept or discard.',
  ].join('\n'),
  zh: [
    '需要的信息请在工作区中查找，不要猜测。路径均相对于工作区。',
    '工具返回的图片有名称，例如 tool:3。要在回答中展示图片，请单独一行写 ![图片内容](tool:3)，用户会在该处看到它。',
    '未经用户同意不会修改任何文件：edit_file 会把修改展示给用户，由用户接受或放弃。',
  ].join('\n'),
};

/** When the user lets an answer go on that had to end before its work was done. */
export const goOnTemplate: PromptTemplate = {
  id: 'tools.goOn',
  placeholders: [],
  en: 'Go on from where you are. You may use the tools again. Do not repeat what you have said.',
  zh: '请从当前进度继续，可以再次使用工具，不要重复已经说过的内容。',
};
