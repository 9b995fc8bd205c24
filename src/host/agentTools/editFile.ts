import * as vscode from 'vscode';
import {
  editedText,
  editFileTemplate,
  editInputSchema,
  editResultsTemplate,
  type FileEdit,
} from '../../core/agentTools/index.ts';
import { type Say, sayLines } from '../../core/prompts/lineTemplate.ts';
import { nameOf } from '../attachments/readPicture.ts';
import type { FileProposal, FileProposals } from '../proposals/fileProposals.ts';
import type { Services } from '../services.ts';
import { ToolRefused } from '../toolLoop/index.ts';
import { newWorkspaceFile, workspaceFile } from '../tools/workspaceFile.ts';
import { askForPrivate } from './askForPrivate.ts';
import type { ToolRoom } from './agentTool.ts';
import { ownTool, shown } from './ownTool.ts';

export const editFile = ({ proposals, prompts }: Pick<Services, 'proposals' | 'prompts'>) =>
  ownTool({
    name: 'edit_file',
    icon: 'edit',
    label: vscode.l10n.t('Propose changes of files'),
    asks: true,
    description: editFileTemplate,
    input: editInputSchema,
    title: ({ path }) => vscode.l10n.t('Change {0}', shown(path)),
    run: async (edit, room) => {
      const say = sayLines(editResultsTemplate, await prompts.text(editResultsTemplate));
      return { text: await propose(edit, room, proposals, say) };
    },
  });

/** Shows the change beside what the file is; nothing is written before the user accepts it, here or at the diff. */
async function propose(edit: FileEdit, room: ToolRoom, proposals: FileProposals, say: SayResult): Promise<string> {
  const target = await targetOf(edit, room);
  const name = nameOf(target instanceof vscode.Uri ? target : target.uri);
  const decided = Promise.withResolvers<boolean>();
  let isDecided = false;
  const decide = (isAccepted: boolean): void => {
    isDecided = true;
    decided.resolve(isAccepted);
  };
  const proposal = (): FileProposal => ({
    ...contentOf(target, name, edit, say),
    again: proposal,
    asksElsewhere: true,
    // What is in front stays there: it may be the conversation.
    accepted: () => decide(true),
    discarded: () => decide(false),
  });
  const uri = await proposals.show(proposal());
  try {
    const question = {
      message: vscode.l10n.t('The diff shows what would become of {0}.', name),
      allow: vscode.l10n.t('Accept Change'),
      lasting: [],
    };
    await room.ask(question, decided.promise);
    // Where the file has changed meanwhile, what it would become now is shown, and the user is asked there.
    if (!isDecided) await proposals.accept(uri);
    if (!(await decided.promise)) throw new ToolRefused();
  } catch (error) {
    await proposals.discard(uri);
    throw error;
  }
  const { path } = edit;
  if (target instanceof vscode.Uri) return say('created', { path });
  return say(target.isDirty ? 'unsaved' : 'changed', { path });
}

type SayResult = Say<(typeof editResultsTemplate)['lines'][number]>;

type Target = FileProposal['document'];

async function targetOf({ path, old_text: before }: FileEdit, room: ToolRoom): Promise<Target> {
  if (!before) {
    const uri = await newWorkspaceFile(path);
    if (uri) return uri;
  }
  const uri = await workspaceFile(path);
  await askForPrivate(uri, room);
  return vscode.workspace.openTextDocument(uri);
}

function contentOf(
  document: Target,
  name: string,
  edit: FileEdit,
  say: SayResult,
): Pick<FileProposal, 'document' | 'text' | 'title' | 'message'> {
  const { t } = vscode.l10n;
  if (document instanceof vscode.Uri) {
    return { document, text: edit.new_text, title: t('{0}: new file', name), message: t('Create {0}?', name) };
  }
  const edited = editedText(document.getText(), edit);
  if ('problem' in edited) throw new Error(say(edited.problem));
  return { document, text: edited.text, title: t('{0}: change by GLM', name), message: t('Change {0}?', name) };
}
