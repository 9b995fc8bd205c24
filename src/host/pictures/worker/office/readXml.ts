import { Parser } from 'htmlparser2';

export interface XmlEvents {
  /** Names without their prefix: which one a writer takes is its own business. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads XML without ever fetching or expanding what it declares. */
export function readXml(xml: string, { open, text, close }: XmlEvents): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open?.(plain(name), attributes),
      ontext: data => text?.(data),
      onclosetag: name => close?.(plain(name)),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}

/** An attribute by its name without prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => plain(key) === name)?.[1];
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
