/** Where a page begins: the pictures that it is made from, what is wanted of it, and the pages that there are. */
import { render } from 'lit';
import { pageLocale } from '../../shared/format.ts';
import { loadTranslations } from '../../shared/loadTranslations.ts';
import { carriesAnything, droppedFiles, droppedUris, pastedFiles } from '../../shared/transferredItems.ts';
import './start.css';
import './fields.css';
import './crop.css';
import { StartController } from './startController.ts';
import { startView } from './startView.ts';

loadTranslations();

const app = document.getElementById('root');
if (!app) throw new Error('this is not the page that the host wrote');
const locale = pageLocale(document.documentElement);

const controller = new StartController(() => {
  if (controller.model) render(startView(controller.model, controller, locale), app);
}, locale);

document.addEventListener('paste', event => {
  const files = event.clipboardData ? pastedFiles(event.clipboardData) : [];
  if (files.length === 0) return;
  event.preventDefault();
  void controller.addFiles(files);
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  void controller.create();
});

// Enter and leave come for every element on the way: the depth says whether the pointer is still over the page.
let depth = 0;
function over(change: number): void {
  depth = Math.max(0, change === 0 ? 0 : depth + change);
  document.body.classList.toggle('is-dropping', depth > 0);
}
const carries = ({ dataTransfer }: DragEvent): boolean => carriesAnything(dataTransfer?.types ?? []);
document.addEventListener('dragenter', event => {
  if (!carries(event)) return;
  event.preventDefault();
  over(1);
});
document.addEventListener('dragleave', event => {
  if (carries(event)) over(-1);
});
document.addEventListener('dragover', event => {
  if (!carries(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
});
document.addEventListener('drop', event => {
  over(0);
  const { dataTransfer } = event;
  if (!dataTransfer || !carries(event)) return;
  event.preventDefault();
  const files = droppedFiles(dataTransfer);
  if (files.length > 0) void controller.addFiles(files);
  else void controller.addUris(droppedUris(dataTransfer));
});

void controller.open();
