// A page that tries every way out, and a listener that counts what arrives.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listener {
  readonly origin: string;
  readonly udpPort: number;
  /** TCP connections, whether or not anything was asked. */
  connections(): number;
  /** Paths that were asked for. */
  paths(): readonly string[];
  packets(): number;
  close(): Promise<void>;
}

export async function listen(): Promise<Listener> {
  let connections = 0;
  let packets = 0;
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(new URL(request.url ?? '/', 'http://x').pathname);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' });
    response.end('');
  });
  server.on('connection', () => connections++);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const udp = createSocket('udp4', () => packets++);
  await new Promise<void>(resolve => udp.bind(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    udpPort: udp.address().port,
    connections: () => connections,
    paths: () => paths,
    packets: () => packets,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await new Promise<void>(resolve => udp.close(resolve));
    },
  };
}

/** What is loaded or run without anybody touching the page. Every attempt has a path of its own. */
function passiveAttempts(to: string, udpPort: number): string[] {
  const run = (name: string): string => `document.documentElement.dataset.ran='${name}';fetch('${to}/${name}')`;
  return [
    `<script>${run('inline-script')}</script>`,
    `<script src="${to}/script-src"></script>`,
    `<script type="module">${run('module')}</script>`,
    `<script>new WebSocket('${to.replace('http', 'ws')}/websocket')</script>`,
    `<script>new EventSource('${to}/event-source')</script>`,
    `<script>navigator.sendBeacon('${to}/beacon')</script>`,
    `<script>const p=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:${udpPort}'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o))</script>`,
    `<script>new Image().src='${to}/script-image'</script>`,
    `<img src="${to}/image" alt="">`,
    `<img srcset="${to}/srcset 1x" alt="">`,
    `<picture><source srcset="${to}/picture"><img alt=""></picture>`,
    `<img src="data:," alt="" onerror="${run('onerror')}">`,
    `<svg onload="${run('svg-onload')}"><image href="${to}/svg-image"/><use href="${to}/svg-use#a"/></svg>`,
    `<svg><script>${run('svg-script')}</script></svg>`,
    `<input type="image" src="${to}/input-image" alt="">`,
    `<video src="${to}/video" poster="${to}/poster" autoplay muted></video>`,
    `<audio src="${to}/audio" autoplay></audio>`,
    `<iframe src="${to}/iframe"></iframe>`,
    `<iframe srcdoc="&lt;img src='${to}/srcdoc-image'&gt;&lt;script&gt;fetch('${to}/srcdoc-script')&lt;/script&gt;"></iframe>`,
    `<iframe src="javascript:fetch('${to}/iframe-javascript')"></iframe>`,
    `<object data="${to}/object"></object>`,
    `<embed src="${to}/embed">`,
    `<style>@import url('${to}/css-import'); @font-face { font-family: f; src: url('${to}/font') } .f { font-family: f; background: url('${to}/css-url'); list-style-image: url('${to}/css-list'); cursor: url('${to}/css-cursor'), auto; border-image: url('${to}/css-border') 1 }</style>`,
    `<p class="f">font</p>`,
    `<p style="background-image: url('${to}/style-attribute')">styled</p>`,
    `<link rel="stylesheet" href="${to}/stylesheet">`,
    `<link rel="preload" as="image" href="${to}/preload">`,
    `<link rel="prefetch" href="${to}/prefetch">`,
    `<link rel="modulepreload" href="${to}/modulepreload">`,
    `<link rel="preconnect" href="${to}">`,
    `<link rel="icon" href="${to}/icon">`,
    `<table background="${to}/table-background"><tr><td>old</td></tr></table>`,
    `<input autofocus onfocus="${run('autofocus')}">`,
    `<details open ontoggle="${run('toggle')}"><summary>s</summary></details>`,
    `<style>@keyframes k { to { color: red } } .k { animation: k 1ms }</style><b class="k" onanimationend="${run('animation')}">k</b>`,
    `<form id="auto" action="${to}/form-auto"></form><script>document.getElementById('auto').submit()</script>`,
    `<meta http-equiv="refresh" content="1;url=${to}/refresh">`,
  ];
}

/** What needs a click; all are visible and large enough to be hit. */
function clickAttempts(to: string): string[] {
  const run = (name: string): string => `document.documentElement.dataset.ran='${name}';fetch('${to}/${name}')`;
  return [
    `<a class="try" href="${to}/link">link</a>`,
    `<a class="try" href="${to}/link-top" target="_top">top</a>`,
    `<a class="try" href="${to}/link-parent" target="_parent">parent</a>`,
    `<a class="try" href="${to}/link-blank" target="_blank">blank</a>`,
    `<a class="try" href="${to}/download" download>download</a>`,
    `<a class="try" href="#here" ping="${to}/ping">ping</a>`,
    `<a class="try" href="javascript:${run('javascript-link')}">javascript</a>`,
    `<a class="try" href="command:workbench.action.quit">command</a>`,
    `<svg class="try" width="60" height="20"><a href="${to}/svg-link"><rect width="60" height="20"/></a></svg>`,
    `<button class="try" onclick="${run('onclick')}">onclick</button>`,
    `<form action="${to}/form-get"><button class="try">get</button></form>`,
    `<form action="${to}/form-post" method="post"><input class="try" type="submit" value="post"></form>`,
    `<form><button class="try" formaction="${to}/formaction" formtarget="_blank">formaction</button></form>`,
    `<label class="try">file<input type="file"></label>`,
  ];
}

export interface HostilePage {
  html: string;
  /** How many ways out it tries. */
  attempts: number;
  clicks: number;
}

export function hostilePage({ origin, udpPort }: Listener): HostilePage {
  const passive = passiveAttempts(origin, udpPort);
  const clicks = clickAttempts(origin);
  const html = [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"><title>hostile</title>',
    `<base href="${origin}/base/"><style>.try { display: inline-block; margin: 6px; padding: 6px }</style></head>`,
    `<body onload="document.documentElement.dataset.ran='onload';fetch('${origin}/onload')">`,
    '<h1 id="here">Hostile page</h1>',
    '<img src="relative-to-base" alt="">',
    ...clicks,
    ...passive,
    '<p id="end">the end</p>',
    '</body></html>',
  ].join('\n');
  return { html, attempts: passive.length + clicks.length + 2, clicks: clicks.length };
}

/** An answer of this text as a BigModel endpoint streams it. */
export function streamOf(text: string): string {
  const frames: string[] = [];
  for (let at = 0; at < text.length; at += 300) {
    const delta = { role: 'assistant', content: text.slice(at, at + 300) };
    frames.push(JSON.stringify({ id: 'hostile', model: 'glm-5v-turbo', choices: [{ index: 0, delta }] }));
  }
  frames.push(JSON.stringify({ id: 'hostile', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
  return [...frames, '[DONE]'].map(frame => `data: ${frame}\n\n`).join('');
}
