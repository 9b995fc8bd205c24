/** What a text says is at a place: by a key beside it, by a tag, or by the words around. */
import { lineStart, reach } from './numberGroups.ts';

const longest = 60;
const labelKey =
  /["'](?:label|name|text|text_content|class|category|object|element|description|title|标签|名称|类别|内容|文本)["']\s{0,4}[:：]\s{0,4}"((?:[^"\\\n]|\\.){1,120})"/i;
/** Words that say "place" and not what is there. */
const placeWords =
  /^(?:the |its |their )?(?:bbox(?:_2d)?|box(?:_2d)?|bounding[ _-]?box(?:es)?|coord(?:inate)?s?|location|position|region|points?(?:_2d)?|area|place|answer|result|坐标|边界框|位置|区域|框|点|答案|结果)s?$/i;

/**
 * @param from where the place stands in the text
 * @param after where the place before it ends, on the same line or in the same object
 */
export function regionLabel(text: string, from: number, to: number, after: number): string {
  return keyBeside(text, from, to) || wordsBefore(text, from, after) || wordsBehind(text, from, to, after);
}

/** In the object of JSON that the place stands in. */
function keyBeside(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - reach), from);
  const start = before.lastIndexOf('{');
  if (start < 0 || before.indexOf('}', start) >= 0) return '';
  const rest = text.slice(to, to + reach);
  const end = rest.search(/[{}]/);
  const inside = `${before.slice(start)}${end < 0 ? rest : rest.slice(0, end)}`;
  const found = labelKey.exec(inside)?.[1];
  if (found !== undefined) return clean(unescaped(found));
  // `{"save button": [97, 595, 179, 988]}`
  const key = /["']([^"'\n]{1,60})["']\s{0,4}:\s{0,4}[[(\s]{0,8}$/.exec(before)?.[1];
  return key === undefined ? '' : clean(key);
}

function wordsBefore(text: string, from: number, after: number): string {
  const line = lineStart(text, from);
  const start = Math.max(after, line);
  const own = labelIn(text.slice(start, from));
  if (own !== '' || start !== line || text[line - 1] !== '\n') return own;
  // "Save button" on a line, "Coordinates: [[…]]" on the next.
  if (!/[\p{L}]/u.test(text.slice(start, from)) || after >= start - 1) return '';
  const above = text.slice(Math.max(after, lineStart(text, start - 1)), start - 1);
  return above.length > longest ? '' : labelIn(above);
}

function labelIn(line: string): string {
  const tagged = /<ref>([^<]{1,80})<\/ref>|<\|object_ref_start\|>([^<]{1,80})<\|object_ref_end\|>/i.exec(line);
  if (tagged) return clean(tagged[1] ?? tagged[2] ?? '');
  const cell = line.includes('|') ? (line.split('|').findLast(part => clean(part) !== '') ?? '') : line;
  const marked = [...cell.matchAll(/\*\*([^*\n]{1,80})\*\*|`([^`\n]{1,80})`|[“"「『]([^”"」』\n]{1,80})[”"」』]/g)]
    .map(match => clean(match[1] ?? match[2] ?? match[3] ?? ''))
    .filter(text => text !== '');
  const last = marked.at(-1);
  if (last !== undefined) return last;
  const words = cell.replace(/[[({<（［【\s]+$/, '');
  for (const pattern of sentences) {
    const found = clean(pattern.exec(words)?.[1] ?? '');
    if (found !== '' && isShort(found)) return found;
  }
  const whole = clean(words);
  return isShort(whole) ? whole : '';
}

const place = '(?:bounding box|bbox|coordinates?|location|position|region)';
const sentences: readonly RegExp[] = [
  new RegExp(
    `${place}(?:es|s)? (?:of|for) (?:the |an? )?(.{1,60}?)(?: in (?:the |this )?(?:image|picture))?(?: (?:is|are))?[:\\s]*$`,
    'i',
  ),
  new RegExp(
    `(?:^|[.;,:] )(?:and )?(?:the |an? )?([^.;,:]{1,50}?) (?:is|are|appears|sits|lies|can be (?:found|seen))(?: located| found| positioned| shown)?(?: (?:at|in|within|by|around))?(?: (?:the )?${place}s?)?[:\\s]*$`,
    'i',
  ),
  /(?:^|[，。；：:、\s])([^，。；：:\s]{1,20}?)(?:在(?:图[中片像]?|画面)?[中里]?)?的?(?:坐标|位置|边界框|区域)(?:是|为|在)?[:：\s]*$/,
  /(?:^|[，。；：:、\s])([^，。；：:\s]{1,20}?)(?:位于|在)[:：\s]*$/,
];

function wordsBehind(text: string, from: number, to: number, after: number): string {
  const start = Math.max(after, lineStart(text, from));
  const before = text.slice(start, from);
  const rest = text.slice(to, to + reach).split('\n', 1)[0] ?? '';
  // Nothing but the mark of a list in front, or the brackets of a list of places.
  const isAlone = !/[\p{L}]/u.test(before);
  const behind = (
    isAlone
      ? /^[\s:：=—–|>)\]-]{0,8}([^\n,，。.;；:：|[({（【<]{1,60})/
      : /^\s{0,2}[(（—–]\s?([^\n,，。.;；)）[]{1,60})/
  ).exec(rest)?.[1];
  const words = clean(behind ?? '');
  return isShort(words) ? words : '';
}

/** More than that is a sentence and no name. */
function isShort(text: string): boolean {
  return text.length <= 40 && text.split(/\s+/).length <= 6;
}

/** Without the marks around it; empty where it only says "place". */
function clean(text: string): string {
  const bare = text
    .replace(/^[\s>*#•·"'“”‘’`_+|,，。;；:：)\]）】-]+/, '')
    .replace(/^\d{1,2}[.)、]\s*/, '')
    .replace(/^[\s*"'“`]+/, '')
    .replace(/[\s:：=([{<（［【"'“”‘’`*_|,，.。;；—–-]+$/, '')
    .replace(/ (?:is |are )?(?:located |found )?(?:at|in|on)$/i, '')
    .replace(/(?:的坐标|的位置|位于|坐标|位置)$/, '')
    .trim();
  if (placeWords.test(bare) || !/[\p{L}\p{N}]/u.test(bare) || /^\d+$/.test(bare)) return '';
  return bare.slice(0, longest);
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
