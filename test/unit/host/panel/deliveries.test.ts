import assert from 'node:assert/strict';
import { Deliveries } from '../../../../src/host/panel/deliveries.ts';

describe('Deliveries', () => {
  const warnings: string[] = [];
  let deliveries: Deliveries;
  let brought: string[];
  let pages: PromiseWithResolvers<void>[];

  beforeEach(() => {
    warnings.length = 0;
    deliveries = new Deliveries(message => warnings.push(message));
    brought = [];
    pages = [];
  });

  /** To a page that says it has it when the test says so. */
  const add = (name: string): void =>
    deliveries.add(() => {
      brought.push(name);
      const said = Promise.withResolvers<void>();
      pages.push(said);
      return said.promise;
    });
  const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

  it('wait for a page, in their order', () => {
    add('one');
    add('two');
    assert.deepEqual(brought, []);
    deliveries.opened();
    add('three');
    assert.deepEqual(brought, ['one', 'two', 'three']);
  });

  it('come again to the next page where one was hidden before it said that it has them', async () => {
    deliveries.opened();
    add('one');
    add('two');
    pages[0]?.resolve();
    await settled();
    deliveries.hidden();
    add('three');
    assert.deepEqual(brought, ['one', 'two']);
    deliveries.opened();
    assert.deepEqual(brought, ['one', 'two', 'two', 'three']);
  });

  it('do not come again where the word of the page is later than the news that it is hidden', async () => {
    deliveries.opened();
    add('one');
    deliveries.hidden();
    pages[0]?.resolve();
    await settled();
    deliveries.opened();
    assert.deepEqual(brought, ['one']);
  });

  it('are given up when a page refuses them, and that is said', async () => {
    deliveries.opened();
    add('one');
    pages[0]?.reject(new Error('no such picture'));
    await settled();
    deliveries.hidden();
    deliveries.opened();
    assert.deepEqual(brought, ['one']);
    assert.deepEqual(warnings, ['no such picture']);
  });

  it('outlive the failure of a page that is gone', async () => {
    deliveries.opened();
    add('one');
    deliveries.hidden();
    pages[0]?.reject(new Error('timed out'));
    await settled();
    deliveries.opened();
    assert.deepEqual(brought, ['one', 'one']);
    assert.deepEqual(warnings, []);
  });
});
