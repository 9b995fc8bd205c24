/** The drawing of a document of Mermaid, beside it: made anew while that is typed. */
import { loadTranslations } from '../shared/loadTranslations.ts';
import { onThemeChange } from '../shared/onThemeChange.ts';
import { DiagramPage } from './diagramPage.ts';
import './diagramPage.css';

loadTranslations();
const root = document.getElementById('root');
if (!root) throw new Error('this is not the page that the host wrote');
const page = new DiagramPage(root);
onThemeChange(() => void page.draw());
void page.open();
