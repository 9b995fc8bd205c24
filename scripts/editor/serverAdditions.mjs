// Loaded into the editor's server (node --import), which we start without the front end that code-server puts before it.
//
// `POST /mint-key`: the workbench keeps secrets in the browser, encrypted with a key of which one half comes from here.
// Without an answer no extension can store a secret.
//
// `GET /`, without anything: the window on the sample workspace, so that the address to type is short.
//
// It ends when the process that started it is gone without having ended it.
//
// `Origin-Agent-Cluster`: webviews have origins of their own below the workbench's host; the header makes browsers give
// each origin a process of its own, though all of them are one site.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';

const keyFile = process.env.GLM_CHAT_MINT_KEY_FILE;
/** The query of the window that the bare address opens. `HOST` in it stands for the host that the browser used. */
const window = process.env.GLM_CHAT_WINDOW;
delete process.env.GLM_CHAT_MINT_KEY_FILE;
delete process.env.GLM_CHAT_WINDOW;

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @returns whether the request was ours
 */
const redirect = (request, response) => {
  if (window === undefined || request.method !== 'GET' || request.url !== '/') return false;
  const host = encodeURIComponent(String(request.headers.host));
  response.writeHead(302, { location: `/?${window.replaceAll('HOST', host)}` }).end();
  return true;
};

/**
 * @param {string} file
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @returns whether the request was ours
 */
const mintKey = (file, request, response) => {
  if (request.method !== 'POST' || request.url?.split('?')[0] !== '/mint-key') return false;
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    response.writeHead(403).end();
    return true;
  }
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(readFileSync(file));
  return true;
};

// The server's own children inherit --import, but not the variable.
if (keyFile !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(1), 1_000).unref();

  const prototype = http.Server.prototype;
  const emit = prototype.emit;
  prototype.emit = /** @this {http.Server} @param {string} event @param {any[]} args */ function (event, ...args) {
    if (event === 'request') {
      args[1].setHeader('origin-agent-cluster', '?1');
      if (redirect(args[0], args[1]) || mintKey(keyFile, args[0], args[1])) return true;
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
}
