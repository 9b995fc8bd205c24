import * as vscode from 'vscode';
import type { NotSent } from '../../core/conversation/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';

/** Which attachments a request tells in words only, one sentence for each reason. */
export function describeNotSent(notSent: readonly NotSent[], { endpoint, model }: ModelChoice): string[] {
  const { t } = vscode.l10n;
  const list = new Intl.ListFormat(vscode.env.language, { type: 'conjunction' });
  const names = (why: NotSent['why']): string =>
    list.format(new Set(notSent.filter(entry => entry.why === why).map(({ attachment }) => attachment.name)));
  const refused = names('refused');
  const mixed = names('mixing');
  return [
    ...(refused === ''
      ? []
      : [t('Not sent, because {0} at {1} does not take it: {2}.', model.label, endpoint.label, refused)]),
    ...(mixed === ''
      ? []
      : [t('Left out, because {0} does not take it beside what came later: {1}.', endpoint.label, mixed)]),
  ];
}
