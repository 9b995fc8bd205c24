import assert from 'node:assert/strict';
import { platformOf } from '../../../../../src/webview/panel/attach/platform.ts';

describe('platformOf', () => {
  it('is that of the machine in front of the user', () => {
    const of = (userAgent: string) => platformOf({ userAgent });
    assert.equal(of('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Code/1.139.1 Electron/39'), 'mac');
    assert.equal(of('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Code/1.139.1 Electron/39'), 'windows');
    assert.equal(of('Mozilla/5.0 (X11; Linux x86_64) Code/1.139.1 Electron/39'), 'linux');
  });
});
