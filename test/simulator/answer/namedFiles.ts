import { isObject } from '../reading/readRequest.ts';
import type { Received } from '../reading/received.ts';

const named = /(?:^|[\s`"'(（“，、：])((?:[\p{L}\p{N}_.-]+\/)+[\p{L}\p{N}_-]+\.\w{1,8})/gu;
const pictures = /\.(?:png|jpe?g|webp|gif|bmp|svg)$/i;
/** As many as a model would read at once. */
const most = 4;

/**
 * The files that the question names, read all at once: by `look_at_image` the pictures, by `read_file` the others.
 * Nothing where these two are not both offered, or no file is named.
 */
export function namedFiles({ body, last }: Received): readonly { name: string; arguments: string }[] | undefined {
  const tools = Array.isArray(body.tools) ? body.tools : [];
  const names = tools.map(tool => (isObject(tool) && isObject(tool.function) ? tool.function.name : undefined));
  if (!names.includes('read_file') || !names.includes('look_at_image') || body.tool_choice === 'none') return undefined;
  const paths = [...new Set([...last.text.matchAll(named)].map(([, path = '']) => path))].slice(0, most);
  if (paths.length === 0) return undefined;
  return paths.map(path => ({
    name: pictures.test(path) ? 'look_at_image' : 'read_file',
    arguments: JSON.stringify({ path }),
  }));
}
