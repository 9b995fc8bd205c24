import * as vscode from 'vscode';
import { inspectPicture } from '../../../core/attachments/index.ts';
import type { RequestHandlers, startToHost } from '../../../protocol/index.ts';
import { droppedUri } from '../../attachments/droppedUri.ts';
import { nameOf, readPicture } from '../../attachments/readPicture.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { seesPictures } from '../../modelCatalog.ts';
import { pickModel } from '../../models/pickModel.ts';
import { describePictureProblem } from '../../pictures/describePictureProblem.ts';
import { pickScreenshots } from '../pickScreenshots.ts';
import { createPage } from './createPage.ts';
import type { StartParts } from './startParts.ts';

/** What the tab may ask, and what is done about it. */
export function startRequests(tab: StartParts, webview: vscode.Webview): RequestHandlers<typeof startToHost> {
  const { draft, services, studio } = tab;
  const { pictures, settings, endpoints } = services;

  /** All that can be added are; then the first that cannot says why. */
  const addUris = async (uris: readonly vscode.Uri[]): Promise<null> => {
    const problems: string[] = [];
    for (const uri of uris) {
      try {
        if (/\.html?$/i.test(uri.path)) await studio.openFile(uri);
        else await tab.add(await readPicture(uri), uri);
      } catch (error) {
        problems.push(describePictureProblem(error, nameOf(uri)));
      }
    }
    if (problems.length > 0) throw new PlainFailure(problems.join('\n'));
    return null;
  };
  const shotOf = async (id: string) => (await draft.load()).shots.find(shot => shot.id === id);

  return {
    'start/open': () => tab.view(webview),
    'shot/add': async ({ name, data }) => {
      try {
        await draft.add(await pictures.viewable(inspectPicture(data, name)));
      } catch (error) {
        throw new PlainFailure(describePictureProblem(error, name));
      }
    },
    'shot/addUris': ({ uris }) => addUris(uris.map(droppedUri)),
    'shot/pick': async () => addUris(await pickScreenshots()),
    'shot/remove': ({ id }) => done(draft.remove(id)),
    'shot/restore': ({ id }) => done(draft.restore(id)),
    'shot/move': ({ id, to }) => done(draft.move(id, to)),
    'shot/set': ({ id, ...part }) => done(draft.setShot(id, part)),
    'shot/crop': async ({ id, box }) => {
      const shot = await shotOf(id);
      if (!shot) return;
      await draft.crop(id, await pictures.crop(await draft.read(shot), box, shot.name));
    },
    'shot/uncrop': ({ id }) => done(draft.uncrop(id)),
    'choice/set': async ({ target, isSketch, wish }) => {
      if (target !== undefined) await settings.setPageTarget(target);
      if (isSketch === undefined && wish === undefined) return;
      await draft.choose({ ...(isSketch === undefined ? {} : { isSketch }), ...(wish === undefined ? {} : { wish }) });
    },
    'model/pick': async () => {
      const modelId = await pickModel(services, {
        title: vscode.l10n.t('Model That Writes the Page'),
        placeholder: vscode.l10n.t('Models that see pictures'),
        current: await tab.choice(),
        fits: seesPictures,
      });
      if (modelId !== undefined) await draft.choose({ model: { endpointId: endpoints.active.id, modelId } });
    },
    'page/create': () => done(createPage(tab)),
    'page/openFile': async () => {
      const [uri] =
        (await vscode.window.showOpenDialog({
          filters: { HTML: ['html', 'htm'] },
          title: vscode.l10n.t('Open HTML File in the Studio'),
          openLabel: vscode.l10n.t('Open'),
        })) ?? [];
      if (uri) await studio.openFile(uri);
    },
    'page/openRecent': ({ id }) => done(studio.open(id)),
  };
}

async function done(work: Promise<unknown>): Promise<undefined> {
  await work;
  return undefined;
}
