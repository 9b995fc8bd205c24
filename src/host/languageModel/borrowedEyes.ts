import type { Picture } from '../../core/attachments/index.ts';
import { toolNames } from '../ids.ts';
import type { AttachedPictures } from '../pictures/attachedPictures.ts';

/** Tools that can be handed the id of an attached picture. */
const seeing: readonly string[] = [
  toolNames.lookAtImage,
  toolNames.readText,
  toolNames.locateInImage,
  toolNames.compareImages,
  toolNames.readChart,
  toolNames.createPage,
];

/** The tools of ours among those on offer. */
export function seeingToolsIn(tools: readonly { name: string }[] | undefined): string[] {
  return (tools ?? []).map(({ name }) => name).filter(name => seeing.includes(name));
}

/** What a model without eyes is told where a picture was: its id, and which tools look at it. */
export function insteadOfPicture(
  data: Uint8Array,
  { tools, attached, endpointId }: { tools: readonly string[]; attached: AttachedPictures; endpointId: string },
): string | undefined {
  let found: { id: string; picture: Picture };
  try {
    found = attached.remember(data, endpointId);
  } catch {
    return '(A picture was here that could not be read.)';
  }
  const { id, picture } = found;
  const size = `${picture.width} × ${picture.height} pixels`;
  return `(Here is a picture, ${size}, that you cannot see. Its id is ${id}: ${tools.join(', ')} can look at it.)`;
}
