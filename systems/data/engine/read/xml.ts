// This file is over the limit because the small grammar of markup is read in one place.

/** What an XML text says, in order (XML 事件). */
export interface XmlHandler {
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void;
  text(text: string): void;
  close(name: string): void;
  /** Nothing follows after a fault. */
  fault(code: 'xml-broken' | 'xml-forbidden', line: number, reason: string): void;
}

const MOST_MARKUP = 1_000_000;
const MOST_DEPTH = 64;
const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

class Fault extends Error {
  readonly code: 'xml-broken' | 'xml-forbidden';

  constructor(code: 'xml-broken' | 'xml-forbidden', reason: string) {
    super(reason);
    this.code = code;
  }
}

/**
 * Reads XML piece by piece (读 XML): elements, attributes and text. No document type, no entities but the five and numbers, at
 * most 64 levels. Names come without their prefix.
 */
export class XmlReader {
  readonly #handler: XmlHandler;
  readonly #open: string[] = [];
  #rest = '';
  #line = 1;
  #stopped = false;
  #rootSeen = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  push(piece: string): void {
    if (this.#stopped) return;
    const text = [this.#rest, piece].join('');
    let at = 0;
    try {
      for (;;) {
        const next = this.#step(text, at);
        if (next === at) break;
        at = next;
      }
      this.#rest = text.slice(at);
      if (this.#rest.length > MOST_MARKUP) throw new Fault('xml-broken', 'markup or text without an end');
    } catch (error) {
      this.#stop(error);
    }
  }

  end(): void {
    if (this.#stopped) return;
    if (this.#rest.trim() !== '' || this.#open.length > 0 || !this.#rootSeen)
      this.#stop(new Fault('xml-broken', this.#rootSeen ? 'the end is missing' : 'no element'));
  }

  #stop(error: unknown): void {
    if (!(error instanceof Fault)) throw error;
    this.#stopped = true;
    this.#rest = '';
    this.#handler.fault(error.code, this.#line, error.message);
  }

  /** Reads what stands at a place; the same place where more text is needed. */
  #step(text: string, at: number): number {
    if (at >= text.length) return at;
    if (text.charCodeAt(at) !== 60) return this.#characters(text, at);
    if (text.startsWith('<!--', at)) return this.#until(text, at, '-->');
    if (text.startsWith('<![CDATA[', at)) return this.#cdata(text, at);
    if (text.startsWith('<?', at)) return this.#until(text, at, '?>');
    if (text.startsWith('<!', at)) {
      if (text.length - at < 9) return at;
      throw new Fault('xml-forbidden', 'document type');
    }
    const end = endOfTag(text, at);
    if (end < 0) return at;
    this.#tag(text.slice(at + 1, end));
    this.#count(text, at, end + 1);
    return end + 1;
  }

  #characters(text: string, at: number): number {
    const end = text.indexOf('<', at);
    if (end < 0) return at;
    const part = text.slice(at, end);
    if (this.#open.length > 0) this.#handler.text(unescaped(part));
    else if (part.trim() !== '' && part !== '\u{feff}')
      throw new Fault('xml-broken', 'text outside of the root');
    this.#count(text, at, end);
    return end;
  }

  #until(text: string, at: number, mark: string): number {
    const end = text.indexOf(mark, at + 2);
    if (end < 0) return at;
    this.#count(text, at, end + mark.length);
    return end + mark.length;
  }

  #cdata(text: string, at: number): number {
    const end = text.indexOf(']]>', at);
    if (end < 0) return at;
    if (this.#open.length > 0) this.#handler.text(text.slice(at + 9, end));
    this.#count(text, at, end + 3);
    return end + 3;
  }

  #tag(body: string): void {
    if (body.startsWith('/')) {
      const name = localName(body.slice(1).trim());
      if (this.#open.pop() !== name)
        throw new Fault('xml-broken', `</${name.slice(0, 40)}> closes what is not open`);
      return this.#handler.close(name);
    }
    const isEmpty = body.endsWith('/');
    const { name, attributes } = readTag(isEmpty ? body.slice(0, -1) : body);
    if (this.#open.length === 0 && this.#rootSeen) throw new Fault('xml-broken', 'a second root');
    this.#rootSeen = true;
    if (this.#open.length >= MOST_DEPTH) throw new Fault('xml-broken', 'more than 64 levels');
    this.#handler.open(name, attributes, this.#line);
    if (isEmpty) this.#handler.close(name);
    else this.#open.push(name);
  }

  #count(text: string, from: number, to: number): void {
    for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) this.#line++;
  }
}

/** Place of the `>` that ends a tag, quotes regarded; −1 where it is not there yet. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
    if (at - from > MOST_MARKUP) throw new Fault('xml-broken', 'a tag without an end');
  }
  return -1;
}

function readTag(body: string): { name: string; attributes: ReadonlyMap<string, string> } {
  let at = 0;
  const word = () => {
    const from = at;
    while (at < body.length && !' \t\r\n='.includes(body[at] ?? '')) at++;
    return body.slice(from, at);
  };
  const blanks = () => {
    while (at < body.length && ' \t\r\n'.includes(body[at] ?? '')) at++;
  };
  const name = localName(word());
  if (name === '' || name.includes('<')) throw new Fault('xml-broken', 'a name is expected');
  const attributes = new Map<string, string>();
  for (;;) {
    blanks();
    if (at >= body.length) return { name, attributes };
    const key = word();
    blanks();
    if (body[at] !== '=') throw new Fault('xml-broken', 'an attribute without a value');
    at++;
    blanks();
    const quote = body[at];
    if (quote !== '"' && quote !== "'") throw new Fault('xml-broken', 'an attribute without quotes');
    const end = body.indexOf(quote, at + 1);
    if (end < 0) throw new Fault('xml-broken', 'an attribute never closes');
    if (attributes.has(key)) throw new Fault('xml-broken', 'an attribute stands twice');
    attributes.set(key, unescaped(body.slice(at + 1, end)));
    at = end + 1;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  let result = '';
  let at = 0;
  for (;;) {
    const mark = text.indexOf('&', at);
    if (mark < 0) return result + text.slice(at);
    const end = text.indexOf(';', mark);
    if (end < 0 || end - mark > 10) throw new Fault('xml-broken', 'a lone &');
    result += text.slice(at, mark) + entity(text.slice(mark + 1, end));
    at = end + 1;
  }
}

function entity(name: string): string {
  const plain = ENTITIES.get(name);
  if (plain !== undefined) return plain;
  if (!name.startsWith('#')) throw new Fault('xml-forbidden', `entity ${name}`);
  const isHex = name[1] === 'x';
  const code = Number(isHex ? `0x${name.slice(2)}` : name.slice(1));
  if (!Number.isInteger(code) || code < 9 || code > 0x10ffff || name.length < (isHex ? 3 : 2))
    throw new Fault('xml-broken', 'an unknown character');
  return String.fromCodePoint(code);
}
