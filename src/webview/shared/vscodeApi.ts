/** The webview's end of the line to the extension host. */
import type { Port } from '../../protocol/index.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** May be acquired once per page. */
export const vscodeApi: VsCodeApi = acquireVsCodeApi();

export const port: Port = {
  post: message => vscodeApi.postMessage(message),
  listen(listener) {
    const receive = (event: MessageEvent): void => {
      // Of an opaque origin: a page in a frame, whose scripts may run, is not the host.
      if (event.origin !== 'null') listener(event.data);
    };
    window.addEventListener('message', receive);
    return () => window.removeEventListener('message', receive);
  },
};
