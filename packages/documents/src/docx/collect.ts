/** Length: over the limit because Word's grammar is one: what an element means depends on all that stand open around it. */

import type { XmlAttributes, XmlHandler } from '../xml.ts';
import type { CellItem, Item, NoteMark, ParagraphItem, RowItem, TableItem } from './items.ts';
import type { Numberer } from './numbering.ts';
import { inherited, isOn, type WordStyles } from './styles.ts';

interface OpenParagraph {
  parts: string[];
  length: number;
  style: string | undefined;
  numId: string | undefined;
  level: number | undefined;
  outline: number | undefined;
  /** The paragraph mark was deleted in a tracked change: the words run on into the next paragraph. */
  markGone: boolean;
  marks: NoteMark[];
  boxes: Item[];
}

interface OpenRun {
  vanish: boolean | undefined;
  style: string | undefined;
}

/** Where finished paragraphs and tables go: the body, a cell, a text box or a note. */
interface Container {
  readonly kind: 'body' | 'cell' | 'box' | 'note';
  readonly items: Item[];
  carry: OpenParagraph | undefined;
}

interface OpenTable {
  readonly item: TableItem;
  row: RowItem | undefined;
  cell: CellItem | undefined;
}

export interface BodySink {
  paragraph(item: ParagraphItem): void;
  tableStart(): void;
  row(row: RowItem): void;
  note(id: string, items: readonly Item[]): void;
  remark(what: 'hidden' | 'symbol' | 'unread-part' | 'comment'): void;
}

/** Old properties kept by tracked changes, phonetic guides, fallbacks and deleted or moved-away text: never printed. */
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGridChange',
  'w:numberingChange',
  'w:rt',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
]);

/** Turns the events of a Word part into paragraphs and rows (正文收集). */
export class WordCollector implements XmlHandler {
  private readonly sink: BodySink;
  private readonly styles: WordStyles;
  private readonly numberer: Numberer;
  private skipping = 0;
  private readonly containers: Container[] = [{ kind: 'body', items: [], carry: undefined }];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly runs: OpenRun[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly choices: boolean[] = [];
  private noteId = '';
  private inMarkProperties = 0;
  private inParagraphProperties = 0;
  private inRowProperties = 0;
  private capture: string[] | undefined;
  private preserve = false;

  constructor(sink: BodySink, styles: WordStyles, numberer: Numberer) {
    this.sink = sink;
    this.styles = styles;
    this.numberer = numberer;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.skipping > 0) {
      this.skipping += 1;
      return;
    }
    const value = attributes['w:val'];
    // Inside properties w:del and w:moveFrom are marks on the paragraph or row itself, not a stretch of text.
    if (
      (name === 'w:del' || name === 'w:moveFrom') &&
      (this.inMarkProperties > 0 || this.inRowProperties > 0)
    ) {
      const row = this.tables.at(-1)?.row;
      const paragraph = this.paragraphs.at(-1);
      if (this.inRowProperties > 0 && row) row.deleted = true;
      else if (paragraph) paragraph.markGone = true;
    } else if (SKIPPED.has(name) || (name === 'mc:Fallback' && this.choices.at(-1))) {
      this.skipping = 1;
      return;
    }
    if (this.openStructure(name, attributes, value)) return;
    const run = this.runs.at(-1);
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) {
      if (name === 'w:altChunk') this.sink.remark('unread-part');
      return;
    }
    if (this.inParagraphProperties > 0) this.setParagraph(paragraph, name, value);
    else if (run && name === 'w:rStyle') run.style = value;
    else if (run && (name === 'w:vanish' || name === 'w:specVanish')) run.vanish = isOn(value);
    else this.openContent(name, attributes, paragraph);
  }

  close(name: string): void {
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    switch (name) {
      case 'w:t':
      case 'm:t': {
        const words = (this.capture ?? []).join('');
        this.capture = undefined;
        this.say(this.preserve || name === 'm:t' ? words : words.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
        break;
      }
      case 'w:r':
        this.runs.pop();
        break;
      case 'w:pPr':
        this.inParagraphProperties -= 1;
        break;
      case 'w:rPr':
        if (this.inParagraphProperties > 0) this.inMarkProperties -= 1;
        break;
      case 'w:trPr':
        this.inRowProperties -= 1;
        break;
      case 'mc:AlternateContent':
        this.choices.pop();
        break;
      case 'w:p':
        this.closeParagraph();
        break;
      case 'w:tc':
        this.closeContainer('cell');
        break;
      case 'w:tr':
        this.closeRow();
        break;
      case 'w:tbl':
        this.closeTable();
        break;
      case 'w:txbxContent':
        this.closeContainer('box');
        break;
      case 'w:footnote':
      case 'w:endnote': {
        const container = this.closeContainer('note');
        if (container) this.sink.note(this.noteId, container.items);
        break;
      }
    }
  }

  text(text: string): void {
    if (this.skipping === 0) this.capture?.push(text);
  }

  private openStructure(name: string, attributes: XmlAttributes, value: string | undefined): boolean {
    const table = this.tables.at(-1);
    switch (name) {
      case 'w:p':
        this.paragraphs.push(newParagraph(this.container.carry, this.styles.defaultParagraph));
        this.container.carry = undefined;
        return true;
      case 'w:r':
        this.runs.push({ vanish: undefined, style: undefined });
        return true;
      case 'w:pPr':
        this.inParagraphProperties += 1;
        return true;
      case 'w:rPr':
        if (this.inParagraphProperties > 0) this.inMarkProperties += 1;
        return true;
      case 'w:tbl':
        this.tables.push({ item: { kind: 'table', rows: [] }, row: undefined, cell: undefined });
        if (this.container.kind === 'body') this.sink.tableStart();
        return true;
      case 'w:tr':
        if (table) table.row = { cells: [], gridBefore: 0, deleted: false };
        return true;
      case 'w:trPr':
        this.inRowProperties += 1;
        return true;
      case 'w:gridBefore':
        if (table?.row) table.row.gridBefore = bounded(value);
        return true;
      case 'w:tc':
        if (table?.row) {
          table.cell = { items: [], span: 1, merge: undefined };
          table.row.cells.push(table.cell);
          this.containers.push({ kind: 'cell', items: table.cell.items, carry: undefined });
        }
        return true;
      case 'w:gridSpan':
        if (table?.cell) table.cell.span = Math.max(1, bounded(value));
        return true;
      case 'w:vMerge':
        if (table?.cell) table.cell.merge = value === 'restart' ? 'restart' : 'continue';
        return true;
      case 'w:txbxContent':
        this.containers.push({ kind: 'box', items: [], carry: undefined });
        return true;
      case 'w:footnote':
      case 'w:endnote':
        this.noteId = attributes['w:id'] ?? '';
        this.containers.push({ kind: 'note', items: [], carry: undefined });
        return true;
      case 'mc:AlternateContent':
        this.choices.push(false);
        return true;
      case 'mc:Choice':
        if (this.choices.length > 0) this.choices[this.choices.length - 1] = true;
        return true;
      default:
        return false;
    }
  }

  private setParagraph(paragraph: OpenParagraph, name: string, value: string | undefined): void {
    if (name === 'w:pStyle' && value !== undefined) paragraph.style = value;
    else if (name === 'w:numId' && value !== undefined) paragraph.numId = value;
    else if (name === 'w:ilvl') paragraph.level = Number(value);
    else if (name === 'w:outlineLvl') paragraph.outline = Number(value);
  }

  private openContent(name: string, attributes: XmlAttributes, paragraph: OpenParagraph): void {
    switch (name) {
      case 'w:t':
      case 'm:t':
        this.capture = [];
        this.preserve = attributes['xml:space'] === 'preserve';
        break;
      case 'w:tab':
      case 'w:ptab':
        this.say('\t');
        break;
      case 'w:br':
        // A page or column break is no line of the text.
        if ((attributes['w:type'] ?? 'textWrapping') === 'textWrapping') this.say('\n');
        break;
      case 'w:cr':
        this.say('\n');
        break;
      case 'w:noBreakHyphen':
        this.say('-');
        break;
      case 'w:sym':
        this.say(symbol(attributes['w:char']));
        this.sink.remark('symbol');
        break;
      case 'v:textpath':
        if (attributes['string']) paragraph.boxes.push(plainItem(attributes['string']));
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        paragraph.marks.push({
          kind: name === 'w:footnoteReference' ? 'footnote' : 'endnote',
          id: attributes['w:id'] ?? '',
          at: paragraph.length,
        });
        break;
      case 'w:commentReference':
        this.sink.remark('comment');
        break;
    }
  }

  private get container(): Container {
    const last = this.containers.at(-1);
    if (!last) throw new Error('no open container');
    return last;
  }

  private say(words: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || words === '') return;
    const run = this.runs.at(-1);
    const vanish =
      run?.vanish ??
      inherited(this.styles, run?.style, 'vanish') ??
      inherited(this.styles, paragraph.style, 'vanish') ??
      false;
    if (vanish) {
      this.sink.remark('hidden');
      return;
    }
    paragraph.parts.push(words);
    paragraph.length += words.length;
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.markGone) {
      this.container.carry = paragraph;
      return;
    }
    this.finish(paragraph);
  }

  private finish(paragraph: OpenParagraph): void {
    const label = this.label(paragraph);
    const words = label + paragraph.parts.join('');
    const marks = paragraph.marks.map((mark) => ({ ...mark, at: mark.at + label.length }));
    const outline = paragraph.outline ?? inherited(this.styles, paragraph.style, 'outline');
    const level = outline !== undefined && outline < 9 ? outline + 1 : undefined;
    this.put({ kind: 'paragraph', words, label: label.trimEnd(), outline: level, marks, boxed: false });
    for (const box of paragraph.boxes) this.put(box);
  }

  private label(paragraph: OpenParagraph): string {
    const numId = paragraph.numId ?? inherited(this.styles, paragraph.style, 'numId');
    if (numId === undefined || numId === '0') return '';
    const level =
      paragraph.level ??
      this.numberer.levelOfStyle(numId, paragraph.style) ??
      inherited(this.styles, paragraph.style, 'level') ??
      0;
    return this.numberer.next(numId, level);
  }

  private put(item: Item): void {
    const { container } = this;
    if (container.kind !== 'body') container.items.push(item);
    else if (item.kind === 'paragraph') this.sink.paragraph(item);
    else {
      this.sink.tableStart();
      for (const row of item.rows) this.sink.row(row);
    }
  }

  private closeContainer(kind: Container['kind']): Container | undefined {
    const container = this.containers.at(-1);
    if (container?.kind !== kind) return undefined;
    if (container.carry) this.finish(container.carry);
    this.containers.pop();
    if (kind === 'box') {
      const boxed = container.items.map((item) =>
        item.kind === 'paragraph' ? { ...item, boxed: true } : item,
      );
      this.paragraphs.at(-1)?.boxes.push(...boxed);
    }
    return container;
  }

  private closeRow(): void {
    const table = this.tables.at(-1);
    if (!table?.row) return;
    if (!table.row.deleted) {
      if (this.container.kind === 'body') this.sink.row(table.row);
      else table.item.rows.push(table.row);
    }
    table.row = undefined;
    table.cell = undefined;
  }

  private closeTable(): void {
    const table = this.tables.pop();
    if (table && this.container.kind !== 'body') this.container.items.push(table.item);
  }

  /** What a tracked deletion at the very end still carries. */
  end(): void {
    const { carry } = this.container;
    this.container.carry = undefined;
    if (carry) this.finish(carry);
  }
}

function newParagraph(carry: OpenParagraph | undefined, style: string | undefined): OpenParagraph {
  return {
    parts: carry?.parts ?? [],
    length: carry?.length ?? 0,
    style,
    numId: undefined,
    level: undefined,
    outline: undefined,
    markGone: false,
    marks: carry?.marks ?? [],
    boxes: carry?.boxes ?? [],
  };
}

function plainItem(words: string): ParagraphItem {
  return { kind: 'paragraph', words, label: '', outline: undefined, marks: [], boxed: true };
}

/** Grid counts of real tables are small; a hostile one must not write a million tabs. */
function bounded(value: string | undefined): number {
  const count = Number(value);
  return Number.isFinite(count) ? Math.min(64, Math.max(0, Math.trunc(count))) : 0;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  F0FE: '☑',
  F0A8: '□',
  F06F: '□',
  F0FC: '✓',
  F0FB: '☒',
  F0B7: '•',
  F0D8: '➢',
};

/** A character of a symbol font: known boxes and ticks by name, others as the code they carry, or a box. */
function symbol(char: string | undefined): string {
  const code = (char ?? '').toUpperCase();
  const known = SYMBOLS[code];
  if (known !== undefined) return known;
  const point = Number.parseInt(code, 16);
  return Number.isNaN(point) || point < 0x20 || (point >= 0xd800 && point <= 0xf8ff) || point > 0xffff
    ? '□'
    : String.fromCodePoint(point);
}
