/** Draws formulas that came onto the page: at once as long as the frame allows, else between the next frames. */
import * as l10n from '@vscode/l10n';
import { MathFormula } from './mathFormula.ts';

type DrawMath = (source: string) => DocumentFragment;

/** Script time for formulas in one go. */
const budgetMs = 8;
/** After the engine could not be loaded. */
const retryAfterMs = 10_000;

const waiting = new Set<MathFormula>();
let draw: DrawMath | undefined;
let loading = false;
let retryAtMs = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Draws the formulas in this element that are not drawn yet. */
export function drawFormulas(root: Element): void {
  for (const element of root.querySelectorAll('.math:not(.is-drawn, .is-wrong)')) {
    const formula = MathFormula.of(element);
    if (formula) waiting.add(formula);
  }
  if (waiting.size === 0) return;
  if (draw) drawSome(draw);
  else void load();
}

async function load(): Promise<void> {
  if (loading || performance.now() < retryAtMs) return;
  loading = true;
  try {
    const [module] = await Promise.all([import('./drawMath.ts'), loadStyles()]);
    draw = module.drawMath;
    drawSome(draw);
  } catch {
    // The source stays; formulas that come later try again.
    retryAtMs = performance.now() + retryAfterMs;
  } finally {
    loading = false;
  }
}

function drawSome(engine: DrawMath): void {
  clearTimeout(timer);
  const end = performance.now() + budgetMs;
  for (const formula of waiting) {
    if (performance.now() >= end) {
      timer = setTimeout(() => drawSome(engine));
      return;
    }
    waiting.delete(formula);
    if (formula.element.isConnected) show(formula, engine);
  }
}

function show({ element, source }: MathFormula, engine: DrawMath): void {
  try {
    element.replaceChildren(engine(source));
    element.classList.add('is-drawn');
  } catch (error) {
    element.classList.add('is-wrong');
    element.title = l10n.t('This formula cannot be drawn: {0}', error instanceof Error ? error.message : String(error));
  }
}

/** The engine's styles and fonts stand in a file of their own beside the page's. */
function loadStyles(): Promise<void> {
  const page = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"][href*="/panel.css"]');
  if (!page) return Promise.reject(new Error('no styles to stand beside'));
  if (document.getElementById('glm-math-styles')) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.id = 'glm-math-styles';
    link.rel = 'stylesheet';
    link.href = page.href.replace('/panel.css', '/math.css');
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error('no styles'));
    };
    // Before the page's own, which may say something else.
    page.before(link);
  });
}
