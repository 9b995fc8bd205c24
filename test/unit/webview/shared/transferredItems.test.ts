import assert from 'node:assert/strict';
import {
  carriesAnything,
  droppedFiles,
  droppedUris,
  pastedFiles,
  type Transfer,
} from '../../../../src/webview/shared/transferredItems.ts';

function transfer(data: Record<string, string>, files: string[] = []): Transfer<string> {
  return { files, types: Object.keys(data), getData: type => data[type] ?? '' };
}

describe('transferredItems', () => {
  it('takes pasted pictures, but not the picture of copied text', () => {
    assert.deepEqual(pastedFiles(transfer({}, ['a.png'])), ['a.png']);
    assert.deepEqual(pastedFiles(transfer({ 'text/html': '<img src="x">' }, ['a.png'])), ['a.png']);
    assert.deepEqual(pastedFiles(transfer({ 'text/plain': 'A1\tB1' }, ['a.png'])), []);
    assert.deepEqual(droppedFiles(transfer({ 'text/plain': 'x' }, ['a.png'])), ['a.png']);
  });

  it('reads every list of resources, each resource once', () => {
    assert.deepEqual(
      droppedUris(
        transfer({
          'application/vnd.code.uri-list': 'file:///a.png\r\nfile:///b%20c.png',
          'text/uri-list': '# comment\nfile:///a.png\n',
          resourceurls: '["file:///d.png", 5, "file:///a.png"]',
        }),
      ),
      ['file:///a.png', 'file:///b%20c.png', 'file:///d.png'],
    );
  });

  it('finds the picture that was dragged out of a page, before the link around it', () => {
    const html = '<a href="https://e.com/"><img alt="x" src="https://e.com/a.png?a=1&amp;b=2"></a>';
    assert.deepEqual(droppedUris(transfer({ 'text/uri-list': 'https://e.com/', 'text/html': html })), [
      'https://e.com/a.png?a=1&b=2',
      'https://e.com/',
    ]);
  });

  it('survives nonsense', () => {
    assert.deepEqual(droppedUris(transfer({ resourceurls: '{"a":' })), []);
    assert.deepEqual(droppedUris(transfer({ resourceurls: '{"a":1}', 'text/uri-list': 'not a uri\n/a/path' })), []);
    assert.deepEqual(droppedUris(transfer({})), []);
  });

  it('knows from the types alone whether a drop is for us', () => {
    assert.equal(carriesAnything(['Files']), true);
    assert.equal(carriesAnything(['text/plain', 'ResourceURLs']), true);
    assert.equal(carriesAnything(['text/plain', 'text/html']), false);
  });
});
