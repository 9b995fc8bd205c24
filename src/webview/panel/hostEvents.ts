import type { EventHandlers, HostToPanel } from '../../protocol/index.ts';
import type { PanelController } from './panelController.ts';
import type { PanelStore } from './state/panelStore.ts';

/** What the host says, as changes of the model. */
export function hostEvents(
  store: PanelStore,
  controller: () => PanelController,
  focusMessage: () => void,
): EventHandlers<HostToPanel> {
  return {
    'state/changed': state => {
      store.dispatch({ type: 'state/changed', state });
      controller().list.opened(state.conversation.id);
    },
    'conversations/changed': () => controller().list.changed(),
    'conversations/show': () => controller().list.toggle(),
    'controls/changed': controls => store.dispatch({ type: 'controls/changed', controls }),
    'usage/changed': ({ usage }) => store.dispatch({ type: 'usage/changed', usage }),
    'turn/changed': turn => store.dispatch({ type: 'turn/changed', turn, atMs: performance.now() }),
    'turns/replaced': ({ afterTurnId, turns }) => store.dispatch({ type: 'turns/replaced', afterTurnId, turns }),
    'turns/earlier': earlier => store.dispatch({ type: 'turns/earlier', ...earlier }),
    'answer/ended': ended => controller().turns.tellEnded(ended),
    'turn/delta': delta => store.dispatch({ type: 'turn/delta', ...delta, atMs: performance.now() }),
    'composer/focus': focusMessage,
    'picture/paste': () => void controller().attach.clipboardPicture(),
  };
}
