import type { Received } from '../reading/received.ts';
import { colourNameZh } from '../vision/colours.ts';

const form = /\[(?:m:ss|分:秒)\]/;

/**
 * What the frames of a film show at their times, where the system message asks for times as `[m:ss]`; what looks as
 * before is not told again. Of a film itself nothing is decoded: it begins, and of the
 * moments that are asked about, as `[0:04]`, nothing is known.
 */
export function filmAnswer({ system, last, chinese: zh }: Received): string | undefined {
  if (!form.test(system)) return undefined;
  const film = last.others.find(({ kind }) => kind === 'video');
  if (film) {
    const length =
      film.seconds === undefined ? '' : zh ? `，${film.seconds.toFixed(1)} 秒` : `, ${film.seconds.toFixed(1)} seconds`;
    const asked = [...last.text.matchAll(/\[(\d{1,2}:\d{2})\]/g)].map(([time]) =>
      zh ? `\n- ${time} 不详。` : `\n- ${time} unknown.`,
    );
    return zh
      ? `收到一段影片${length}。模拟器不解码影片。\n\n- [0:00] 影片开始。${asked.join('')}`
      : `A film arrived${length}. The simulator does not decode it.\n\n- [0:00] the film begins.${asked.join('')}`;
  }
  const times = [...last.text.matchAll(/Frame at ([\d:.]+):/g)].map(([, time = '']) => time);
  const frames = last.pictures.slice(0, times.length);
  if (frames.length === 0) return undefined;
  const steps: string[] = [];
  let before = '';
  for (const [index, { mainColour, regions }] of frames.entries()) {
    // By its colour: frames are JPEG, whose noise is a region now and then.
    if (mainColour.name === before) continue;
    before = mainColour.name;
    const at = `[${(times[index] ?? '0:00').replace(/\.\d+$/, '')}]`;
    steps.push(
      zh
        ? `- ${at} 画面主色为${colourNameZh(mainColour.name)}（\`${mainColour.hex}\`），${regions.length} 个区域。`
        : `- ${at} mainly ${mainColour.name} (\`${mainColour.hex}\`), ${regions.length} regions.`,
    );
  }
  const head = zh
    ? `看了 ${frames.length} 个画面，其中 ${steps.length} 次变化。`
    : `${frames.length} frames, which change ${steps.length - 1} times.`;
  return `${head}\n\n${steps.join('\n')}`;
}
