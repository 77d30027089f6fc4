/** Length: over the limit because the states of one loop over bytes share their places in the buffer. */

import type { Problem } from '@sanyi/kernel';
import type { ReadContext } from './document-text.ts';
import { tooMuch } from './document-text.ts';
import { documentProblems } from './problems.ts';
import { resolveReferences } from './xml-references.ts';

/** What a scan tells; the place of a tag is `[scan.start, scan.end)` of `scan.buffer`, valid during the call only. */
export interface ScanHandler {
  /** Also told of an empty element, `scan.empty`, whose `close` follows at once. */
  open(scan: XmlScanner): void;
  close(scan: XmlScanner): void;
  /** Told only while `scan.capturing`; a text is whole unless a comment or CDATA section divides it. */
  text?(scan: XmlScanner, text: ScannedText): void;
}

/** A stretch of character data in the buffer of a scan; `string` is made on request. */
export interface ScannedText {
  readonly start: number;
  readonly end: number;
  /** Nothing but ASCII without references: the bytes are the text. */
  readonly plain: boolean;
  readonly string: string;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const AMPERSAND = 0x26;
const COLON = 0x3a;

/**
 * Reads the XML of sheets and strings straight from UTF-8 bytes (字节扫描), several times faster than a general parser
 * and in bounded memory: a tag or text must fit `tokenBytes`, depth is bounded, DOCTYPE is refused, entities other than
 * the five of XML are damage. Names in the namespace prefix of the root element come without it, others with theirs.
 *
 * @throws documents/forbidden-xml, documents/too-deep, documents/too-much-content, documents/damaged
 */
export class XmlScanner implements ScannedText {
  buffer: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  name = '';
  empty = false;
  capturing = false;
  plain = true;
  depth = 0;
  /** Bytes of `buffer` that have been told; what follows is told again at the start of the next buffer. */
  consumed = 0;
  private readonly part: string;
  private readonly context: ReadContext;
  private readonly handler: ScanHandler;
  private readonly open: string[] = [];
  private prefix: string | undefined;
  /** Names of up to three letters, as sheets are full of, by their bytes: no string is made for each tag. */
  private readonly shortNames = new Map<number, string>();
  private latin: string | undefined;
  private raw = false;
  private started = false;
  private finished = false;
  private attributes = 0;
  /** Four numbers an attribute: start and end of its name and of its value. */
  private readonly places: number[] = [0, 0, 0, 0];

  constructor(part: string, context: ReadContext, handler: ScanHandler) {
    this.part = part;
    this.context = context;
    this.handler = handler;
  }

  write(chunk: Uint8Array): void {
    const rest = this.buffer.subarray(this.consumed);
    const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.buffer = rest.length === 0 ? fresh : Buffer.concat([rest, fresh]);
    this.latin = undefined;
    if (!this.started && this.buffer.length < 3) {
      this.consumed = 0;
      return;
    }
    const mark =
      !this.started && this.buffer[0] === 0xef && this.buffer[1] === 0xbb && this.buffer[2] === 0xbf;
    this.started = true;
    this.consumed = this.run(mark ? 3 : 0);
    if (this.buffer.length - this.consumed > this.context.limits.tokenBytes)
      throw tooMuch(this.context, '一个单元格的字数 / text of one cell', this.context.limits.tokenBytes);
  }

  /** To be called behind the last `write`. */
  close(): void {
    const rest = this.buffer.subarray(this.consumed);
    if (!this.finished || this.open.length > 0 || rest.includes(LESS)) throw this.damaged('XML ends early');
  }

  /** Index of an attribute of the tag at hand for `valueStart` and `valueEnd`; -1 when it is absent. */
  attribute(name: string): number {
    const { buffer, places } = this;
    next: for (let index = 0; index < this.attributes; index += 1) {
      const start = places[index * 4] ?? 0;
      if ((places[index * 4 + 1] ?? 0) - start !== name.length) continue;
      for (let at = 0; at < name.length; at += 1)
        if (buffer[start + at] !== name.charCodeAt(at)) continue next;
      return index;
    }
    return -1;
  }

  valueStart(attribute: number): number {
    return this.places[attribute * 4 + 2] ?? 0;
  }

  valueEnd(attribute: number): number {
    return this.places[attribute * 4 + 3] ?? 0;
  }

  value(name: string): string | undefined {
    const index = this.attribute(name);
    return index < 0
      ? undefined
      : this.resolved(this.buffer.toString('utf8', this.valueStart(index), this.valueEnd(index)));
  }

  /** Bytes that are ASCII, as a string that keeps nothing else alive. */
  ascii(start: number, end: number): string {
    // Engines copy short pieces of a string and let longer ones hold on to the whole.
    if (end - start > 12) return this.buffer.toString('latin1', start, end);
    this.latin ??= this.buffer.toString('latin1');
    return this.latin.substring(start, end);
  }

  /** The text at hand, decoded. */
  get string(): string {
    if (this.plain) return this.ascii(this.start, this.end);
    const text = this.buffer.toString('utf8', this.start, this.end);
    // The quick decoder puts this sign for bytes that are no UTF-8; the strict one tells whether it was really written.
    if (text.includes('\uFFFD')) this.strict(this.start, this.end);
    return this.raw ? text : this.resolved(text);
  }

  damaged(reason: string): Problem {
    return documentProblems.problem('damaged', {
      name: this.context.name,
      reason: `${this.part}: ${reason}`,
    });
  }

  private strict(start: number, end: number): void {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(this.buffer.subarray(start, end));
    } catch (cause) {
      if (cause instanceof TypeError) throw this.damaged('UTF-8');
      throw cause;
    }
  }

  private resolved(text: string): string {
    if (!text.includes('&')) return text;
    const resolved = resolveReferences(text);
    if (resolved === undefined) throw this.damaged('&');
    return resolved;
  }

  /** Tells all that is complete in the buffer; gives where the incomplete rest begins. */
  private run(from: number): number {
    const { buffer } = this;
    const length = buffer.length;
    let at = from;
    while (at < length) {
      if (buffer[at] !== LESS) {
        const end = this.textEnd(at);
        // Text that nobody wants needs no second look, however long it is.
        if (end === length) return this.capturing ? at : length;
        if (this.capturing) this.tellText(at, end, false);
        at = end;
        continue;
      }
      const next = buffer[at + 1];
      if (next === undefined) return at;
      const end = next === 0x21 || next === 0x3f ? this.declaration(at, next) : this.tag(at, next === SLASH);
      if (end < 0) return at;
      at = end;
    }
    return at;
  }

  private textEnd(from: number): number {
    const { buffer } = this;
    const length = buffer.length;
    let high = 0;
    let references = false;
    let at = from;
    for (; at < length; at += 1) {
      const byte = buffer[at] ?? 0;
      if (byte === LESS) break;
      high |= byte;
      if (byte === AMPERSAND) references = true;
    }
    this.plain = high < 0x80 && !references;
    return at;
  }

  private tellText(start: number, end: number, raw: boolean): void {
    this.start = start;
    this.end = end;
    this.raw = raw;
    this.handler.text?.(this, this);
  }

  /** Comments, CDATA and processing instructions; -1 when the end is not in the buffer. */
  private declaration(at: number, next: number): number {
    const { buffer } = this;
    if (next === 0x3f) return this.behind('?>', at + 2);
    const head = buffer.toString('latin1', at + 2, at + 9);
    if (head.startsWith('--')) return this.behind('-->', at + 4);
    if (head === '[CDATA[') {
      const end = this.behind(']]>', at + 9);
      if (end >= 0 && this.capturing) {
        this.plain = false;
        this.tellText(at + 9, end - 3, true);
      }
      return end;
    }
    if (head.length < 7) return -1;
    throw documentProblems.problem('forbidden-xml', { name: this.context.name, part: this.part });
  }

  private behind(sign: string, from: number): number {
    const found = this.buffer.indexOf(sign, from, 'latin1');
    return found < 0 ? -1 : found + sign.length;
  }

  private tag(at: number, closing: boolean): number {
    const end = this.scanTag(closing ? at + 2 : at + 1);
    if (end < 0) return -1;
    this.start = at;
    this.end = end;
    if (closing) {
      if (this.open.pop() !== this.name) throw this.damaged(`</${this.name.slice(0, 40)}>`);
      this.depth -= 1;
      this.empty = false;
      this.handler.close(this);
      return end;
    }
    const { limits } = this.context;
    if (this.open.length === 0 && this.finished) throw this.damaged('XML');
    if (this.open.length >= limits.depth)
      throw documentProblems.problem('too-deep', { name: this.context.name, limit: limits.depth });
    this.finished = true;
    this.depth += 1;
    this.handler.open(this);
    if (this.empty) {
      this.depth -= 1;
      this.handler.close(this);
    } else this.open.push(this.name);
    return end;
  }

  /** Finds name, attributes and end of a tag; gives the place behind `>`, or -1 when that is not in the buffer. */
  private scanTag(from: number): number {
    const { buffer, places } = this;
    const length = buffer.length;
    let at = from;
    let colon = -1;
    let byte = buffer[at] ?? 0;
    while (at < length && byte > 0x20 && byte !== GREATER && byte !== SLASH) {
      if (byte === COLON) colon = at;
      if (byte === LESS) throw this.damaged('<');
      at += 1;
      byte = buffer[at] ?? 0;
    }
    if (at >= length) return -1;
    if (at === from) throw this.damaged('<');
    const nameEnd = at;
    let count = 0;
    this.empty = false;
    for (;;) {
      while (at < length && byte <= 0x20) {
        at += 1;
        byte = buffer[at] ?? 0;
      }
      if (at >= length) return -1;
      if (byte === GREATER) break;
      if (byte === SLASH) {
        if (at + 1 >= length) return -1;
        if (buffer[at + 1] !== GREATER) throw this.damaged('/');
        this.empty = true;
        at += 1;
        break;
      }
      const name = at;
      while (at < length && byte > 0x20 && byte !== EQUALS && byte !== GREATER && byte !== LESS) {
        at += 1;
        byte = buffer[at] ?? 0;
      }
      const nameStop = at;
      while (at < length && (byte <= 0x20 || byte === EQUALS)) {
        at += 1;
        byte = buffer[at] ?? 0;
      }
      if (at >= length) return -1;
      if (byte !== 0x22 && byte !== 0x27) throw this.damaged('attribute');
      const quote = byte;
      const value = at + 1;
      at = value;
      while (at < length && buffer[at] !== quote) at += 1;
      if (at >= length) return -1;
      places[count * 4] = name;
      places[count * 4 + 1] = nameStop;
      places[count * 4 + 2] = value;
      places[count * 4 + 3] = at;
      count += 1;
      at += 1;
      byte = buffer[at] ?? 0;
    }
    this.attributes = count;
    this.name = this.nameOf(from, nameEnd, colon);
    return at + 1;
  }

  private nameOf(start: number, end: number, colon: number): string {
    const { buffer } = this;
    if (end - start > 3 || colon >= 0) return this.makeName(start, end, colon);
    const key =
      (buffer[start] ?? 0) |
      (start + 1 < end ? (buffer[start + 1] ?? 0) << 8 : 0) |
      (start + 2 < end ? (buffer[start + 2] ?? 0) << 16 : 0);
    let name = this.shortNames.get(key);
    if (name === undefined) {
      name = this.makeName(start, end, colon);
      this.shortNames.set(key, name);
    }
    return name;
  }

  private makeName(start: number, end: number, colon: number): string {
    const full = this.buffer.toString('utf8', start, end);
    this.prefix ??= colon < 0 ? '' : full.slice(0, colon - start + 1);
    if (this.prefix === '') return full;
    // Without prefix the name is in another namespace than the root; a sign no name can hold keeps it apart.
    return full.startsWith(this.prefix) ? full.slice(this.prefix.length) : `:${full}`;
  }
}
