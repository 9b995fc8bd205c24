// Every import of a TypeScript source, types included. A bundler's metafile cannot say that: types are gone by then.

export interface ImportOfFile {
  /** As written: `./events.ts`, `node:path`, `zod`. */
  readonly specifier: string;
  /** True when nothing of it is left at run time. */
  readonly isTypeOnly: boolean;
}

/** Comments must not count; what looks like one inside a string (`'https://…'`) is no comment. */
export const withoutComments = (source: string): string =>
  source.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, token =>
    token.startsWith('/*') || token.startsWith('//') ? ' ' : token,
  );

/** `{ type A, type B as C }`: each name is a type, so with verbatimModuleSyntax only an empty import would be left. */
const bindsTypesOnly = (clause: string): boolean => {
  const names = /^\{([^}]*)\}$/
    .exec(clause.trim())?.[1]
    ?.split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return names !== undefined && names.length > 0 && names.every(name => name.startsWith('type '));
};

/**
 * The imports, exports-from, dynamic imports and `import('…')` types of a file, in the order they stand.
 * Relies on the formatter: a static import starts its line.
 */
export const readImports = (source: string): ImportOfFile[] => {
  const code = withoutComments(source);
  const statement = /^(?:import|export)\s+(?:(type)\s+(?=[{*\w]))?(?:([^'";]*?)\s*from\s*)?['"]([^'"\n]+)['"]/gm;
  const found = [...code.matchAll(statement)].map(([, type, clause = '', specifier = '']) => ({
    specifier,
    isTypeOnly: type !== undefined || bindsTypesOnly(clause),
  }));
  // `import('…').Name` is a type unless it is awaited, called upon or otherwise used as a value; strict: a value.
  for (const [, specifier = ''] of code.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g)) {
    found.push({ specifier, isTypeOnly: false });
  }
  return found;
};
