import type { PanelHandlers } from '../../../protocol/index.ts';
import type { PanelContext } from '../panelContext.ts';
import { settle } from './settle.ts';

export function promptRequests({ prompts }: PanelContext): PanelHandlers<'prompts'> {
  return {
    'prompt/save': async ({ id, name, text }) => ({ id: await prompts.save(id, name, text) }),
    'prompt/delete': ({ id }) => settle(prompts.delete(id)),
    'prompt/restore': () => settle(prompts.restore()),
    'prompt/reset': ({ id }) => settle(prompts.reset(id)),
    'prompt/fill': async ({ id }) => {
      const { text, missing } = await prompts.fill(id);
      return { text, missing: [...missing] };
    },
  };
}
