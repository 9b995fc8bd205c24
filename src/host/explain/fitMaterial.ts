import { type CodeContext, fitContexts } from '../../core/prompts/codeContext.ts';
import type { ExplainMaterial } from '../../core/prompts/explainPrompt.ts';
import { describeCut, describeDropped } from '../chat/contextRoom.ts';

/** Cuts what is explained to what a model takes, and says so. */
export function fitMaterial(
  material: readonly ExplainMaterial[],
  maxChars: number,
): { material: ExplainMaterial[]; notices: string[] } {
  const { kept, cut, dropped } = fitContexts(
    material.map((part): CodeContext & { from: ExplainMaterial } =>
      part.kind === 'code'
        ? { ...part.code, from: part }
        : { path: part.title, languageId: part.languageId, firstLine: 1, code: part.text, part: 'range', from: part },
    ),
    maxChars,
  );
  return {
    material: kept.map(context => {
      const { from, ...code } = context as CodeContext & { from: ExplainMaterial };
      return from.kind === 'code' ? { kind: 'code', code } : { ...from, text: code.code };
    }),
    notices: [...cut.map(describeCut), ...dropped.map(describeDropped)],
  };
}
