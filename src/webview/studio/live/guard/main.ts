/**
 * The first script in a page whose scripts run. It closes what no policy covers, before the page has a line of its own
 * to run, listens to what the page says, and answers the shell's question whether it is still alive.
 */
import { type FromLive, liveHello, type ToLive } from '../../../../core/studio/live/liveMessages.ts';
import { placeholder, placeholderSize } from '../../../../core/studio/placeholder.ts';
import { holdStill } from '../../frame/holdStill.ts';
import { closeDoors } from './closeDoors.ts';
import { closeFrames } from './closeFrames.ts';
import { listenToConsole } from './console.ts';
import { lendStorage } from './memoryStorage.ts';

const own = document.currentScript;
const { port1, port2 } = new MessageChannel();
// By the browser's own, whatever the page puts in their place.
const { apply } = Reflect;
const post = port1.postMessage;
const say = (message: FromLive): void => apply(post, port1, [message]);
parent.postMessage(liveHello, '*', [port2]);

closeDoors();
closeFrames();
lendStorage();
listenToConsole(say);
holdStill(say);

port1.onmessage = (event: MessageEvent<ToLive>) => {
  if (event.data.type === 'ping') say({ type: 'pong' });
};

let told = '';
function measure(): void {
  const root = document.documentElement;
  const [height, viewportHeight] = [root.scrollHeight, innerHeight];
  if (told === `${height} ${viewportHeight}`) return;
  told = `${height} ${viewportHeight}`;
  say({ type: 'shown', htmlLength: 1, height, viewportHeight, empty: false });
}
new ResizeObserver(measure).observe(document.documentElement);
addEventListener('resize', measure);
addEventListener('load', () => {
  measure();
  if (document.body) new ResizeObserver(measure).observe(document.body);
});

document.addEventListener('securitypolicyviolation', event => {
  if (!event.isTrusted) return;
  say({ type: 'blocked', what: event.blockedURI.slice(0, 300), directive: event.effectiveDirective });
});

// What a picture of another server would have stood for; the policy has refused it.
addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLImageElement) || /^data:/i.test(target.src)) return;
    const [width, height] = [target.getAttribute('width'), target.getAttribute('height')];
    const size = placeholderSize({ width, height, address: target.src });
    target.removeAttribute('srcset');
    target.src = placeholder(size, target.alt);
  },
  { capture: true },
);

// The page's tree is the page's own from here on. A policy holds on without its element.
for (const element of document.querySelectorAll('meta')) element.remove();
own?.remove();
const sheet = new CSSStyleSheet();
sheet.replaceSync('html { scrollbar-width: none; }');
document.adoptedStyleSheets = [sheet];
