import { lineTemplate, sayLines } from '../prompts/lineTemplate.ts';
import { templateText } from '../prompts/promptTemplate.ts';

/** What a model is told in place of a result: it says what happened, as the error of a function does. */
export interface CallTexts {
  readonly unknownTool: (name: string, known: readonly string[]) => string;
  readonly badArguments: string;
  readonly empty: string;
  /** @param word what the user said about it, or nothing */
  readonly refused: (word: string) => string;
  /** @param times how often the same call brought the same result before */
  readonly repeated: (times: number) => string;
  readonly cut: (missing: number, all: number) => string;
  readonly gone: string;
  /** @param kinds `image` and the like */
  readonly unseen: (kind: string, name: string) => string;
}

export const callTextsTemplate = lineTemplate(
  { id: 'tools.messages', placeholders: ['all', 'kind', 'missing', 'name', 'times', 'tools', 'word'] },
  {
    unknownTool: [
      'There is no tool "{{name}}". There are: {{tools}}.',
      '没有名为“{{name}}”的工具。可用的工具：{{tools}}。',
    ],
    badArguments: [
      'The arguments are not a valid JSON object. Call the tool again with valid ones.',
      '参数不是有效的 JSON 对象。请用有效的参数重新调用。',
    ],
    empty: ['(no output)', '（没有输出）'],
    refused: ['The user did not allow this call. Do not try it again.', '用户不允许这次调用。请不要再试。'],
    refusedWord: [
      'The user did not allow this call. They say: {{word}} Do not try it again.',
      '用户不允许这次调用。用户说：{{word}}请不要再试。',
    ],
    repeated: [
      'Not run again: this call was made {{times}} times with these arguments, and its result was the same. Use that result, or do something else.',
      '没有再次运行：这个调用已用同样的参数进行了 {{times}} 次，结果都一样。请使用该结果，或换一种做法。',
    ],
    cut: [
      '({{missing}} of {{all}} characters were left out here.)',
      '（此处省略了 {{all}} 个字符中的 {{missing}} 个。）',
    ],
    gone: [
      '(This result was left out to make room. Call the tool again if it is needed.)',
      '（为节省空间，此结果已省略。如果需要，请再次调用该工具。）',
    ],
    unseen: [
      '({{kind}} "{{name}}" was returned here, and this model cannot take it.)',
      '（此处返回了 {{kind}}“{{name}}”，但当前模型无法接收。）',
    ],
  },
);

/**
 * @param locale BCP 47; everything that is not Chinese is served in English
 * @param text where a workspace words it itself
 */
export function callTexts(locale: string, text?: string): CallTexts {
  const builtIn = templateText(callTextsTemplate, locale);
  const say = sayLines(callTextsTemplate, text ?? builtIn, builtIn);
  return {
    unknownTool: (name, known) => say('unknownTool', { name, tools: known.join(', ') || '–' }),
    badArguments: say('badArguments'),
    empty: say('empty'),
    refused: word => (word === '' ? say('refused') : say('refusedWord', { word })),
    repeated: times => say('repeated', { times }),
    cut: (missing, all) => say('cut', { missing, all }),
    gone: say('gone'),
    unseen: (kind, name) => say('unseen', { kind, name }),
  };
}
