import assert from 'node:assert/strict';
import type { ChatMessage, ContentPart, Endpoint, ErrorKind, MediaKind } from '../../../../src/provider/index.ts';
import { gifHead, jpegHead, pngHead, webpHead } from './imageHeads.ts';
import { knownEndpoint, wireOf, wireParts } from './wireOf.ts';

const at = (type: MediaKind, url: string): ContentPart => ({ type, source: { url } });
const holding = (type: MediaKind, data: Uint8Array, mediaType: string, name?: string): ContentPart => ({
  type,
  source: { data, mediaType },
  ...(name === undefined ? {} : { name }),
});
const png = pngHead(4, 4);
const picture = holding('image', png, 'image/png');
const photo = at('image', 'https://example.com/a.png');
const video = at('video', 'https://example.com/a.mp4');
const file = at('file', 'https://example.com/a.pdf');

describe('attachments on the wire', () => {
  it('pictures and videos by address and as data URIs', () => {
    assert.deepEqual(wireParts('zai', 'glm-4.6v', [{ type: 'text', text: 'look' }, photo, picture]), [
      { type: 'text', text: 'look' },
      { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${Buffer.from(png).toString('base64')}` } },
    ]);
    const bytes = new Uint8Array([1, 2, 3, 4]);
    assert.deepEqual(wireParts('vllm', 'glm-4.6v', [video, holding('video', bytes, 'video/mp4')]), [
      { type: 'video_url', video_url: { url: 'https://example.com/a.mp4' } },
      { type: 'video_url', video_url: { url: 'data:video/mp4;base64,AQIDBA==' } },
    ]);
  });

  it('a data URI that was given as an address, as it is', () => {
    const uri = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    assert.deepEqual(wireParts('ollama', 'glm-4.6v-flash', [at('image', uri)]), [
      { type: 'image_url', image_url: { url: uri } },
    ]);
  });

  it('a picture under the type that its bytes have', () => {
    const [part] = wireParts('zai', 'glm-4.6v', [holding('image', jpegHead(3, 2), 'image/png')]) as [
      { image_url: { url: string } },
    ];
    assert.match(part.image_url.url, /^data:image\/jpeg;base64,/);
  });

  it('audio as each family has it', () => {
    const wav = holding('audio', new Uint8Array([1, 2, 3]), 'audio/wav');
    const mp3 = holding('audio', new Uint8Array([1, 2, 3]), 'audio/mpeg');
    assert.deepEqual(wireParts('bigmodel', 'glm-4-voice', [wav]), [
      { type: 'input_audio', input_audio: { data: 'AQID', format: 'wav' } },
    ]);
    assert.deepEqual(wireParts('toiotech', 'qwen2.5-omni-7b', [mp3, at('audio', 'https://example.com/a.mp3?x=1')]), [
      { type: 'input_audio', input_audio: { data: 'data:;base64,AQID', format: 'mp3' } },
      { type: 'input_audio', input_audio: { data: 'https://example.com/a.mp3?x=1', format: 'mp3' } },
    ]);
    assert.deepEqual(wireParts('vllm', 'omni', [at('audio', 'https://example.com/a.wav')]), [
      { type: 'audio_url', audio_url: { url: 'https://example.com/a.wav' } },
    ]);
  });

  it('documents by address, and as bytes where the endpoint has the part for it', () => {
    assert.deepEqual(wireParts('tokenhub', 'glm-5v-turbo', [file]), [
      { type: 'file_url', file_url: { url: 'https://example.com/a.pdf' } },
    ]);
    const pdf = holding('file', new TextEncoder().encode('%PDF-'), 'application/pdf', 'plan.pdf');
    const wire = { type: 'file', file: { filename: 'plan.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } };
    assert.deepEqual(wireParts('zai', 'glm-4.6v', [pdf]), [wire]);
    assert.deepEqual(wireParts('openrouter', 'some/model', [pdf, file]), [
      wire,
      { type: 'file', file: { filename: 'a.pdf', file_data: 'https://example.com/a.pdf' } },
    ]);
  });

  it('bytes of a view into a larger buffer, of any length', () => {
    const buffer = new Uint8Array(200_000).map((_, index) => index % 251);
    for (const length of [1, 2, 3, 49_151, 49_152, 49_153, 150_001]) {
      const [part] = wireParts('vllm', 'omni', [holding('video', buffer.subarray(7, 7 + length), 'video/mp4')]) as [
        { video_url: { url: string } },
      ];
      const sent = Buffer.from(part.video_url.url.slice('data:video/mp4;base64,'.length), 'base64');
      assert.ok(sent.equals(buffer.subarray(7, 7 + length)), `${length}`);
    }
  });
});

describe('attachments that are refused', () => {
  const big = (type: string, bytes: number): Uint8Array => {
    const data = new Uint8Array(bytes);
    if (type === 'image/png') data.set(pngHead(100, 100));
    return data;
  };
  const cases: [what: string, endpoint: string, model: string, parts: ContentPart[], kind: ErrorKind, says: RegExp][] =
    [
      [
        'a picture for a text model',
        'zai',
        'glm-4.6',
        [picture],
        'unsupported-input',
        /GLM-4\.6 does not take pictures.*GLM-4\.6V/,
      ],
      [
        'audio for a model that cannot hear',
        'bigmodel',
        'glm-4.6v',
        [holding('audio', png, 'audio/wav')],
        'unsupported-input',
        /GLM-4\.6V does not take audio/,
      ],
      [
        'a video where the endpoint takes none',
        'ollama',
        'some-vl',
        [video],
        'unsupported-input',
        /Ollama does not take videos/,
      ],
      [
        'a picture by address where only bytes go',
        'ollama',
        'glm-4.6v-flash',
        [photo],
        'unsupported-input',
        /does not fetch addresses/,
      ],
      [
        'bytes where only an address goes',
        'tokenhub',
        'glm-5v-turbo',
        [holding('video', png, 'video/mp4', 'a.mp4')],
        'unsupported-input',
        /"a\.mp4" has to be online/,
      ],
      [
        'document bytes at BigModel',
        'bigmodel',
        'glm-4.6v',
        [holding('file', png, 'application/pdf')],
        'unsupported-input',
        /by address only/,
      ],
      [
        'a format',
        'zai',
        'glm-4.6v',
        [holding('image', webpHead(4, 4), 'image/webp')],
        'unsupported-input',
        /image\/webp.*image\/jpeg, image\/png/,
      ],
      [
        'a format by its bytes',
        'llama-cpp',
        'glm-4.6v',
        [holding('image', webpHead(4, 4), 'image/png')],
        'unsupported-input',
        /image\/webp/,
      ],
      [
        'too many bytes',
        'zai',
        'glm-4.6v',
        [holding('image', big('image/png', 6e6), 'image/png', 'big.png')],
        'attachment-too-large',
        /"big\.png" has 5\.8 MB; Z\.ai takes 5 MB/,
      ],
      [
        'too many bytes in a data URI',
        'zai',
        'glm-4.6v',
        [at('image', `data:image/png;base64,${'A'.repeat(8e6)}`)],
        'attachment-too-large',
        /5\.8 MB/,
      ],
      [
        'too many pixels',
        'zai',
        'glm-4.6v',
        [holding('image', pngHead(6001, 10), 'image/png')],
        'attachment-too-large',
        /6001×10 pixels; Z\.ai takes 6000×6000/,
      ],
      [
        'nothing',
        'zai',
        'glm-4.6v',
        [holding('image', new Uint8Array(), 'image/png')],
        'invalid-request',
        /The image is empty/,
      ],
      ['no media type', 'zai', 'glm-4.6v', [holding('file', png, '')], 'invalid-request', /media type/],
      [
        'a media type that would break out',
        'vllm',
        'omni',
        [holding('video', png, 'video/mp4","x":"')],
        'invalid-request',
        /media type/,
      ],
      ['an address that is none', 'zai', 'glm-4.6v', [at('image', 'a.png')], 'invalid-request', /address/],
      ['a local file', 'zai', 'glm-4.6v', [at('image', 'file:///etc/passwd')], 'unsupported-input', /file: address/],
      [
        'the editor’s own address',
        'vllm',
        'omni',
        [at('image', 'vscode-file://x/y.png')],
        'unsupported-input',
        /vscode-file/,
      ],
      [
        'a document beside a picture',
        'bigmodel',
        'glm-4.6v',
        [photo, file],
        'unsupported-input',
        /pictures and files in one request/,
      ],
      [
        'a video beside a picture',
        'tokenhub',
        'glm-5v-turbo',
        [photo, video],
        'unsupported-input',
        /pictures and videos/,
      ],
      [
        'more pictures than one',
        'bigmodel',
        'glm-4v-flash',
        [photo, photo],
        'unsupported-input',
        /2 pictures.*takes 1/,
      ],
      [
        'picture bytes for a model that takes addresses',
        'bigmodel',
        'glm-4v-flash',
        [picture],
        'unsupported-input',
        /by address only/,
      ],
    ];
  for (const [what, endpoint, model, parts, kind, says] of cases) {
    it(`${what} (${endpoint})`, () => {
      assert.throws(() => wireParts(endpoint, model, parts), { kind, message: says, retryable: false });
    });
  }

  it('too many of them in the whole history', () => {
    const messages: ChatMessage[] = Array.from({ length: 151 }, () => ({ role: 'user', content: [photo] }));
    assert.throws(() => wireOf('zai', { model: 'glm-4.6v', messages }), {
      kind: 'unsupported-input',
      message: /151 pictures.*takes 150/,
    });
    assert.equal(wireOf('zai', { model: 'glm-4.6v', messages: messages.slice(1) }).warnings.length, 0);
    assert.throws(() => wireOf('zai', { model: 'glm-4.5v', messages: messages.slice(1) }), /takes 50/);
  });

  it('kinds that do not mix, though in different messages', () => {
    const messages: ChatMessage[] = [
      { role: 'user', content: [photo] },
      { role: 'assistant', content: 'nice' },
      { role: 'user', content: [file] },
    ];
    assert.throws(() => wireOf('bigmodel', { model: 'glm-4.6v', messages }), { kind: 'unsupported-input' });
  });

  it('two kinds in one message of an omni model, though not in two messages', () => {
    const model = 'qwen2.5-omni-7b';
    const part = (type: 'image' | 'audio') => ({ type, source: { url: `https://example.com/${type}` } }) as const;
    const user = (...content: ReturnType<typeof part>[]) => ({ role: 'user', content }) as const;
    assert.throws(() => wireOf('toiotech', { model, messages: [user(part('image'), part('audio'))] }), {
      kind: 'unsupported-input',
      message: 'Qwen2.5-Omni-7B does not take pictures and audio in one message.',
    });
    assert.equal(
      wireOf('toiotech', { model, messages: [user(part('image')), user(part('audio'))] }).warnings.length,
      0,
    );
  });

  it('a body beyond the endpoint’s limit', () => {
    const small: Endpoint = { ...knownEndpoint('tokenhub'), capabilities: { maxBodyBytes: 1024 * 1024 } };
    const messages: ChatMessage[] = [
      { role: 'user', content: [holding('image', big('image/png', 900_000), 'image/png')] },
    ];
    assert.throws(() => wireOf(small, { model: 'glm-5v-turbo', messages }), {
      kind: 'attachment-too-large',
      message: /takes 1 MB/,
    });
  });

  it('but nothing of a model that no table knows, beyond the endpoint’s own rules', () => {
    assert.equal(
      wireOf('zai', { model: 'glm-9v', messages: [{ role: 'user', content: [picture] }] }).warnings.length,
      0,
    );
  });

  it('and a model is known under its other names', () => {
    const names = [
      'zai-org/GLM-4.6',
      'hf.co/unsloth/GLM-4.6-GGUF:Q4_K_M',
      'z-ai/glm-4.6',
      'zai-glm-4.6',
      'glm-4.6-fp8',
    ];
    for (const name of names) assert.throws(() => wireParts('vllm', name, [picture]), /does not take pictures/, name);
    wireParts('vllm', 'zai-org/GLM-4.6V-Flash', [picture]);
  });
});

describe('readImageHeader', () => {
  it('knows the pixels of each format', async () => {
    const { readImageHeader } = await import('../../../../src/provider/request/imageHeader.ts');
    assert.deepEqual(readImageHeader(pngHead(640, 480)), { mediaType: 'image/png', width: 640, height: 480 });
    assert.deepEqual(readImageHeader(jpegHead(640, 480)), { mediaType: 'image/jpeg', width: 640, height: 480 });
    assert.deepEqual(readImageHeader(gifHead(640, 480)), { mediaType: 'image/gif', width: 640, height: 480 });
    assert.deepEqual(readImageHeader(webpHead(640, 480)), { mediaType: 'image/webp', width: 640, height: 480 });
    assert.equal(readImageHeader(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg">')), undefined);
    assert.equal(readImageHeader(new Uint8Array()), undefined);
  });

  it('does not stumble over a head that is cut off', async () => {
    const { readImageHeader } = await import('../../../../src/provider/request/imageHeader.ts');
    for (const head of [pngHead(9, 9), jpegHead(9, 9), gifHead(9, 9), webpHead(9, 9)]) {
      for (let length = 0; length < head.length; length++) readImageHeader(head.subarray(0, length));
    }
  });
});
