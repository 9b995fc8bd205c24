import { l10n } from 'vscode';

/** What a job is called in lists; its id where it has no other name. */
export function promptTitle(id: string): string {
  switch (id) {
    case 'chat':
      return l10n.t('Conversation');
    case 'chat.places':
      return l10n.t('Conversation: places in pictures');
    case 'explain.rules':
      return l10n.t('Explain code');
    case 'explain.panel':
      return l10n.t('Explain code: in the panel');
    case 'explain.oneLine':
      return l10n.t('Explain code: in one sentence');
    case 'explain.overview':
      return l10n.t('Explain code: overview');
    case 'explain.lineByLine':
      return l10n.t('Explain code: line by line');
    case 'explain.changes':
      return l10n.t('Explain changes');
    case 'explain.problem':
      return l10n.t('Explain a problem');
    case 'explain.terminal':
      return l10n.t('Explain output of the terminal');
    case 'annotate':
      return l10n.t('Write notes on code');
    case 'annotate.review':
      return l10n.t('Write notes on changes');
    case 'annotate.reply':
      return l10n.t('Reply below a note');
    case 'annotate.repair':
      return l10n.t('Write notes: they could not be read');
    case 'fix':
      return l10n.t('Fix code');
    case 'tests':
      return l10n.t('Write tests for code');
    case 'docs':
      return l10n.t('Document code');
    case 'diagram.repair':
      return l10n.t('Mend a diagram');
    case 'html.copy':
      return l10n.t('Page from a screenshot');
    case 'html.sketch':
      return l10n.t('Page from a sketch');
    case 'html.css':
      return l10n.t('Pages: a style sheet of their own');
    case 'html.tailwind':
      return l10n.t('Pages: Tailwind CSS');
    case 'tool.look':
      return l10n.t('Look at a picture for an agent');
    case 'refine':
      return l10n.t('Bring a page closer to its screenshot');
    case 'tell':
      return l10n.t('Change a page as its user asks');
    case 'assets':
      return l10n.t('Find the pictures in a screenshot');
    case 'assets.repair':
      return l10n.t('Find the pictures: the list could not be read');
    case 'edits':
      return l10n.t('How changes are written');
    case 'edits.files':
      return l10n.t('How changes are written: in which file');
    case 'edits.problems':
      return l10n.t('How changes are written: what is wrong with them');
    case 'edits.repair':
      return l10n.t('How changes are written: they did not fit');
    case 'continue':
      return l10n.t('Go on with an answer that was cut off');
    case 'continue.code':
      return l10n.t('Go on with an answer: inside of code');
    case 'tools':
      return l10n.t('Tools: when and how to use them');
    case 'tools.lastRound':
      return l10n.t('Tools: they may not be used any more');
    case 'tools.messages':
      return l10n.t('Tools: what is told in place of a result');
    case 'tool.editFile.results':
      return l10n.t('Tools: what came of a change');
    case 'tools.panel':
      return l10n.t('Tools: those of the panel');
    case 'tools.goOn':
      return l10n.t('Tools: go on with them');
    default:
      if (id.startsWith('tool.')) return l10n.t('Tools: {0}', id.slice('tool.'.length));
      // Verbs are known by the name that is typed.
      return id.startsWith('verb.') ? `/${id.slice('verb.'.length)}` : id;
  }
}
