import * as vscode from 'vscode';
import { explainInPanelTemplate, languageRule, pieceText } from '../../core/explain/index.ts';
import type { TextOrigin } from '../attachments/attachmentMaker.ts';
import { displayLanguage } from '../displayLanguage.ts';
import type { Services } from '../services.ts';
import type { ExplainSubject } from './explainSubject.ts';
import { gatherContext } from './gatherContext.ts';
import { describeGathered, questionsOf } from './prepareExplanation.ts';

/** Asks in a panel, with texts attached. @throws PlainFailure, e.g. while an answer is under way there */
export type AskPanel = (question: string, texts: readonly (TextOrigin & { text: string })[]) => Promise<void>;

/** Has something explained in the GLM panel: what it is and what was gathered are attached, to be seen there. */
export async function explainInPanel(services: Services, subject: ExplainSubject, ask: AskPanel): Promise<void> {
  const { settings, prompts } = services;
  const { contextTokens, ...style } = settings.explaining;
  const location = { viewId: 'glm.panel' };
  const gathered = await vscode.window.withProgress({ location }, () =>
    gatherContext({ places: subject.places, maxTokens: contextTokens, signal: new AbortController().signal }),
  );
  const questions = await questionsOf(prompts, subject, style);
  const language =
    style.language === 'auto' ? '' : languageRule(style.language, vscode.env.language, displayLanguage());
  const question = [...questions, subject.wish, language].filter(part => part !== '').join('\n\n');
  const texts = subject.material.map(part => {
    if (part.kind === 'text') {
      const { text, languageId } = part;
      return { text, languageId, name: subject.title, path: subject.title, part: 'pasted' as const, firstLine: 1 };
    }
    const { path, languageId, firstLine, code, part: kind } = part.code;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const whole = kind === 'file' ? ('file' as const) : ('selection' as const);
    return { text: code, languageId, name, path, part: whole, firstLine };
  });
  const summary = describeGathered(gathered);
  if (summary !== undefined) {
    const text = [summary, ...gathered.kept.map(pieceText)].join('\n\n');
    const name = vscode.l10n.t('What belongs to it');
    texts.push({ text, languageId: 'markdown', name, path: name, part: 'pasted', firstLine: 1 });
  }
  await ask(await prompts.text(explainInPanelTemplate, { question }), texts);
}
