import * as vscode from 'vscode';
import { inspectPicture } from '../../core/attachments/index.ts';
import type { AttachmentView, PanelState, panelToHost, RequestHandlers } from '../../protocol/index.ts';
import { droppedUri } from '../attachments/droppedUri.ts';
import { pickPictures } from '../attachments/pickPictures.ts';
import { nameOf, readPicture } from '../attachments/readPicture.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import { type Fix, fixCommands, PlainFailure } from '../errorMessages.ts';
import { runFix, showError } from '../showError.ts';
import { codePicture } from './codePicture.ts';
import { readColorTheme } from './colorTheme.ts';
import type { PanelContext } from './panelContext.ts';
import type { PanelViews } from './panelViews.ts';

/** What a page may ask of the host, and what is done about it. `state` answers its first word. */
export function panelRequests(
  context: PanelContext,
  views: PanelViews,
  state: () => Promise<PanelState>,
): RequestHandlers<typeof panelToHost> {
  const { services, session, controls, lastEditor } = context;
  const { settings, endpoints, log } = services;
  const warn = (message: string): void => log.warn(message);

  const attachAll = async (sources: readonly (() => vscode.Uri)[]): Promise<AttachmentView[]> => {
    const attached: AttachmentView[] = [];
    const problems: string[] = [];
    for (const source of sources) {
      let name = '';
      try {
        const uri = source();
        name = nameOf(uri);
        attached.push(views.attachment(await session.attach(await readPicture(uri))));
      } catch (error) {
        problems.push(name === '' && error instanceof Error ? error.message : describePictureProblem(error, name));
      }
    }
    if (problems.length > 0 && attached.length === 0) throw new PlainFailure(problems.join(' '));
    // The others are attached: that must not hide behind a failed request.
    if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
    return attached;
  };

  return {
    async 'panel/open'() {
      controls.follow();
      return await state();
    },
    'conversation/start': () => settle(session.start()),
    'message/send': async ({ text, attachmentIds }) => {
      await controls.settled();
      return { turnId: await session.send(text, attachmentIds) };
    },
    'answer/stop': async () => {
      (await session.current()).stop();
    },
    'answer/retry': async ({ turnId }) => {
      await controls.settled();
      await (await session.current()).retry(turnId);
    },
    'attachment/add': async ({ name, data }) => {
      try {
        return views.attachment(await session.attach(inspectPicture(data, name)));
      } catch (error) {
        throw new PlainFailure(describePictureProblem(error, name));
      }
    },
    'attachment/addUris': ({ uris }) => attachAll(uris.map(uri => () => droppedUri(uri))),
    'attachment/pick': async () => attachAll((await pickPictures()).map(uri => () => uri)),
    'picture/source': async () => (await codePicture(lastEditor, warn)) ?? null,
    'theme/read': async () => ({ theme: await readColorTheme(warn) }),
    'page/convert': async ({ attachmentId }) => {
      const attachment = await session.attachment(attachmentId);
      const data = await context.pictures.read(attachment);
      if (!data) throw new PlainFailure(vscode.l10n.t('An attachment is no longer there. Attach it again.'));
      // The preview shows how it goes, for as long as it takes.
      const picture = inspectPicture(data, attachment.name);
      context.features.studio.convert({ picture }).catch(error => showError(error, endpoints.active, log));
    },
    'code/copy': ({ code }) => settle(vscode.env.clipboard.writeText(code)),
    'code/insert': async ({ code }) => {
      if (await lastEditor.insert(code)) return;
      throw new PlainFailure(
        vscode.l10n.t('Open a file that can be written to, and put the cursor where the code belongs.'),
      );
    },
    'endpoint/choose': ({ id }) => {
      if (!endpoints.find(id)) throw new PlainFailure(vscode.l10n.t('There is no endpoint {0} any more.', id));
      return controls.change(settings.setActiveEndpoint(id));
    },
    'model/choose': ({ id }) => controls.change(settings.setModel('chat', endpoints.active.id, id)),
    'thinking/choose': ({ mode }) => controls.change(settings.setThinking(mode)),
    'fix/run': async ({ id }) => {
      if (!isFix(id)) throw new PlainFailure(vscode.l10n.t('This button no longer does anything.'));
      const live = await session.current();
      const failed = live.conversation.path.findLast(turn => turn.role === 'assistant' && turn.status === 'failed');
      const endpointId = failed?.role === 'assistant' ? failed.model.endpointId : undefined;
      const endpoint = (endpointId === undefined ? undefined : endpoints.find(endpointId)) ?? endpoints.active;
      await controls.settled();
      await runFix(id, endpoint, () => (failed ? live.retry(failed.id) : undefined));
    },
    'link/open': async ({ href }) => {
      const uri = linkOf(href);
      if (!uri) throw new PlainFailure(vscode.l10n.t('Only web and mail addresses are opened.'));
      await vscode.env.openExternal(uri);
    },
  };
}

/** The reply of a request that has nothing to say. */
async function settle(work: Thenable<unknown>): Promise<undefined> {
  await work;
}

function isFix(id: string): id is Fix['id'] {
  return Object.hasOwn(fixCommands, id) || id === 'retry' || id === 'open-account';
}

/** An answer's links are a model's words: commands and files must not be reached through them. */
function linkOf(href: string): vscode.Uri | undefined {
  try {
    const uri = vscode.Uri.parse(href, true);
    return ['http', 'https', 'mailto'].includes(uri.scheme) ? uri : undefined;
  } catch {
    return undefined;
  }
}
