/** What happens anywhere on the page: links, code buttons, Esc, pasting and dropping pictures. */
import { carriesAnything, droppedFiles, droppedUris, pastedFiles } from '../shared/transferredItems.ts';
import { runCodeAction } from './code/runCodeAction.ts';
import { runTableAction } from './table/runTableAction.ts';
import { linesBehind } from './lines/linkLines.ts';
import type { PanelController } from './panelController.ts';
import type { Composer } from './views/composer.ts';

export function listenToPage(root: HTMLElement, controller: PanelController): void {
  root.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLAnchorElement>('.markdown a[href]');
    if (link) {
      // VS Code opens links of webviews itself, from a listener further out: not twice.
      event.preventDefault();
      event.stopPropagation();
      const lines = linesBehind(link);
      if (lines) controller.turns.openLines(lines);
      else controller.turns.openLink(link.href);
      return;
    }
    const button = event.target.closest<HTMLElement>('.code-block [data-action]');
    if (button) runCodeAction(button, controller);
    const ofTable = event.target.closest<HTMLElement>('.table-bar [data-action]');
    if (ofTable) runTableAction(ofTable, controller);
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) controller.turns.stop();
  });

  document.addEventListener('paste', event => {
    const files = event.clipboardData ? pastedFiles(event.clipboardData) : [];
    if (files.length === 0) return;
    event.preventDefault();
    void controller.attach.files(files);
  });

  listenToDrops(root, controller);
}

function listenToDrops(root: HTMLElement, controller: PanelController): void {
  // Enter and leave come for every element on the way: the depth says whether the pointer is still over the page.
  let depth = 0;
  const show = (isOver: boolean): void => {
    document.body.classList.toggle('is-dropping', isOver);
  };
  const isOurs = (event: DragEvent): event is DragEvent & { dataTransfer: DataTransfer } =>
    event.dataTransfer !== null && carriesAnything(event.dataTransfer.types);

  document.addEventListener('dragenter', event => {
    if (!isOurs(event)) return;
    event.preventDefault();
    depth++;
    show(true);
  });
  document.addEventListener('dragleave', event => {
    if (!isOurs(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) show(false);
  });
  document.addEventListener('dragover', event => {
    if (!isOurs(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  document.addEventListener('drop', event => {
    depth = 0;
    show(false);
    if (!isOurs(event)) return;
    event.preventDefault();
    const files = droppedFiles(event.dataTransfer);
    if (files.length > 0) {
      void controller.attach.files(files);
      return;
    }
    const uris = droppedUris(event.dataTransfer);
    const onWeb = uris.filter(uri => /^https?:/i.test(uri));
    if (uris.length > onWeb.length) void controller.attach.uris(uris.filter(uri => !onWeb.includes(uri)));
    else if (onWeb[0] !== undefined) root.querySelector<Composer>('glm-composer')?.offerAddress(onWeb[0]);
  });
}
