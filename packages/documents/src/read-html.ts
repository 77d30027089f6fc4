import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { decodeText } from './decode-text.ts';
import { type DocumentText, type ReadContext, TextBuilder } from './document-text.ts';
import { documentProblems } from './problems.ts';
import { oneLine, TableLines, type TableCell } from './table-lines.ts';

const BLOCKS = new Set(
  'address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary ul caption'.split(' '),
);
const DROPPED = new Set(['script', 'style', 'noscript', 'template', 'title', 'textarea', 'select', 'iframe', 'object', 'svg', 'noframes', 'xmp']);
const RAW_TEXT = new Set(['style', 'xmp', 'iframe', 'noframes', 'noscript']);
/** Elements whose end tag is always written, so that hiding one cannot swallow the rest of the page. */
const HIDEABLE = new Set(['div', 'span', 'section', 'article', 'ul', 'ol', 'table']);
const MAX_TABLE_DEPTH = 64;

interface HtmlCell {
  readonly items: HtmlItem[];
  readonly columnSpan: number;
  readonly rowSpan: number;
}
interface HtmlTable {
  readonly rows: HtmlCell[][];
}
type HtmlItem = { readonly words: string; readonly outline?: number } | HtmlTable;

/**
 * Reads an HTML page (读取网页): block elements and `<br>` end a paragraph, data tables become tab-joined rows, layout
 * tables are read as their content. Works on parse5's tokens, not on its tree: the tree builder looks through the
 * stack of open elements and takes minutes on a few megabytes of unclosed tags; tokens are linear.
 *
 * @throws documents/unknown-encoding, documents/too-deep
 */
export function readHtml(bytes: Uint8Array, context: ReadContext): DocumentText {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  const decoded = decodeText(bytes, context, declared);
  let collector = collect(decoded.text, context, true);
  // A hiding element that never ends would hide the rest of the page: then nothing is hidden.
  if (collector.hiding > 0) collector = collect(decoded.text, context, false);
  const builder = new TextBuilder(context);
  if (collector.hid) builder.note('hidden-left-out', '网页里有隐藏文字，没有读入。', 'The page has hidden text, which was not read.');
  new HtmlWriter(builder).items(collector.items);
  return builder.finish('html', decoded.encoding);
}

function collect(html: string, context: ReadContext, hide: boolean): HtmlCollector {
  const collector = new HtmlCollector(context, hide);
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, collector);
  collector.tokenizer = tokenizer;
  const step = 64 * 1024;
  for (let at = 0; at < html.length || at === 0; at += step) tokenizer.write(html.slice(at, at + step), at + step >= html.length);
  collector.finish();
  return collector;
}

class HtmlCollector {
  tokenizer: Tokenizer | undefined;
  hiding = 0;
  hid = false;
  readonly items: HtmlItem[] = [];
  private readonly context: ReadContext;
  private readonly hide: boolean;
  private dropping = '';
  private dropDepth = 0;
  private hiddenTag = '';
  private pre = 0;
  private outline: number | undefined;
  private words: string[] = [];
  private readonly tables: { readonly table: HtmlTable; row: HtmlCell[] | undefined; cell: HtmlCell | undefined }[] = [];

  constructor(context: ReadContext, hide: boolean) {
    this.context = context;
    this.hide = hide;
  }

  onStartTag(token: Token.TagToken): void {
    const name = token.tagName;
    if (this.tokenizer) {
      if (name === 'script') this.tokenizer.state = TokenizerMode.SCRIPT_DATA;
      else if (name === 'title' || name === 'textarea') this.tokenizer.state = TokenizerMode.RCDATA;
      else if (RAW_TEXT.has(name)) this.tokenizer.state = TokenizerMode.RAWTEXT;
    }
    if (this.dropping !== '') {
      if (name === this.dropping && !token.selfClosing) this.dropDepth += 1;
      return;
    }
    if (DROPPED.has(name)) {
      if (token.selfClosing) return;
      this.dropping = name;
      this.dropDepth = 1;
      return;
    }
    if (this.hiding > 0) {
      if (name === this.hiddenTag) this.hiding += 1;
      return;
    }
    if (this.hide && HIDEABLE.has(name) && isHidden(token)) {
      this.hiddenTag = name;
      this.hiding = 1;
      return;
    }
    this.openTag(name, token);
  }

  onEndTag(token: Token.TagToken): void {
    const name = token.tagName;
    if (this.dropping !== '') {
      if (name === this.dropping) this.dropDepth -= 1;
      if (this.dropDepth === 0) this.dropping = '';
      return;
    }
    if (this.hiding > 0) {
      if (name === this.hiddenTag) this.hiding -= 1;
      return;
    }
    if (name === 'pre') this.pre = Math.max(0, this.pre - 1);
    const open = this.tables.at(-1);
    if (BLOCKS.has(name)) this.flush();
    else if ((name === 'td' || name === 'th') && open) this.closeCell();
    else if (name === 'tr' && open) this.closeRow();
    else if (name === 'table' && open) this.closeTable();
  }

  onCharacter(token: Token.CharacterToken): void {
    this.say(token.chars);
  }
  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.say(token.chars);
  }
  onNullCharacter(): void {
    return;
  }
  onComment(): void {
    return;
  }
  onDoctype(): void {
    return;
  }
  onEof(): void {
    return;
  }

  finish(): void {
    while (this.tables.length > 0) this.closeTable();
    this.flush();
  }

  private say(chars: string): void {
    if (this.dropping !== '') return;
    if (this.hiding > 0) this.hid ||= /\S/u.test(chars);
    else this.words.push(chars);
  }

  private openTag(name: string, token: Token.TagToken): void {
    const open = this.tables.at(-1);
    if (name === 'table') {
      this.flush();
      if (this.tables.length >= MAX_TABLE_DEPTH) throw documentProblems.problem('too-deep', { name: this.context.name, limit: MAX_TABLE_DEPTH });
      this.tables.push({ table: { rows: [] }, row: undefined, cell: undefined });
    } else if (name === 'tr' && open) {
      this.closeRow();
      open.row = [];
    } else if ((name === 'td' || name === 'th') && open) {
      this.closeCell();
      open.row ??= [];
      open.cell = { items: [], columnSpan: span(token, 'colspan', 64), rowSpan: span(token, 'rowspan', 10_000) };
      open.row.push(open.cell);
    } else if (BLOCKS.has(name)) {
      this.flush();
      const level = /^h([1-6])$/.exec(name)?.[1];
      this.outline = level === undefined ? undefined : Number(level);
      if (name === 'pre') this.pre += 1;
    }
  }

  private flush(): void {
    const raw = this.words.join('');
    this.words = [];
    const outline = this.outline;
    this.outline = undefined;
    const target = this.tables.at(-1)?.cell?.items ?? (this.tables.length > 1 ? this.tables.at(-2)?.cell?.items : undefined) ?? this.items;
    const pieces = this.pre > 0 ? raw.split(/\r?\n/) : [collapse(raw)];
    for (const words of pieces) {
      if (words.trim() !== '') target.push({ words, ...(outline === undefined ? {} : { outline }) });
    }
  }

  private closeCell(): void {
    this.flush();
    const open = this.tables.at(-1);
    if (open) open.cell = undefined;
  }

  private closeRow(): void {
    this.closeCell();
    const open = this.tables.at(-1);
    if (open?.row) open.table.rows.push(open.row);
    if (open) open.row = undefined;
  }

  private closeTable(): void {
    this.closeRow();
    const open = this.tables.pop();
    if (open) (this.tables.at(-1)?.cell?.items ?? this.items).push(open.table);
  }
}

class HtmlWriter {
  private readonly builder: TextBuilder;
  private tables = 0;

  constructor(builder: TextBuilder) {
    this.builder = builder;
  }

  items(items: readonly HtmlItem[]): void {
    for (const item of items) {
      if ('words' in item) {
        const span = this.builder.add(item.words);
        this.builder.add('\n');
        this.builder.block({ kind: 'paragraph', ...span, ...(item.outline === undefined ? {} : { outline: item.outline }) });
      } else if (isLayout(item)) {
        for (const cell of item.rows.flat()) this.items(cell.items);
      } else this.table(item);
    }
  }

  private table(table: HtmlTable): void {
    const lines = new TableLines(this.builder, this.tables);
    this.tables += 1;
    /** Column → rows still covered by a cell above, with its width on its first column. */
    const covered = new Map<number, { rows: number; width: number }>();
    for (const row of table.rows) {
      const cells: TableCell[] = [];
      let column = 1;
      const continueAbove = () => {
        for (let above = covered.get(column); above; above = covered.get(column)) {
          cells.push({ words: '', columnSpan: above.width, continued: true });
          above.rows -= 1;
          if (above.rows === 0) covered.delete(column);
          column += above.width;
        }
      };
      for (const cell of row) {
        continueAbove();
        const words = cell.items.map((item) => ('words' in item ? item.words : '')).join(' ');
        cells.push({ words: oneLine(words), columnSpan: cell.columnSpan, continued: false });
        if (cell.rowSpan > 1) covered.set(column, { rows: cell.rowSpan - 1, width: cell.columnSpan });
        column += cell.columnSpan;
      }
      continueAbove();
      if (cells.length > 0) lines.add(cells);
    }
  }
}

/** Tables that only place things on the page: one column, a table or a heading inside, or running text in a cell. */
function isLayout(table: HtmlTable): boolean {
  if (table.rows.every((row) => row.length <= 1)) return true;
  return table.rows.some((row) =>
    row.some((cell) => {
      let length = 0;
      for (const item of cell.items) {
        if (!('words' in item) || item.outline !== undefined) return true;
        length += item.words.length;
      }
      return length > 1500 && cell.items.length > 5;
    }),
  );
}

function span(token: Token.TagToken, name: string, limit: number): number {
  const count = Number.parseInt(token.attrs.find((one) => one.name === name)?.value ?? '1', 10);
  return Number.isNaN(count) ? 1 : Math.min(limit, Math.max(1, count));
}

function isHidden(token: Token.TagToken): boolean {
  return token.attrs.some(
    (one) => one.name === 'hidden' || (one.name === 'style' && /display\s*:\s*none/i.test(one.value)),
  );
}

/** White space as a browser prints it, except that a line break of the source between two ideographs is nothing. */
function collapse(raw: string): string {
  return raw
    .replace(/(?<=[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF])[ \t\f]*\r?\n[ \t\r\n\f]*(?=[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF])/gu, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/^ | $/g, '');
}
