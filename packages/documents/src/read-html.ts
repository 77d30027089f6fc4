import { decodeText } from './decode-text.ts';
import { type DocumentText, type ReadContext, TextBuilder } from './document-text.ts';
import { collectHtml, type HtmlCell, type HtmlItem, type HtmlTable } from './html-collector.ts';
import { oneLine, type TableCell, TableLines } from './table-lines.ts';

/**
 * Reads an HTML page (读取网页): block elements and `<br>` end a paragraph, data tables become tab-joined rows, layout
 * tables are read as their content. Works on parse5's tokens, not on its tree: nothing here needs the tree, and a hostile
 * page would fill memory with it.
 *
 * @throws documents/unknown-encoding, documents/too-deep
 */
export async function readHtml(bytes: Uint8Array, context: ReadContext): Promise<DocumentText> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  const decoded = decodeText(bytes, context, declared);
  let collector = await collectHtml(decoded.text, context, true);
  // A hiding or dropped element that never ends would swallow the rest of the page: then nothing is hidden.
  if (collector.unfinished) collector = await collectHtml(decoded.text, context, false);
  const builder = new TextBuilder(context);
  if (collector.hid)
    builder.note(
      'hidden-left-out',
      '网页里有隐藏文字，没有读入。',
      'The page has hidden text, which was not read.',
    );
  new HtmlWriter(builder).items(collector.items);
  return builder.finish('html', decoded.encoding);
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
        this.builder.block({
          kind: 'paragraph',
          ...span,
          ...(item.outline === undefined ? {} : { outline: item.outline }),
        });
      } else if (isLayout(item)) {
        for (const row of item.rows) for (const cell of row) this.items(itemsOf(cell));
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
        const words =
          typeof cell.content === 'string'
            ? cell.content
            : cell.content.map((item) => ('words' in item ? item.words : '')).join(' ');
        cells.push({ words: oneLine(words), columnSpan: cell.columnSpan, continued: false });
        if (cell.rowSpan > 1) covered.set(column, { rows: cell.rowSpan - 1, width: cell.columnSpan });
        column += cell.columnSpan;
      }
      continueAbove();
      if (cells.length > 0) lines.add(cells);
    }
  }
}

function itemsOf({ content }: HtmlCell): readonly HtmlItem[] {
  if (typeof content !== 'string') return content;
  return content === '' ? [] : [{ words: content }];
}

/** Tables that only place things on the page: one column, a table or a heading inside, or running text in a cell. */
function isLayout(table: HtmlTable): boolean {
  if (table.rows.every((row) => row.length <= 1)) return true;
  return table.rows.some((row) =>
    row.some((cell) => {
      if (typeof cell.content === 'string') return false;
      let length = 0;
      for (const item of cell.content) {
        if (!('words' in item) || item.outline !== undefined) return true;
        length += item.words.length;
      }
      return length > 1500 && cell.content.length > 5;
    }),
  );
}
