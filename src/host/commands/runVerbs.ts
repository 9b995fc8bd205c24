import * as vscode from 'vscode';
import { type Verb, verbOf, verbs } from '../../core/verbs/index.ts';
import { isCancelled } from '../cancellation.ts';
import { verbCommandIds } from '../ids.ts';
import { showError } from '../showError.ts';
import { pickFilesFor, pickSource } from '../verbs/pickMaterial.ts';
import { runVerbInChat, runVerbInPanel, type VerbTarget } from '../verbs/runVerbOn.ts';
import { type PickForVerb, pickForVerbCommand, type RunInPanel, runInPanelCommand } from '../verbs/verbButtons.ts';

/**
 * A command for each verb: on the files that the Explorer or an editor hands over, else on the picture in the active
 * tab, else on what the user picks. And the buttons of Chat that pick something for a verb that came without.
 */
export function runVerbs(target: VerbTarget): vscode.Disposable {
  const { endpoints, log, settings } = target.services;
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isCancelled(error)) await showError(error, endpoints.active, log);
    }
  };
  const run = async (verb: Verb, uris: readonly vscode.Uri[]): Promise<void> => {
    if (settings.verbsRunIn === 'chat' && verb.takes.includes('image')) {
      try {
        await runVerbInChat(verb, uris);
        return;
      } catch (error) {
        log.warn(`Chat did not open, so the panel runs /${verb.name}: ${String(error)}`);
      }
    }
    await runVerbInPanel(verb, uris, target);
  };
  const pick = async (verb: Verb, from: 'file' | 'clipboard' | undefined): Promise<readonly vscode.Uri[]> => {
    if (from === 'file') return await pickFilesFor(verb);
    if (from === 'clipboard') await pasteInPanel(verb, target);
    return [];
  };
  return vscode.Disposable.from(
    ...verbs.map(verb =>
      vscode.commands.registerCommand(verbCommandIds[verb.name], (first?: unknown, all?: unknown) =>
        guarded(async () => {
          const given = handed(first, all);
          const uris = given.length > 0 ? given : await pick(verb, await pickSource(verb));
          if (uris.length > 0) await run(verb, uris);
        }),
      ),
    ),
    vscode.commands.registerCommand(runInPanelCommand, ({ verb: name, files, wish }: RunInPanel) =>
      guarded(async () => {
        const verb = verbOf(name);
        if (verb)
          await runVerbInPanel(
            verb,
            files.map(file => vscode.Uri.parse(file, true)),
            target,
            wish,
          );
      }),
    ),
    vscode.commands.registerCommand(pickForVerbCommand, ({ verb: name, from }: PickForVerb) =>
      guarded(async () => {
        const verb = verbOf(name);
        const uris = verb ? await pick(verb, from) : [];
        if (verb && uris.length > 0) await runVerbInChat(verb, uris);
      }),
    ),
  );
}

/** The clipboard can be read by a page alone: the panel attaches it, with the verb before the cursor. */
async function pasteInPanel({ name }: Verb, { panels }: VerbTarget): Promise<void> {
  await panels.compose(`/${name} `);
  await panels.paste();
}

/** The Explorer gives the file under the pointer and all that are selected; which of them count, the menu decided. */
function handed(first: unknown, all: unknown): readonly vscode.Uri[] {
  const selected = Array.isArray(all) ? all.filter(entry => entry instanceof vscode.Uri) : [];
  if (first instanceof vscode.Uri) return selected.length > 1 ? selected : [first];
  const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
  return input instanceof vscode.TabInputCustom && input.viewType === 'imagePreview.previewEditor' ? [input.uri] : [];
}
