import type { HostToPanel, RequestHandlers } from '../../protocol/index.ts';
import type { PanelController } from './panelController.ts';
import type { PanelStore } from './state/panelStore.ts';

/**
 * What the host hands over, and wants to know in safe hands. `compose`: puts text into the composer. `keep`: has what is
 * there outlive the page; the next frame may never come, as the page may be hidden before it.
 */
export function hostRequests(
  store: PanelStore,
  controller: () => PanelController,
  compose: (text: string) => void,
  keep: () => void,
): RequestHandlers<HostToPanel> {
  return {
    'attachment/added': view => {
      store.dispatch({ type: 'attachment/added', view });
      keep();
      return null;
    },
    'composer/insert': ({ text }) => {
      compose(text);
      return null;
    },
    'picture/draw': async source => {
      await controller().attach.code(source);
      keep();
      return null;
    },
  };
}
