import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';
import { Breath } from './breath.ts';
import { type ReadContext, tooMuch } from './document-text.ts';
import { documentProblems } from './problems.ts';

const BLOCKS = new Set(
  'address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary ul caption'.split(
    ' ',
  ),
);
const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'textarea',
  'select',
  'iframe',
  'object',
  'svg',
  'noframes',
  'xmp',
]);
/** Dropped elements whose end the tokenizer itself looks for. */
const RAW_TEXT = new Set(['script', 'title', 'textarea', 'style', 'xmp', 'iframe', 'noframes', 'noscript']);
/** Elements whose end tag is always written, so that hiding one cannot swallow the rest of the page. */
const HIDEABLE = new Set(['div', 'span', 'section', 'article', 'ul', 'ol', 'table']);
/** Characters that are read before other work gets its turn. */
const PIECE = 64 * 1024;
const MAX_TABLE_DEPTH = 64;
/** Paragraphs and cells; all are in memory before they are written, some eighty bytes each. 20 MB hold no more of them. */
const MAX_ITEMS = 5_300_000;
/** Cells without a word: 20 MB of them, each properly closed. */
const MAX_BLANK = 2_300_000;

/** A cell on its way; spans as stated, within reason. */
export interface HtmlCell {
  /** Most cells hold one paragraph, which is kept as its words: tables have millions of them. */
  content: string | HtmlItem[];
  readonly columnSpan: number;
  readonly rowSpan: number;
}

export interface HtmlTable {
  readonly rows: HtmlCell[][];
}

/** A paragraph or a table. */
export type HtmlItem = { readonly words: string; readonly outline?: number } | HtmlTable;

/** The content of a page; without `hide` nothing is taken for hidden and only scripts and styles are dropped. */
export async function collectHtml(html: string, context: ReadContext, hide: boolean): Promise<HtmlCollector> {
  const collector = new HtmlCollector(context, hide);
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, collector);
  collector.tokenizer = tokenizer;
  const breath = new Breath();
  for (let at = 0; at < html.length; at += PIECE) {
    tokenizer.write(html.slice(at, at + PIECE), false);
    await breath.take();
  }
  tokenizer.write('', true);
  collector.finish();
  return collector;
}

/** Turns tokens into paragraphs and tables. */
class HtmlCollector implements TokenHandler {
  tokenizer: Tokenizer | undefined;
  hid = false;
  readonly items: HtmlItem[] = [];
  private readonly context: ReadContext;
  private readonly hide: boolean;
  private hiding = 0;
  private dropping = '';
  private dropDepth = 0;
  private hiddenTag = '';
  private pre = 0;
  private outline: number | undefined;
  /** Characters arrive one by one on odd input, so they are joined in portions. */
  private words: string[] = [];
  private portions: string[] = [];
  private count = 0;
  private blank = 0;
  private readonly tables: {
    readonly table: HtmlTable;
    row: HtmlCell[] | undefined;
    cell: HtmlCell | undefined;
  }[] = [];

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
    if (DROPPED.has(name) && (this.hide || RAW_TEXT.has(name))) {
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

  /** Whether the page ended inside something hidden or dropped. */
  get unfinished(): boolean {
    return this.hiding > 0 || this.dropping !== '';
  }

  finish(): void {
    while (this.tables.length > 0) this.closeTable();
    this.flush();
  }

  private say(chars: string): void {
    if (this.dropping !== '') return;
    if (this.hiding > 0) this.hid ||= /\S/u.test(chars);
    else if (this.words.push(chars) >= 4096) {
      this.portions.push(this.words.join(''));
      this.words = [];
    }
  }

  private openTag(name: string, token: Token.TagToken): void {
    const open = this.tables.at(-1);
    if (name === 'table') {
      this.flush();
      if (this.tables.length >= MAX_TABLE_DEPTH)
        throw documentProblems.problem('too-deep', { name: this.context.name, limit: MAX_TABLE_DEPTH });
      this.tables.push({ table: { rows: [] }, row: undefined, cell: undefined });
    } else if (name === 'tr' && open) {
      this.closeRow();
      open.row = [];
    } else if ((name === 'td' || name === 'th') && open) {
      this.closeCell();
      open.row ??= [];
      open.cell = {
        content: '',
        columnSpan: span(token, 'colspan', 64),
        rowSpan: span(token, 'rowspan', 10_000),
      };
      open.row.push(open.cell);
      this.counted();
      this.blank += 1;
      if (this.blank > MAX_BLANK) throw tooMuch(this.context, '空单元格 / empty cells', MAX_BLANK);
    } else if (BLOCKS.has(name)) {
      this.flush();
      const level = /^h([1-6])$/.exec(name)?.[1];
      this.outline = level === undefined ? undefined : Number(level);
      if (name === 'pre') this.pre += 1;
    }
  }

  private flush(): void {
    if (this.portions.length + this.words.length === 0) {
      this.outline = undefined;
      return;
    }
    const raw = this.portions.join('') + this.words.join('');
    this.words = [];
    this.portions = [];
    const outline = this.outline;
    this.outline = undefined;
    const cell = this.tables.at(-1)?.cell ?? (this.tables.length > 1 ? this.tables.at(-2)?.cell : undefined);
    const pieces = this.pre > 0 ? raw.split(/\r?\n/) : [collapse(raw)];
    for (const words of pieces) {
      if (words.trim() === '') continue;
      this.counted();
      if (cell?.content === '') this.blank -= 1;
      if (cell && cell.content === '' && outline === undefined) cell.content = words;
      else this.itemsOf(cell).push(outline === undefined ? { words } : { words, outline });
    }
  }

  /** Where items go: into a cell, or into the page. */
  private itemsOf(cell: HtmlCell | undefined): HtmlItem[] {
    if (!cell) return this.items;
    if (typeof cell.content === 'string') cell.content = cell.content === '' ? [] : [{ words: cell.content }];
    return cell.content;
  }

  private counted(): void {
    this.count += 1;
    if (this.count > MAX_ITEMS) throw tooMuch(this.context, '段落和单元格 / paragraphs and cells', MAX_ITEMS);
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
    if (open) this.itemsOf(this.tables.at(-1)?.cell).push(open.table);
  }
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

const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/;

/** White space as a browser prints it, except that a line break of the source between two ideographs is nothing. */
function collapse(raw: string): string {
  return raw.replace(/[ \t\r\n\f]+/g, (space, at: number) => {
    if (at === 0 || at + space.length === raw.length) return '';
    const between = WIDE.test(raw.charAt(at - 1)) && WIDE.test(raw.charAt(at + space.length));
    return between && space.includes('\n') ? '' : ' ';
  });
}
