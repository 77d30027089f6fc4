import type { LocalText } from '@sanyi/kernel';
import { BlockStore } from './block-store.ts';
import type { ReadLimits } from './limits.ts';
import { documentProblems } from './problems.ts';

export type DocumentFormat = 'txt' | 'html' | 'docx' | 'pdf' | 'xlsx';

/** A stretch of the text: UTF-16 offsets `[start, end)` into `DocumentText.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A paragraph (段落). In a PDF it may hold line feeds where the printed line wraps. */
export interface ParagraphBlock extends Span {
  readonly kind: 'paragraph';
  /** 1-based page, PDF only. */
  readonly page?: number;
  /** The number Word printed by itself, such as `（一）`; it is part of the text, at its start. */
  readonly label?: string;
  /** Outline level 1–9 where the file says so. */
  readonly outline?: number;
  /** PDF: begins a page or column without an indent, so it may carry on the paragraph before. */
  readonly continues?: true;
  /** True for the text of a text box, which stands beside the running text. */
  readonly boxed?: true;
}

/**
 * A cell of a table row (单元格). Rows are lines of the text, cells joined by a tab.
 *
 * A cell that continues a merged one above or to the left is blank in its own line; its block says `continued` and
 * carries the span of the cell that holds the words, so every row resolves to text without any text being repeated.
 */
export interface CellBlock extends Span {
  readonly kind: 'cell';
  /** 0-based number of the table in the document, of the sheet in a workbook. */
  readonly table: number;
  /** 1-based row: of the table, or the sheet's own row number. */
  readonly row: number;
  /** 1-based column: of the table's grid, or the sheet's own column number. */
  readonly column: number;
  readonly columnSpan?: number;
  readonly continued?: true;
  readonly page?: number;
  readonly sheet?: string;
  /** `B7`, workbooks only. */
  readonly address?: string;
}

/** Page numbers, running heads and slanted watermarks (页眉页码水印): left in the text, marked here. */
export interface ChromeBlock extends Span {
  readonly kind: 'chrome';
  readonly page?: number;
}

/** A footnote or endnote (脚注、尾注): printed after the body; `anchor` is the offset it was set at. */
export interface FootnoteBlock extends Span {
  readonly kind: 'footnote';
  readonly anchor: number;
  readonly number: number;
}

export type Block = ParagraphBlock | CellBlock | ChromeBlock | FootnoteBlock;

/** Something the reader decided or left out (读取说明), for the person who checks the import. */
export interface ReadNote {
  readonly code: string;
  readonly message: LocalText;
}

/** An office file as text (文件文本): every offset of every later step counts in `text`. */
export interface DocumentText {
  readonly format: DocumentFormat;
  /** `utf-8`, `utf-16le`, `utf-16be` or `gb18030`; only where the file itself is text. */
  readonly encoding?: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly notes: readonly ReadNote[];
}

/** What every reader needs to know of the file in hand. */
export interface ReadContext {
  readonly name: string;
  readonly limits: ReadLimits;
}

/** Pieces of text are joined in portions of so many: a million short strings are a hundred megabytes of heads. */
const PORTION = 8192;

/** Collects text and blocks within the limits. */
export class TextBuilder {
  readonly notes: ReadNote[] = [];
  length = 0;
  private readonly blocks = new BlockStore();
  private readonly portions: string[] = [];
  private parts: string[] = [];
  private readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  add(piece: string): Span {
    const start = this.length;
    if (piece !== '' && this.parts.push(piece) >= PORTION) {
      this.portions.push(this.parts.join(''));
      this.parts = [];
    }
    this.length += piece.length;
    if (this.length > this.context.limits.textLength)
      throw tooMuch(this.context, '字数 / characters', this.context.limits.textLength);
    return { start, end: this.length };
  }

  block(block: Block): void {
    this.blocks.push(block);
    this.counted();
  }

  /** The block of a cell in a sheet that is neither merged nor continued. */
  sheetCell(span: Span, table: number, row: number, column: number, sheet: string): void {
    this.blocks.pushSheetCell(span.start, span.end, table, row, column, sheet);
    this.counted();
  }

  /** A note is said once, however often its cause occurs. */
  note(code: string, zh: string, en: string): void {
    if (!this.notes.some((note) => note.code === code)) this.notes.push({ code, message: { zh, en } });
  }

  finish(format: DocumentFormat, encoding?: string): DocumentText {
    this.portions.push(this.parts.join(''));
    const text = this.portions.length === 1 ? (this.portions[0] ?? '') : this.portions.join('');
    if (!/\S/.test(text)) throw documentProblems.problem('no-text', { name: this.context.name });
    return { format, ...(encoding ? { encoding } : {}), text, blocks: this.blocks.list(), notes: this.notes };
  }

  private counted(): void {
    if (this.blocks.length > this.context.limits.blocks)
      throw tooMuch(this.context, '段落和单元格 / paragraphs and cells', this.context.limits.blocks);
  }
}

/** The refusal of a document beyond a limit (超出限额). */
export function tooMuch(context: ReadContext, what: string, limit: number) {
  return documentProblems.problem('too-much-content', { name: context.name, what, limit });
}
