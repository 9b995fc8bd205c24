import type { ToolChoice } from '../../../core/conversation/index.ts';
import type { PanelHandlers } from '../../../protocol/index.ts';
import type { PanelContext } from '../panelContext.ts';

/** What models may do by themselves, and what the user says when they are asked. */
export function toolRequests({ session, tools, controls }: PanelContext): PanelHandlers<'tools'> {
  /** For this conversation, and as what the next one begins with. */
  const choose = (change: (choice: ToolChoice) => ToolChoice): Promise<undefined> =>
    controls.change(async () => {
      const live = await session.current();
      const choice = change(tools.choiceOf(live.conversation));
      await live.setTools(choice);
      await tools.remember(choice);
      controls.refresh();
    });
  return {
    'call/decide': async ({ turnId, callId, decision, word }) => {
      const live = await session.current();
      live.decide(turnId, callId, decision === 'refuse' ? { do: decision, word: word ?? '' } : { do: decision });
    },
    'tools/switch': ({ on }) => choose(choice => ({ ...choice, on })),
    'tools/choose': ({ name, on }) => choose(choice => ({ ...choice, chosen: { ...choice.chosen, [name]: on } })),
    'tools/forget': ({ name }) => controls.change(() => tools.permissions.forget(name)),
  };
}
