/** How documentation is written in a language, in words for a model; `code` tells the dialect where there are several. */
export function docForm(languageId: string, code: string): string | undefined {
  switch (languageId) {
    case 'typescript':
    case 'typescriptreact':
      return 'TSDoc, /** … */ above the declaration, without types (they are in the code)';
    case 'javascript':
    case 'javascriptreact':
      return 'JSDoc, /** … */ above the declaration, with types in @param and @returns where the code has none';
    case 'python':
      return `a docstring in triple double quotes as the first statement of the body, ${pythonDialect(code)}`;
    case 'go':
      return 'a comment of // lines directly above the declaration that begins with its name (go doc)';
    case 'rust':
      return '/// lines above the item (rustdoc), with # Errors and # Panics where they apply';
    case 'java':
      return 'Javadoc, /** … */ above the declaration and its annotations';
    case 'kotlin':
      return 'KDoc, /** … */ above the declaration';
    case 'csharp':
      return '/// lines with XML tags (<summary>, <param>, <returns>, <exception>)';
    case 'swift':
      return '/// lines with - Parameters:, - Returns:, - Throws:';
    case 'php':
      return 'PHPDoc, /** … */ above the declaration';
    case 'ruby':
      return 'YARD, # lines above the definition';
    case 'c':
    case 'cpp':
    case 'objective-c':
      return /\/\/\/ /.test(code)
        ? 'Doxygen, /// lines above the declaration'
        : 'Doxygen, /** … */ above the declaration';
    case 'scala':
      return 'Scaladoc, /** … */ above the declaration';
    case 'dart':
      return '/// lines above the declaration (dartdoc)';
    case 'lua':
      return 'LDoc, --- lines above the function';
    case 'elixir':
      return '@doc and @moduledoc with heredocs';
    case 'haskell':
      return 'Haddock, -- | above the declaration';
    case 'r':
      return "roxygen2, #' lines above the function";
    case 'julia':
      return 'a docstring in triple double quotes directly above the definition';
    case 'shellscript':
      return '# lines directly above the function';
    case 'powershell':
      return 'comment-based help, <# … #> with .SYNOPSIS and .PARAMETER, inside the function';
    case 'vue':
    case 'svelte':
      return 'JSDoc, /** … */ above the declaration, in the script';
    default:
      return undefined;
  }
}

function pythonDialect(code: string): string {
  if (/^\s*:(?:param|returns?|raises)\b/m.test(code)) return 'with :param:, :returns: and :raises: (Sphinx)';
  if (/^\s*(?:Parameters|Returns)\s*\n\s*-{3,}/m.test(code)) return 'in the NumPy style';
  return 'in the Google style (Args:, Returns:, Raises:)';
}
