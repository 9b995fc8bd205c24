import assert from 'node:assert/strict';
import { placeOfTests, testFramework } from '../../../../src/core/codeChange/index.ts';

const cases: readonly [name: string, path: string, files: readonly string[], expected: string, exists?: boolean][] = [
  ['a tree of its own', 'src/core/b.ts', ['src/core/a.ts', 'test/unit/core/a.test.ts'], 'test/unit/core/b.test.ts'],
  ['beside the source', 'src/b.ts', ['src/a.ts', 'src/a.spec.ts'], 'src/b.spec.ts'],
  ['a folder below', 'src/x/b.tsx', ['src/a.tsx', 'src/__tests__/a.test.tsx'], 'src/x/__tests__/b.test.tsx'],
  [
    'what most tests do',
    'src/d.ts',
    ['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/a.test.ts', 'test/b.spec.ts', 'test/c.spec.ts'],
    'test/d.spec.ts',
  ],
  ['tests that are there', 'src/cart.ts', ['src/cart.ts', 'e2e/cart.spec.ts'], 'e2e/cart.spec.ts', true],
  [
    'tests of another folder’s file of that name',
    'src/b/index.ts',
    ['src/a/index.ts', 'src/b/index.ts', 'test/a/index.test.ts'],
    'test/b/index.test.ts',
  ],
  ['tests whose sources are unknown', 'src/b.ts', ['checks/login.spec.ts'], 'checks/b.spec.ts'],
  ['no tests yet', 'src/b.ts', ['src/b.ts', 'README.md'], 'src/b.test.ts'],
  ['Python without tests', 'api/stock.py', ['api/stock.py'], 'tests/test_stock.py'],
  ['Python as the project does it', 'shop/b.py', ['shop/a.py', 'shop/tests/a_test.py'], 'shop/tests/b_test.py'],
  ['a flat folder of tests', 'pkg/b.py', ['pkg/a.py', 'tests/test_a.py'], 'tests/test_b.py'],
  ['Go', 'cmd/run.go', [], 'cmd/run_test.go'],
  ['Java', 'src/main/java/org/x/Cart.java', [], 'src/test/java/org/x/CartTest.java'],
  [
    'Java as the project does it',
    'src/main/java/x/B.java',
    ['src/main/java/x/A.java', 'src/test/java/x/ATests.java'],
    'src/test/java/x/BTests.java',
  ],
  ['a test itself', 'test/a.test.ts', ['test/a.test.ts'], 'test/a.test.ts', true],
];

describe('placeOfTests', () => {
  for (const [name, path, files, expected, exists = false] of cases)
    it(name, () => {
      const place = placeOfTests(path, files);
      assert.deepEqual([place?.path, place?.exists], [expected, exists]);
      assert.ok(!place?.examples.includes(expected));
    });
  it('knows of no custom for other files', () => assert.equal(placeOfTests('a.json', []), undefined));
  it('gives the nearest tests as examples', () =>
    assert.deepEqual(placeOfTests('src/x/b.ts', ['test/x/c.test.ts', 'test/a.test.ts', 'tools/t.test.js'])?.examples, [
      'test/x/c.test.ts',
      'test/a.test.ts',
      'tools/t.test.js',
    ]));
});

describe('testFramework', () => {
  const of = (extension: string, name: string, text: string): string | undefined =>
    testFramework(extension, new Map([[name, text]]));
  it('is found in the manifests', () => {
    assert.equal(of('ts', 'package.json', '{"devDependencies":{"vitest":"^3.2.4"}}'), 'vitest 3.2.4');
    assert.equal(of('js', 'package.json', '{"scripts":{"test":"node --test"}}'), 'node:test');
    assert.equal(of('py', 'pyproject.toml', '[tool.pytest.ini_options]'), 'pytest');
    assert.equal(of('py', 'pyproject.toml', ''), 'unittest');
    assert.equal(of('java', 'pom.xml', '<artifactId>junit-jupiter</artifactId>'), 'JUnit 5');
  });
  it('is unknown where nothing says it', () => {
    assert.equal(of('ts', 'package.json', '{}'), undefined);
    assert.equal(of('ts', 'package.json', '{'), undefined);
    assert.equal(of('xyz', 'package.json', '{}'), undefined);
  });
});
