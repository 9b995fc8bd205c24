import type { AttachmentFacts } from '../reading/attachmentFacts.ts';
import type { Received } from '../reading/received.ts';
import { colourNameZh } from '../vision/colours.ts';
import type { PictureFacts, Region, RegionKind } from '../vision/pictureFacts.ts';

export const kindZh: Record<RegionKind, string> = {
  page: '页面',
  bar: '横条',
  sidebar: '侧栏',
  panel: '面板',
  card: '卡片',
  button: '按钮',
  chip: '小块',
  line: '分隔线',
  picture: '图像',
};

/** A description of every picture and other attachment in the last message; empty when it has none. */
export function pictureAnswer(received: Received): string {
  const { pictures, others } = received.last;
  const zh = received.chinese;
  const parts = pictures.map((picture, index) => describePicture(picture, pictures.length > 1 ? index + 1 : 0, zh));
  for (const other of others) parts.push(describeAttachment(other, zh));
  return parts.join('\n\n');
}

/** Of bytes what their container says; of an address nothing but itself. */
function describeAttachment(facts: AttachmentFacts, zh: boolean): string {
  const { kind, url, name, mediaType, bytes = 0, seconds, pages } = facts;
  if (url !== undefined) {
    return zh
      ? `收到一个 **${kind}** 附件（${url}）。模拟器不访问网络。`
      : `A **${kind}** attachment arrived (${url}). The simulator opens no network address.`;
  }
  const told = [
    mediaType ?? '',
    zh ? `${bytes} 字节` : `${bytes} bytes`,
    seconds === undefined ? '' : zh ? `${seconds.toFixed(2)} 秒` : `${seconds.toFixed(2)} seconds`,
    pages === undefined ? '' : zh ? `${pages} 页` : `${pages} pages`,
  ].filter(part => part !== '');
  const what = name ? `${kind} \`${name.replaceAll('`', '')}\`` : kind;
  return zh
    ? `收到 **${what}**：${told.join('，')}。模拟器只读取容器信息，不解码内容。`
    : `A **${what}** arrived: ${told.join(', ')}. The simulator reads the container and decodes nothing of it.`;
}

function describePicture(picture: PictureFacts, number: number, zh: boolean): string {
  const { width, height, mainColour, palette, regions, textLines } = picture;
  const name = (english: string) => (zh ? colourNameZh(english) : english);
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const counts = new Map<RegionKind, number>();
  for (const region of regions) counts.set(region.kind, (counts.get(region.kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => `${count} × ${zh ? kindZh[kind] : kind}`).join(zh ? '、' : ', ');
  const title = zh ? `图片${number || ''}` : `Picture${number ? ` ${number}` : ''}`;
  const lines = [
    `## ${title}: ${width} × ${height}`,
    '',
    zh
      ? `这是一张 **${width} × ${height}** 像素的 ${format(picture)} 图片，主色是 **${name(mainColour.name)}**（\`${mainColour.hex}\`），占 ${percent(mainColour.share)}。`
      : `This ${format(picture)} picture is **${width} × ${height}** pixels. Its main colour is **${mainColour.name}** (\`${mainColour.hex}\`), ${percent(mainColour.share)} of the area.`,
    '',
    zh ? '### 配色' : '### Palette',
    '',
    zh ? '| 颜色 | 名称 | 占比 |' : '| Colour | Name | Share |',
    '| --- | --- | ---: |',
    ...palette.map(colour => `| \`${colour.hex}\` | ${name(colour.name)} | ${percent(colour.share)} |`),
    '',
    zh ? '### 区域' : '### Regions',
    '',
    zh
      ? `找到 **${regions.length}** 个区域${kinds ? `（${kinds}）` : ''}和 **${textLines.length}** 行文字状内容。`
      : `**${regions.length}** regions${kinds ? ` (${kinds})` : ''} and **${textLines.length}** rows that look like text.`,
  ];
  const largest = largestFirst(regions).slice(0, 10);
  if (largest.length > 0) lines.push('');
  for (const region of largest) {
    const place = zh ? `位于 (${region.x}, ${region.y})` : `at (${region.x}, ${region.y})`;
    const inside =
      region.children.length > 0
        ? zh
          ? `，内有 ${region.children.length} 个`
          : `, holds ${region.children.length}`
        : '';
    lines.push(
      `- ${zh ? kindZh[region.kind] : region.kind} ${place}, ${region.width} × ${region.height}, \`${region.hex}\`${inside}`,
    );
  }
  lines.push('', '```css', ':root {', `  /* ${width} × ${height} */`);
  palette.slice(0, 5).forEach((colour, index) => {
    lines.push(`  --colour-${index + 1}: ${colour.hex};`);
  });
  lines.push('}', '```');
  return lines.join('\n');
}

const format = (picture: PictureFacts): string => (picture.mediaType === 'image/jpeg' ? 'JPEG' : 'PNG');

export function largestFirst(regions: readonly Region[]): Region[] {
  return regions.toSorted((a, b) => b.width * b.height - a.width * a.height);
}
