import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { folderNamed, placesNamed } from '../../src/host/workspacePaths.ts';

const folders = ['/work/shop', '/other/api'].map((folder, index): vscode.WorkspaceFolder => {
  const uri = vscode.Uri.file(folder);
  return { uri, name: uri.path.split('/').at(-1) ?? '', index };
});

const paths = (named: string): string[] => placesNamed(named, folders).map(uri => uri.path);

describe('paths that a model names', () => {
  it('are looked for in each folder', () => {
    assert.deepEqual(paths('src/cart.ts'), ['/work/shop/src/cart.ts', '/other/api/src/cart.ts']);
    assert.deepEqual(paths('./src\\cart.ts'), ['/work/shop/src/cart.ts', '/other/api/src/cart.ts']);
  });

  it('may begin with the name of a folder, as the editor writes them where there are several', () => {
    assert.deepEqual(paths('api/src/main.go'), [
      '/work/shop/api/src/main.go',
      '/other/api/src/main.go',
      '/other/api/api/src/main.go',
    ]);
    const written = vscode.workspace.asRelativePath(vscode.Uri.file('/other/api/src/main.go'));
    assert.ok(placesNamed(written, folders).some(({ path }) => path === '/other/api/src/main.go'));
  });

  it('may be whole', () => {
    assert.deepEqual(paths('/other/api/src/main.go'), ['/other/api/src/main.go']);
  });

  it('say for a new file and for a pattern which folder is meant', () => {
    assert.deepEqual(folderNamed('api/**/*.go', folders), { folder: folders[1], rest: '**/*.go' });
    assert.equal(folderNamed('src/**/*.go', folders), undefined);
    assert.equal(folderNamed('shop/cart.ts', folders.slice(0, 1)), undefined);
  });
});
