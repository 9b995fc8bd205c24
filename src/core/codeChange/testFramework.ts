/** Files that say what a project tests with, at its root. */
export const manifestNames = [
  'package.json',
  'pyproject.toml',
  'requirements.txt',
  'setup.cfg',
  'tox.ini',
  'Cargo.toml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'Gemfile',
  'composer.json',
] as const;

const scriptFrameworks = ['vitest', 'jest', 'mocha', 'ava', 'jasmine', 'tap', 'uvu', '@playwright/test', 'cypress'];

/**
 * What a project tests code of a language with, in words for a model.
 * @param extension of the file under test
 * @param manifests what is in the project's manifests, by their names
 */
export function testFramework(extension: string, manifests: ReadonlyMap<string, string>): string | undefined {
  const holds = (pattern: RegExp, ...names: readonly string[]): boolean =>
    names.some(name => pattern.test(manifests.get(name) ?? ''));
  if (/^(?:[cm]?[jt]sx?|vue|svelte)$/.test(extension)) return scriptFramework(manifests.get('package.json'));
  switch (extension) {
    case 'py':
      return holds(/\bpytest\b/, 'pyproject.toml', 'requirements.txt', 'setup.cfg', 'tox.ini') ? 'pytest' : 'unittest';
    case 'go':
      return 'the package testing of Go';
    case 'rs':
      return 'the built-in tests of Rust (#[test])';
    case 'java':
    case 'kt':
      if (holds(/junit-?jupiter|junit5/i, 'pom.xml', 'build.gradle', 'build.gradle.kts')) return 'JUnit 5';
      return holds(/junit/i, 'pom.xml', 'build.gradle', 'build.gradle.kts') ? 'JUnit' : undefined;
    case 'rb':
      return holds(/rspec/, 'Gemfile') ? 'RSpec' : 'Minitest';
    case 'php':
      return holds(/pestphp/, 'composer.json') ? 'Pest' : 'PHPUnit';
    default:
      return undefined;
  }
}

function scriptFramework(manifest: string | undefined): string | undefined {
  let parsed: { dependencies?: object; devDependencies?: object; scripts?: Record<string, unknown> };
  try {
    parsed = JSON.parse(manifest ?? '{}') as typeof parsed;
  } catch {
    return undefined;
  }
  const versions = new Map(Object.entries({ ...parsed.dependencies, ...parsed.devDependencies }));
  const name = scriptFrameworks.find(one => versions.has(one));
  if (name) return `${name} ${String(versions.get(name)).replace(/^[\^~]/, '')}`;
  const scripts = Object.values(parsed.scripts ?? {}).map(String);
  if (scripts.some(script => /\bnode\b.*--test\b/.test(script))) return 'node:test';
  return scripts.some(script => /\bbun test\b/.test(script)) ? 'bun:test' : undefined;
}
