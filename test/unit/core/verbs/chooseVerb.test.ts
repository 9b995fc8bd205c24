import assert from 'node:assert/strict';
import { chooseVerb } from '../../../../src/core/verbs/index.ts';

const none = { pictures: 0, videos: 0, documents: 0, others: 0 };

describe('chooseVerb', () => {
  it('goes by what is attached, where that is of one kind', () => {
    assert.equal(chooseVerb({ ...none, videos: 1 }), 'video');
    assert.equal(chooseVerb({ ...none, documents: 1 }), 'doc');
    assert.equal(chooseVerb({ ...none, documents: 3 }), 'doc');
    assert.equal(chooseVerb({ ...none, pictures: 2 }), 'compare');
    assert.equal(chooseVerb({ ...none, pictures: 1 }), 'describe');
    assert.equal(chooseVerb({ ...none, pictures: 3 }), 'describe');
  });

  it('chooses nothing where the attachments do not tell', () => {
    assert.equal(chooseVerb(none), undefined);
    assert.equal(chooseVerb({ ...none, others: 1 }), undefined);
    assert.equal(chooseVerb({ ...none, pictures: 2, others: 1 }), undefined);
    assert.equal(chooseVerb({ ...none, pictures: 1, documents: 1 }), undefined);
    assert.equal(chooseVerb({ ...none, videos: 2 }), undefined);
  });
});
