/** Languages that code can be coloured in: names as in fences and in VS Code, each grammar loaded when it is needed. */
import type { LanguageRegistration } from 'shiki/core';

type Loader = () => Promise<{ default: LanguageRegistration[] }>;

export interface CodeLanguage {
  /** Name of the grammar. */
  readonly id: string;
  /** As people write it. */
  readonly label: string;
  readonly load: Loader;
}

/** id, label, other names separated by blanks, grammar. */
const table: readonly (readonly [id: string, label: string, aliases: string, load: Loader])[] = [
  ['asciidoc', 'AsciiDoc', 'adoc', () => import('shiki/langs/asciidoc.mjs')],
  ['astro', 'Astro', '', () => import('shiki/langs/astro.mjs')],
  ['bat', 'Batch', 'batch cmd', () => import('shiki/langs/bat.mjs')],
  ['bicep', 'Bicep', '', () => import('shiki/langs/bicep.mjs')],
  ['c', 'C', 'h', () => import('shiki/langs/c.mjs')],
  ['clojure', 'Clojure', 'clj', () => import('shiki/langs/clojure.mjs')],
  ['cmake', 'CMake', '', () => import('shiki/langs/cmake.mjs')],
  ['cpp', 'C++', 'c++ cc cxx hpp cuda', () => import('shiki/langs/cpp.mjs')],
  ['csharp', 'C#', 'cs c#', () => import('shiki/langs/csharp.mjs')],
  ['css', 'CSS', '', () => import('shiki/langs/css.mjs')],
  ['csv', 'CSV', '', () => import('shiki/langs/csv.mjs')],
  ['dart', 'Dart', '', () => import('shiki/langs/dart.mjs')],
  ['diff', 'Diff', 'patch', () => import('shiki/langs/diff.mjs')],
  ['docker', 'Dockerfile', 'dockerfile', () => import('shiki/langs/docker.mjs')],
  ['dotenv', '.env', 'env', () => import('shiki/langs/dotenv.mjs')],
  ['elixir', 'Elixir', 'ex exs', () => import('shiki/langs/elixir.mjs')],
  ['elm', 'Elm', '', () => import('shiki/langs/elm.mjs')],
  ['erlang', 'Erlang', 'erl', () => import('shiki/langs/erlang.mjs')],
  ['fortran-free-form', 'Fortran', 'fortran f90', () => import('shiki/langs/fortran-free-form.mjs')],
  ['fsharp', 'F#', 'fs f#', () => import('shiki/langs/fsharp.mjs')],
  ['glsl', 'GLSL', '', () => import('shiki/langs/glsl.mjs')],
  ['go', 'Go', 'golang', () => import('shiki/langs/go.mjs')],
  ['graphql', 'GraphQL', 'gql', () => import('shiki/langs/graphql.mjs')],
  ['groovy', 'Groovy', 'gradle', () => import('shiki/langs/groovy.mjs')],
  ['handlebars', 'Handlebars', 'hbs', () => import('shiki/langs/handlebars.mjs')],
  ['haskell', 'Haskell', 'hs', () => import('shiki/langs/haskell.mjs')],
  ['hcl', 'HCL', '', () => import('shiki/langs/hcl.mjs')],
  ['html', 'HTML', 'htm xhtml', () => import('shiki/langs/html.mjs')],
  ['http', 'HTTP', '', () => import('shiki/langs/http.mjs')],
  ['ini', 'INI', 'properties cfg conf', () => import('shiki/langs/ini.mjs')],
  ['java', 'Java', '', () => import('shiki/langs/java.mjs')],
  ['javascript', 'JavaScript', 'js mjs cjs', () => import('shiki/langs/javascript.mjs')],
  ['json', 'JSON', '', () => import('shiki/langs/json.mjs')],
  ['jsonc', 'JSON with Comments', 'json5', () => import('shiki/langs/jsonc.mjs')],
  ['jsonl', 'JSON Lines', '', () => import('shiki/langs/jsonl.mjs')],
  ['jsx', 'JSX', 'javascriptreact', () => import('shiki/langs/jsx.mjs')],
  ['julia', 'Julia', 'jl', () => import('shiki/langs/julia.mjs')],
  ['kotlin', 'Kotlin', 'kt kts', () => import('shiki/langs/kotlin.mjs')],
  ['latex', 'LaTeX', 'tex', () => import('shiki/langs/latex.mjs')],
  ['less', 'Less', '', () => import('shiki/langs/less.mjs')],
  ['liquid', 'Liquid', '', () => import('shiki/langs/liquid.mjs')],
  ['log', 'Log', '', () => import('shiki/langs/log.mjs')],
  ['lua', 'Lua', '', () => import('shiki/langs/lua.mjs')],
  ['make', 'Makefile', 'makefile', () => import('shiki/langs/make.mjs')],
  ['markdown', 'Markdown', 'md', () => import('shiki/langs/markdown.mjs')],
  ['matlab', 'MATLAB', '', () => import('shiki/langs/matlab.mjs')],
  ['mdx', 'MDX', '', () => import('shiki/langs/mdx.mjs')],
  ['mermaid', 'Mermaid', 'mmd', () => import('shiki/langs/mermaid.mjs')],
  ['nginx', 'nginx', '', () => import('shiki/langs/nginx.mjs')],
  ['nix', 'Nix', '', () => import('shiki/langs/nix.mjs')],
  ['objective-c', 'Objective-C', 'objc', () => import('shiki/langs/objective-c.mjs')],
  ['ocaml', 'OCaml', 'ml', () => import('shiki/langs/ocaml.mjs')],
  ['pascal', 'Pascal', '', () => import('shiki/langs/pascal.mjs')],
  ['perl', 'Perl', 'pl', () => import('shiki/langs/perl.mjs')],
  ['php', 'PHP', '', () => import('shiki/langs/php.mjs')],
  ['powershell', 'PowerShell', 'ps1 ps pwsh', () => import('shiki/langs/powershell.mjs')],
  ['prisma', 'Prisma', '', () => import('shiki/langs/prisma.mjs')],
  ['proto', 'Protocol Buffers', 'protobuf proto3', () => import('shiki/langs/proto.mjs')],
  ['pug', 'Pug', 'jade', () => import('shiki/langs/pug.mjs')],
  ['python', 'Python', 'py python3', () => import('shiki/langs/python.mjs')],
  ['r', 'R', '', () => import('shiki/langs/r.mjs')],
  ['regex', 'Regular Expression', 'regexp', () => import('shiki/langs/regex.mjs')],
  ['ruby', 'Ruby', 'rb', () => import('shiki/langs/ruby.mjs')],
  ['rust', 'Rust', 'rs', () => import('shiki/langs/rust.mjs')],
  ['sass', 'Sass', '', () => import('shiki/langs/sass.mjs')],
  ['scala', 'Scala', '', () => import('shiki/langs/scala.mjs')],
  ['scss', 'SCSS', '', () => import('shiki/langs/scss.mjs')],
  ['shellscript', 'Shell', 'sh bash zsh shell', () => import('shiki/langs/shellscript.mjs')],
  ['shellsession', 'Console', 'console', () => import('shiki/langs/shellsession.mjs')],
  ['solidity', 'Solidity', 'sol', () => import('shiki/langs/solidity.mjs')],
  ['sql', 'SQL', 'mysql postgres postgresql sqlite', () => import('shiki/langs/sql.mjs')],
  ['svelte', 'Svelte', '', () => import('shiki/langs/svelte.mjs')],
  ['swift', 'Swift', '', () => import('shiki/langs/swift.mjs')],
  ['terraform', 'Terraform', 'tf tfvars', () => import('shiki/langs/terraform.mjs')],
  ['toml', 'TOML', '', () => import('shiki/langs/toml.mjs')],
  ['tsx', 'TSX', 'typescriptreact', () => import('shiki/langs/tsx.mjs')],
  ['typescript', 'TypeScript', 'ts mts cts', () => import('shiki/langs/typescript.mjs')],
  ['vb', 'Visual Basic', '', () => import('shiki/langs/vb.mjs')],
  ['verilog', 'Verilog', '', () => import('shiki/langs/verilog.mjs')],
  ['viml', 'Vim Script', 'vim', () => import('shiki/langs/viml.mjs')],
  ['vue', 'Vue', '', () => import('shiki/langs/vue.mjs')],
  ['wgsl', 'WGSL', '', () => import('shiki/langs/wgsl.mjs')],
  ['xml', 'XML', 'svg xsl plist', () => import('shiki/langs/xml.mjs')],
  ['yaml', 'YAML', 'yml', () => import('shiki/langs/yaml.mjs')],
  ['zig', 'Zig', '', () => import('shiki/langs/zig.mjs')],
];

const byName = new Map<string, CodeLanguage>();
for (const [id, label, aliases, load] of table) {
  for (const name of [id, ...aliases.split(' ')]) if (name) byName.set(name, { id, label, load });
}

/** By a fence's language or VS Code's language id; `undefined` for plain text and what is not in the table. */
export function codeLanguage(name: string): CodeLanguage | undefined {
  return byName.get(name.toLowerCase());
}
