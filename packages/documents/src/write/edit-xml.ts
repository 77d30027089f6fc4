import { SaxesParser } from 'saxes';

/** A tag and its place in the XML text. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  readonly empty: boolean;
}

/** Walks the tags of an XML text with their places in it. */
export function walk(
  xml: string,
  onOpen: (tag: Tag) => void,
  onClose: (name: string, start: number, end: number) => void,
): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('opentag', (tag) => {
    const end = parser.position;
    onOpen({
      name: localName(tag.name),
      attributes: tag.attributes,
      start: xml.lastIndexOf('<', end - 1),
      end,
      empty: tag.isSelfClosing,
    });
  });
  parser.on('closetag', (tag) => {
    if (!tag.isSelfClosing)
      onClose(localName(tag.name), xml.lastIndexOf('<', parser.position - 1), parser.position);
  });
  parser.write(xml).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Replaces stretches of a text, given in any order, none overlapping; equal places keep their order. */
export function splice(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  let result = '';
  let at = 0;
  // An insertion goes before the replacement that begins at the same place.
  for (const edit of [...edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** An opening tag with one attribute set anew. */
export function withAttribute(tag: string, name: string, value: string | number): string {
  const bare = tag.replace(new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`), '');
  return bare.replace(/\s*\/?>$/, (end) => ` ${name}="${value}"${end.trim()}`);
}
