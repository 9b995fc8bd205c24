const byExtension: Readonly<Record<string, string>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  py: 'python',
  go: 'go',
  rs: 'rust',
  java: 'java',
  cs: 'csharp',
  rb: 'ruby',
  php: 'php',
  kt: 'kotlin',
  swift: 'swift',
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  hpp: 'cpp',
  html: 'html',
  htm: 'html',
  css: 'css',
  scss: 'scss',
  json: 'json',
  yml: 'yaml',
  yaml: 'yaml',
  sql: 'sql',
  sh: 'shellscript',
  md: 'markdown',
  vue: 'vue',
};
const names = new Set(Object.values(byExtension));
const labels: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  typescriptreact: 'TypeScript (React)',
  javascript: 'JavaScript',
  javascriptreact: 'JavaScript (React)',
  python: 'Python',
  go: 'Go',
  rust: 'Rust',
  java: 'Java',
  csharp: 'C#',
  cpp: 'C++',
  c: 'C',
  php: 'PHP',
  html: 'HTML',
  css: 'CSS',
  json: 'JSON',
  yaml: 'YAML',
  sql: 'SQL',
  shellscript: 'Shell',
};

/** Editor language id for a word after a fence: an id, an extension or a common alias. */
export function languageOf(word: string): string | undefined {
  if (names.has(word)) return word;
  if (word === 'c++') return 'cpp';
  if (word === 'c#') return 'csharp';
  if (word === 'bash' || word === 'shell' || word === 'zsh') return 'shellscript';
  if (word === 'golang') return 'go';
  if (word === 'text' || word === 'txt' || word === 'plaintext') return 'text';
  return byExtension[word];
}

export function languageOfPath(path: string): string | undefined {
  return byExtension[path.split('.').at(-1)?.toLowerCase() ?? ''];
}

export function languageLabel(language: string): string {
  return labels[language] ?? language.charAt(0).toUpperCase() + language.slice(1);
}
