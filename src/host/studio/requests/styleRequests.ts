import type { StudioHandlers } from '../../../protocol/index.ts';
import type { StudioTab } from '../studioTab.ts';

export function styleRequests({ services: { tailwind } }: StudioTab): StudioHandlers<'styles'> {
  return {
    'styles/build': async ({ classes }) => ({ css: await tailwind.build(classes) }),
  };
}
