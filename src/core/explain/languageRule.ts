import type { ExplainLanguage } from './explainChoices.ts';

/**
 * The sentence that says what to answer in.
 * @param locale of the template that it stands in, BCP 47
 * @param otherwise for where the user's own words do not tell, named in the language of the template
 */
export function languageRule(language: ExplainLanguage, locale: string, otherwise: string): string {
  if (!/^zh\b/i.test(locale)) {
    if (language === 'en') return 'Answer in English, whatever the question and the code are written in.';
    if (language === 'zh') return 'Answer in Simplified Chinese, whatever the question and the code are written in.';
    return `Answer in the language that the user writes in; where their words do not tell, in ${otherwise}.`;
  }
  if (language === 'en') return '无论问题和代码用什么语言，都用英文回答。';
  if (language === 'zh') return '无论问题和代码用什么语言，都用简体中文回答。';
  const chinese = /繁|traditional/i.test(otherwise) ? '繁体中文' : '简体中文';
  return `用用户提问所用的语言回答；无法判断时用${chinese}。`;
}
