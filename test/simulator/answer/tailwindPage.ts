/** A page of the simulator's, told in utility classes of Tailwind: no style sheet, no style attributes. */
export function tailwindPage(html: string): string {
  const looks = new Map(
    [...html.matchAll(/^ {2}\.(c\d+) \{ (.*) \}$/gm)].map(([, name = '', look = '']) => [name, look]),
  );
  const ground = /body \{[^}]*?background: (#\w+)/.exec(html)?.[1] ?? '#ffffff';
  return html
    .replace(/<style>[\s\S]*?<\/style>\n/, '')
    .replace(/<body>/, `<body class="m-0 bg-[${ground}]">`)
    .replace(/<main class="page"([^>]*)>/, (_, rest: string) => {
      const [, width, height] = /\.page \{[^}]*width: (\d+px); height: (\d+px)/.exec(html) ?? [];
      return `<main class="page relative mx-auto overflow-hidden w-[${width}] h-[${height}] bg-[${ground}]"${rest}>`;
    })
    .replace(/ class="([^"]*)"([^>]*?) style="([^"]*)"/g, (_, names: string, rest: string, style: string) => {
      const look = names.split(' ').flatMap(name => looks.get(name) ?? []);
      const bars = names.includes('text') ? ['rounded-[3px]', 'opacity-[0.82]'] : [];
      const declared = [...look, style].flatMap(list => list.split(';')).flatMap(utilityOf);
      return ` class="${['absolute', ...bars, ...declared].join(' ')}"${rest}`;
    });
}

function utilityOf(declaration: string): string[] {
  const [, property = '', value = ''] = /^\s*([\w-]+)\s*:\s*(.+?)\s*$/.exec(declaration) ?? [];
  const names: Readonly<Record<string, string>> = {
    left: 'left',
    top: 'top',
    width: 'w',
    height: 'h',
    background: 'bg',
    'border-radius': 'rounded',
    'box-shadow': 'shadow',
  };
  const name = names[property];
  return name === undefined ? [] : [`${name}-[${value.replaceAll(/\s+/g, '_')}]`];
}
