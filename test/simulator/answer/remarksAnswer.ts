import type { Habits, RemarksManner } from '../habits.ts';
import { isObject } from '../reading/readRequest.ts';
import type { Answer } from './answer.ts';

type Remark = Record<string, unknown>;

/** An answer of remarks on lines, in its text or in a call's arguments, as the habit of the moment has it; others as they are. */
export function withRemarks(answer: Answer, habits: Habits): Answer {
  const inCall = answer.toolCalls.find(call => remarksIn(call.arguments));
  const found = remarksIn(inCall?.arguments ?? answer.content);
  if (!found) return answer;
  const manner = habits.nextRemarks();
  if (manner === 'true') return answer;
  if (manner === 'prose')
    return { ...answer, content: 'The code looks fine to me, all things considered.', toolCalls: [] };
  const json = spoil(found, manner);
  if (!inCall) return { ...answer, content: json };
  return {
    ...answer,
    toolCalls: answer.toolCalls.map(call => (call === inCall ? { ...call, arguments: json } : call)),
  };
}

/** The object, and the name of its list of things that begin on a line. */
function remarksIn(json: string): { all: Record<string, unknown>; name: string; list: Remark[] } | undefined {
  let all: unknown;
  try {
    all = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isObject(all)) return undefined;
  const entry = Object.entries(all).find(
    ([, list]) => Array.isArray(list) && list.length > 0 && list.every(one => isObject(one) && 'startLine' in one),
  );
  return entry && { all, name: entry[0], list: entry[1] as Remark[] };
}

const inOtherWords: Readonly<Record<string, string>> = {
  what: '作用',
  why: '原因',
  risk: '风险',
  suggestion: '建议',
};

function spoil({ all, name, list }: NonNullable<ReturnType<typeof remarksIn>>, manner: RemarksManner): string {
  const lineOf = (value: unknown): number => (typeof value === 'number' ? value : 1);
  const moved = (remark: Remark, by: number): Remark => ({
    ...remark,
    startLine: lineOf(remark.startLine) + by,
    endLine: lineOf(remark.endLine) + by,
  });
  const print = (changed: readonly Remark[]): string => JSON.stringify({ ...all, [name]: changed }, null, 2);
  switch (manner) {
    case 'miscounted':
      return print(list.map(remark => moved(remark, 3)));
    case 'outside':
      return print(list.map(remark => ({ ...moved(remark, 10_000), quote: 'nothing of the sort' })));
    case 'twice':
      return print([...list, ...list]);
    case 'overlapping': {
      const first = Math.min(...list.map(remark => lineOf(remark.startLine)));
      const last = Math.max(...list.map(remark => lineOf(remark.endLine)));
      return print([
        ...list,
        { ...list[0], startLine: first, endLine: last, kind: 'risk', text: 'All of it together.' },
      ]);
    }
    case 'unescaped':
      return print(list.map(remark => ({ ...remark, text: `It says ~hm~: ${String(remark.text)}` }))).replace(
        /~/g,
        '"',
      );
    case 'translated':
      return print(
        list.map(({ startLine, endLine, kind, text, ...rest }) => ({
          ...rest,
          line: `${String(startLine)}-${String(endLine)}`,
          类型: inOtherWords[String(kind)] ?? kind,
          说明: text,
        })),
      );
    case 'many':
      return print(
        Array.from({ length: 500 }, (_, index) => ({ ...list[index % list.length], text: `Remark ${index + 1}.` })),
      );
    case 'none':
      return print([]);
    default:
      return print(list);
  }
}
