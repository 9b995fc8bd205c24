/** Something that has broken a client, and what this one does about it. */
export interface Pitfall {
  id: string;
  pitfall: string;
  does: string;
  /** Names of stream fixtures that show it. */
  streams?: readonly string[];
  /** Tests that show it: file under `test/`, words of the title. */
  tests?: readonly (readonly [file: string, title: string])[];
}

const thinkingCases = 'unit/provider/request/buildRequest.test.ts';

/** D: seen in other clients and their trackers. S: shapes of chunks, as endpoints were seen to send them. */
export const pitfalls: readonly Pitfall[] = [
  {
    id: 'D1',
    pitfall: 'Box markers around coordinates or the whole answer, cut anywhere',
    does: 'Taken out with a hold-back; what they hold stays',
    streams: [
      'box markers go, what they hold stays',
      'box markers cut into tokens, beside what only looks like one',
      'the whole answer in box markers, and again',
    ],
    tests: [['unit/provider/stream/chatDecoder.test.ts', 'never shows a part of a marker']],
  },
  {
    id: 'D2',
    pitfall: 'Reasoning as `reasoning_content`, `reasoning`, `reasoning_details`, `thinking`, or under two names',
    does: 'The first that is not empty counts',
    streams: ['reasoning under its other names, never twice'],
  },
  {
    id: 'D3',
    pitfall: '`<think>` in the text, an empty pair, a lone closing tag',
    does: 'Reasoning at the very start of an answer only; later, and in a block of code, a tag is text',
    streams: [
      '<think> at the start is reasoning, a tag later is text',
      'an empty pair of think tags, and a lone closing one',
      'a closing think tag that the template had opened',
      'a think tag that is never closed',
      'think tags in a block of code are text, even in front',
    ],
  },
  {
    id: 'D4',
    pitfall: 'Thinking that is still open when text, a tool call or an error comes',
    does: 'What was held back is passed on in front of whatever follows, an error included',
    streams: ['reasoning that meets a tool call, and goes on behind the text', 'an error while it still thinks'],
  },
  {
    id: 'D5',
    pitfall: 'Thinking is on by default in newer models and forced in some',
    does: 'The field is sent whenever on or off was asked for, and never to a model that must think',
    tests: [[thinkingCases, 'thinking-forced']],
  },
  {
    id: 'D6',
    pitfall: 'A model that no table knows refuses `thinking: disabled` (code 1210)',
    does: 'One more attempt without the field, with a warning, in front of the first event only',
    tests: [['unit/provider/call/thinkingRefusal.test.ts', 'is asked once more without the field, with a warning']],
  },
  {
    id: 'D7',
    pitfall: '`thinking` and `reasoning_effort` together are refused by a gateway',
    does: 'Only the effort is sent, unless thinking is to be kept as well',
    tests: [[thinkingCases, "reasoningEffort: 'low', thinking: 'on'"]],
  },
  {
    id: 'D8',
    pitfall: 'Every family switches thinking in its own way',
    does: 'By the capability of the endpoint',
    tests: [[thinkingCases, 'enable_thinking: false']],
  },
  {
    id: 'D9',
    pitfall: 'Kept thinking needs the reasoning back unmodified',
    does: 'It goes back letter for letter, white space included',
    tests: [
      [thinkingCases, 'carry the reasoning of the tool loop they are in, letter for letter'],
      [thinkingCases, 'carry all of it where thinking is kept'],
    ],
  },
  {
    id: 'D10',
    pitfall: 'A message of the user behind tool results makes Z.ai drop the reasoning of the loop',
    does: 'Its text joins the last result (BigModel, Z.ai)',
    tests: [[thinkingCases, 'take what the user says behind results into the last result']],
  },
  {
    id: 'D11',
    pitfall: 'Usage in a chunk without choices, in front of the finish, or with every chunk',
    does: 'The last one counts and is told once',
    streams: [
      'GLM-4.6: reasoning, text, finish, usage in a chunk without choices (seen at BigModel, 2026-02)',
      'usage with every chunk: the last one counts, and comes once',
      'usage in front of the finish',
    ],
  },
  {
    id: 'D12',
    pitfall: 'An empty role, or the role with every chunk',
    does: 'The role is not read',
    streams: ['content as a list of parts, null, and an empty role'],
  },
  {
    id: 'D13',
    pitfall: 'Tool calls whose index is -1, missing, sparse or used twice; ids that are empty or repeated',
    does: 'Told apart by id, then by index, then by order; an empty value never overwrites',
    streams: [
      'GLM-4.5-Flash: a whole tool call in one chunk, index -1, finish there and again (seen, 2025-09)',
      'two calls at once, both with index -1',
      'fragments in turn, later ones with an empty id and an empty name',
      'fragments without an index, told apart by id',
      'one index used for two calls, and sparse ones',
      'id and name repeated on every fragment',
      'a new id for every fragment of one call',
    ],
  },
  {
    id: 'D14',
    pitfall: 'The name of a tool after its arguments',
    does: 'The arguments wait for it; without a name there is a warning and no call',
    streams: ['the name after the arguments', 'a call whose name never comes'],
  },
  {
    id: 'D15',
    pitfall: 'Arguments that parse before they are whole',
    does: 'A call is finished when the answer is',
    streams: ['arguments that parse half way are not the end of them'],
  },
  {
    id: 'D16',
    pitfall: 'A tool without arguments',
    does: '`{}`',
    streams: ['arguments as an object, and none at all'],
  },
  {
    id: 'D17',
    pitfall: 'Arguments as an object instead of its text',
    does: 'Read, and handed on as text',
    streams: ['arguments as an object, and none at all'],
  },
  {
    id: 'D18',
    pitfall: 'A tool call that the server left in the text',
    does: 'Read by its markers and the tools on offer, held back meanwhile, with a warning; JSON alone is text',
    streams: [
      'a call in GLM’s own words, cut into tokens',
      'two leaked calls, one without arguments, one as JSON',
      'a leaked call between section markers',
      'markers that are quoted, of unknown tools, or never closed are text',
      'JSON that looks like a call is text, with tools or without',
      'without tools on offer a marker is text',
    ],
    tests: [['unit/provider/call/complete.test.ts', 'reads a tool call that was left in the text']],
  },
  {
    id: 'D19',
    pitfall: 'A forced tool makes GLM hang',
    does: 'Only what the endpoint knows is sent, with a warning',
    tests: [[thinkingCases, 'are chosen where the endpoint lets them be']],
  },
  {
    id: 'D20',
    pitfall: '`sensitive`, `network_error`, `model_context_window_exceeded` under HTTP 200',
    does: 'A filtered finish; errors of kind `network` and `context-length`',
    streams: [
      'filtered: what came stays, the reason says why it ends',
      'network_error after a beginning',
      'network_error at once is an error in front of the beginning',
      'the context was too long',
    ],
  },
  {
    id: 'D21',
    pitfall: 'The stream ends without a finish reason',
    does: '`truncated`; what came stays',
    streams: ['no finish reason before [DONE]', 'the body ends in the middle', 'nothing but [DONE]'],
  },
  {
    id: 'D22',
    pitfall: 'An error inside a 200 stream, as data, under an event name, or as a bare line',
    does: 'It is thrown with its code, whatever its shape',
    streams: [
      'an error in front of everything, its code a number',
      'an error in the middle, under an event name',
      'an error as a bare line of JSON',
      'an error in the shape of old vLLM',
      'an error beside choices (OpenRouter)',
      'an error that is only a sentence',
    ],
  },
  {
    id: 'D23',
    pitfall: 'Keep-alives: comments, `event: keepalive`, `{"type":"keepalive"}`, empty data',
    does: 'No event and no beginning, but life for the idle timeout',
    streams: [
      'keep-alives: as an event, as JSON, as nothing',
      'chunks without choices, and keep-alives in JSON in front',
    ],
    tests: [['unit/provider/call/chatStreamPatience.test.ts', 'ends when an answer goes silent; comments are life']],
  },
  {
    id: 'D24',
    pitfall: '`data:` without a space, CR, CRLF, a BOM, a last line without an end',
    does: 'Read as the specification says; the tail counts',
    streams: [
      'CRLF, comments, event names, no space after the colon, a BOM',
      'CR alone',
      'no blank line, no [DONE] at the end',
    ],
  },
  {
    id: 'D25',
    pitfall: 'UTF-8 cut within a character',
    does: 'One decoder for the whole body',
    streams: ['characters of two, three and four bytes'],
  },
  {
    id: 'D26',
    pitfall: 'More reasoning tokens than completion tokens',
    does: 'Told as they are; no difference of the two is ever told',
    streams: ['usage with details, nulls, negative numbers and no total'],
  },
  {
    id: 'D27',
    pitfall: 'An answer of reasoning only, or of nothing',
    does: 'A warning that says so, and whether thinking used up the tokens',
    streams: ['only reasoning: told, not blank', 'no word before the tokens were used up'],
    tests: [['unit/provider/call/complete.test.ts', 'tells what was left out, and that nothing was said']],
  },
  {
    id: 'D28',
    pitfall: 'HTTP 429 for what waiting cannot mend',
    does: 'The code decides, not the status',
    tests: [
      ['unit/provider/vendor/responseError.test.ts', 'reads every code of the tables as they say, at any status'],
      ['unit/provider/call/chatStreamFailures.test.ts', 'does not try again what waiting cannot mend'],
    ],
  },
  {
    id: 'D29',
    pitfall: 'Another attempt after text was shown doubles it',
    does: 'Attempts in front of the first event only',
    tests: [['unit/provider/call/chatStreamFailures.test.ts', 'tries again before anything was said, and not after']],
  },
  {
    id: 'D30',
    pitfall: 'Which pictures and documents an endpoint takes, and how',
    does: 'By the rules of the endpoint, before a byte is sent',
    tests: [
      ['unit/provider/request/mediaRules.test.ts', 'pictures and videos by address and as data URIs'],
      ['unit/provider/request/mediaRules.test.ts', 'a picture under the type that its bytes have'],
    ],
  },
  {
    id: 'D31',
    pitfall: 'Models that vanish from VS Code’s picker; thinking parts that are not there',
    does: '`isUserSelectable` is set; the class is looked for when it runs',
    tests: [['workbench/languageModel.test.ts', 'stream text, reasoning before it and usage after it']],
  },
  {
    id: 'S1',
    pitfall: 'One chunk over several `data:` lines, two chunks without a blank line between them',
    does: 'Both are read',
    streams: ['one chunk over several data lines', 'two frames without a blank line between them'],
  },
  {
    id: 'S2',
    pitfall: 'A missing `object`, `finish_reason`, `index` or delta; fields of the wrong type',
    does: 'As good as absent',
    streams: ['empty deltas, choices without one, an empty reason', 'fields of the wrong type are as good as absent'],
  },
  {
    id: 'S3',
    pitfall: 'A first piece that is only a line break',
    does: 'Kept: trimming is the view’s business',
    streams: ['GLM-4.6: reasoning, text, finish, usage in a chunk without choices (seen at BigModel, 2026-02)'],
  },
  {
    id: 'S4',
    pitfall: 'Chunks without choices',
    does: 'Passed over',
    streams: ['chunks without choices, and keep-alives in JSON in front'],
  },
  {
    id: 'S5',
    pitfall: 'The finish reason twice, `[DONE]` with white space, frames behind it',
    does: 'Nothing counts behind `[DONE]`',
    streams: ['the reason twice, then usage, [DONE] with white space', 'what follows [DONE] does not count'],
  },
  {
    id: 'S6',
    pitfall: 'The body ends behind the finish reason without `[DONE]`',
    does: 'A good end',
    streams: ['no blank line, no [DONE] at the end'],
    tests: [
      ['unit/provider/call/chatStream.test.ts', 'takes an end of the connection after the finish reason for the end'],
      ['unit/provider/call/chatStream.test.ts', 'ends 2 s after the finish reason where the server says nothing more'],
    ],
  },
  {
    id: 'S7',
    pitfall: '`stop` after tool calls; reasons nobody knows',
    does: 'The calls count; an unknown word is `other` and stands in `rawReason`',
    streams: [
      '"stop" after tool calls means the calls',
      'a reason nobody knows',
      'a reason that is a word of the language',
    ],
  },
  {
    id: 'S8',
    pitfall: '`message` instead of `delta`, in pieces or as a repetition of the whole',
    does: 'Pieces are read; a repetition behind deltas is not said twice',
    streams: ['deltas under the name of message', 'the whole message again behind its deltas'],
  },
  {
    id: 'S9',
    pitfall: 'Control characters raw in a JSON string',
    does: 'Read as if they were escaped',
    streams: ['control characters raw in a string'],
  },
  {
    id: 'S10',
    pitfall: 'A frame cut short with the next one in it; frames that are no JSON',
    does: 'What can be read is; a warning tells of the rest, ten times at most',
    streams: ['a frame cut short with the next one in it', 'a frame that is no JSON, and one that is no object'],
    tests: [['unit/provider/stream/chatDecoder.test.ts', 'tells a flood of unreadable chunks a few times only']],
  },
  {
    id: 'S11',
    pitfall: 'A whole completion, or a web page, where a stream was asked for',
    does: 'Read as one; `protocol` with the host’s name',
    streams: ['a whole completion where a stream was asked for'],
    tests: [['unit/provider/call/chatStreamFailures.test.ts', 'tells a web page from an answer']],
  },
  {
    id: 'S12',
    pitfall: 'Content as a list of parts; search results, audio, videos and MCP calls beside it',
    does: 'Events of their own',
    streams: ['content as a list of parts, null, and an empty role', 'web search results, a video, audio, an MCP call'],
  },
  {
    id: 'S13',
    pitfall: 'Arguments that are no JSON',
    does: 'Told, and kept',
    streams: ['arguments that are no JSON are told and kept'],
  },
];
