import { tooMuch } from '../document-text.ts';
import { utf8Chunks } from '../scan-part.ts';
import { TextStore } from '../text-store.ts';
import { type ScanHandler, type ScannedText, XmlScanner } from '../xml-scanner.ts';
import type { Archive } from '../zip.ts';
import { unescape } from './workbook-parts.ts';

const REMEMBERED = 8192;

/**
 * The string table of a workbook (共享字符串), read only as far as its cells ask and kept outside the heap: a preview of
 * twenty rows does not read a hundred megabytes of strings.
 */
export class SharedStrings {
  private readonly store = new TextStore();
  private readonly chunks: AsyncGenerator<Uint8Array, void, undefined> | undefined;
  private readonly scanner: XmlScanner;
  private readonly reader: StringReader;
  private finished = false;
  /** The strings asked for last, so that a word in every row is one string and not a hundred thousand. */
  private readonly recent: (string | undefined)[] = Array.from({ length: REMEMBERED });
  private readonly recentIndex = new Int32Array(REMEMBERED).fill(-1);

  constructor(archive: Archive, part: string | undefined) {
    const chunks = part === undefined ? undefined : archive.chunks(part);
    this.chunks = chunks && utf8Chunks(chunks);
    this.reader = new StringReader(this.store, () => {
      const { stringBytes } = archive.context.limits;
      if (this.store.bytes > stringBytes) throw tooMuch(archive.context, '字数 / characters', stringBytes);
    });
    this.scanner = new XmlScanner(part ?? '', archive.context, this.reader);
    this.finished = this.chunks === undefined;
  }

  /** Reads on until there is a string of this number, or the table ends. */
  async ensure(index: number): Promise<void> {
    while (this.store.length <= index && !this.finished) {
      const next = await this.chunks?.next();
      if (!next || next.done) {
        this.finished = true;
        this.scanner.close();
      } else this.scanner.write(next.value);
    }
  }

  get(index: number): string | undefined {
    const slot = index % REMEMBERED;
    if (this.recentIndex[slot] === index) return this.recent[slot];
    const stored = this.store.get(index);
    if (stored === undefined) return undefined;
    const text = unescape(stored);
    this.recent[slot] = text;
    this.recentIndex[slot] = index;
    return text;
  }

  async close(): Promise<void> {
    this.finished = true;
    await this.chunks?.return();
  }
}

class StringReader implements ScanHandler {
  private readonly store: TextStore;
  private readonly check: () => void;
  private inString = false;
  private phonetic = 0;
  private pieces: string[] = [];

  constructor(store: TextStore, check: () => void) {
    this.store = store;
    this.check = check;
  }

  open(scan: XmlScanner): void {
    if (scan.name === 'si') {
      this.inString = true;
      this.phonetic = 0;
      this.pieces = [];
    } else if (scan.name === 'rPh') this.phonetic += 1;
    else if (scan.name === 't') scan.capturing = this.inString && this.phonetic === 0;
  }

  close(scan: XmlScanner): void {
    if (scan.name === 't') scan.capturing = false;
    else if (scan.name === 'rPh') this.phonetic -= 1;
    else if (scan.name === 'si' && this.inString) {
      this.inString = false;
      this.store.add(this.pieces.length === 1 ? (this.pieces[0] ?? '') : this.pieces.join(''));
      this.check();
    }
  }

  text(_: XmlScanner, text: ScannedText): void {
    this.pieces.push(text.string);
  }
}
