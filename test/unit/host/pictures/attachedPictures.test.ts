import assert from 'node:assert/strict';
import { encode } from 'fast-png';
import { UnreadablePicture } from '../../../../src/core/attachments/index.ts';
import { insteadOfPicture, seeingToolsIn } from '../../../../src/host/languageModel/borrowedEyes.ts';
import { AttachedPictures, isAttachmentId } from '../../../../src/host/pictures/attachedPictures.ts';

const png = (width: number) =>
  encode({ width, height: 3, data: new Uint8Array(width * 12).fill(width % 256), channels: 4 });

describe('AttachedPictures', () => {
  it('gives the same picture the same id, and finds it by that', () => {
    const attached = new AttachedPictures();
    const { id, picture } = attached.remember(png(2), 'zai');
    assert.match(id, /^attachment:[0-9a-f]{8}$/);
    assert.ok(isAttachmentId(id));
    assert.deepEqual([picture.width, picture.height, picture.mediaType], [2, 3, 'image/png']);
    assert.equal(attached.remember(png(2), 'zai').id, id);
    assert.notEqual(attached.remember(png(3), 'zai').id, id);
    assert.equal(attached.recall(` ${id}\n`)?.picture.width, 2);
    assert.equal(attached.recall(id)?.endpointId, 'zai');
    assert.equal(attached.recall('attachment:00000000'), undefined);
  });

  it('forgets the oldest when there are too many bytes, and never the newest', () => {
    const attached = new AttachedPictures();
    const [first, ...others] = [2, 5, 6, 7, 8, 9, 10, 11].map(width => {
      const bytes = new Uint8Array(19 * 2 ** 20);
      bytes.set(png(width));
      return attached.remember(bytes, 'zai').id;
    });
    assert.equal(attached.recall(first ?? ''), undefined);
    assert.equal(attached.recall(others.at(-1) ?? '')?.picture.width, 11);
    assert.equal(others.filter(id => attached.recall(id)).length, 6);
  });

  it('takes nothing that is no picture', () => {
    assert.throws(() => new AttachedPictures().remember(new TextEncoder().encode('no'), 'zai'), UnreadablePicture);
  });
});

describe('borrowed eyes', () => {
  it('tell a model the id and the tools that are on offer', () => {
    const attached = new AttachedPictures();
    const tools = seeingToolsIn([{ name: 'read_file' }, { name: 'glm_readText' }, { name: 'glm_screenshotPage' }]);
    assert.deepEqual(tools, ['glm_readText']);
    const told = insteadOfPicture(png(4), { tools, attached, endpointId: 'zai' });
    const id = /attachment:\w+/.exec(told ?? '')?.[0] ?? '';
    assert.equal(attached.recall(id)?.picture.width, 4);
    assert.match(told ?? '', /4 × 3 pixels.*glm_readText can look at it/);
  });

  it('say so where a picture cannot be read', () => {
    const attached = new AttachedPictures();
    const told = insteadOfPicture(new Uint8Array(3), { tools: ['glm_readText'], attached, endpointId: 'zai' });
    assert.match(told ?? '', /could not be read/);
  });
});
