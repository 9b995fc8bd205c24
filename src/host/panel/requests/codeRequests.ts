import * as vscode from 'vscode';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { saveCode } from '../code/saveCode.ts';
import { savePicture } from '../code/savePicture.ts';
import { readColorTheme } from '../colorTheme.ts';
import type { PanelContext } from '../panelContext.ts';
import { settle } from './settle.ts';

export function codeRequests({ services, lastEditor, proposals, features }: PanelContext): PanelHandlers<'code'> {
  return {
    'theme/read': async ({ id }) => ({ theme: await readColorTheme(message => services.log.warn(message), id) }),
    'code/copy': ({ code }) => settle(vscode.env.clipboard.writeText(code)),
    'code/insert': async ({ code }) => {
      if (await lastEditor.insert(code)) return;
      throw new PlainFailure(
        vscode.l10n.t('Open a file that can be written to, and put the cursor where the code belongs.'),
      );
    },
    'code/apply': ({ code }) => settle(proposals.propose(code)),
    'code/save': async ({ code, language }) => ({ saved: await saveCode(code, language) }),
    'code/savePicture': async ({ data, name }) => ({
      saved: await savePicture(data, name),
    }),
    'code/preview': ({ code, title }) => settle(features.studio.show(code, title)),
  };
}
