import { type DocumentText, TextBuilder } from '../document-text.ts';
import { oneLine, TableLines } from '../table-lines.ts';
import { parseLargePart, readRelationships } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { type BodySink, WordCollector } from './collect.ts';
import { flatten, type Item, type NoteMark, type ParagraphItem, type RowItem } from './items.ts';
import { mainPart } from './main-part.ts';
import { Numberer, readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a Word file (读取 docx): what a printed copy shows, in reading order, automatic numbers included. Deleted text
 * is left out and inserted text kept; hidden text is left out and said so; text boxes follow the paragraph they hang
 * on; footnotes come last. Paragraph breaks inside a table cell become a space.
 *
 * @throws documents/damaged and the refusals of `Archive` and `parsePart`
 */
export async function readDocx(archive: Archive): Promise<DocumentText> {
  const main = mainPart(archive);
  const relationships = [...readRelationships(archive, main).values()].filter((one) => !one.external);
  const partOf = (type: string) => relationships.find((one) => one.type === type)?.target;
  const styles = readStyles(archive, partOf('styles'));
  const numberer = new Numberer(readNumbering(archive, partOf('numbering')), styles);
  const builder = new TextBuilder(archive.context);
  const writer = new DocxWriter(builder);
  const body = new WordCollector(writer, styles, numberer);
  if (!(await parseLargePart(archive, main, body))) throw archive.damaged(main);
  body.end();
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = partOf(`${kind}s`);
    if (part !== undefined && writer.has(kind)) {
      writer.reading = kind;
      await parseLargePart(archive, part, new WordCollector(writer, styles, numberer));
    }
  }
  writer.writeNotes();
  if (relationships.some((one) => one.type === 'header' || one.type === 'footer')) {
    builder.note('headers-left-out', '页眉和页脚没有读入。', 'Page headers and footers were not read.');
  }
  return builder.finish('docx');
}

class DocxWriter implements BodySink {
  reading: NoteMark['kind'] = 'footnote';
  private readonly builder: TextBuilder;
  private tables = 0;
  private lines: TableLines | undefined;
  private readonly marks: { readonly key: string; readonly anchor: number }[] = [];
  private readonly notes = new Map<string, readonly Item[]>();

  constructor(builder: TextBuilder) {
    this.builder = builder;
  }

  paragraph(item: ParagraphItem): void {
    const span = this.builder.add(item.words);
    this.builder.add('\n');
    if (item.words.trim() === '') return;
    this.builder.block({
      kind: 'paragraph',
      ...span,
      ...(item.label === '' ? {} : { label: item.label }),
      ...(item.outline === undefined ? {} : { outline: item.outline }),
      ...(item.boxed ? { boxed: true } : {}),
    });
    this.keep(item.marks, span.start);
  }

  tableStart(): void {
    this.lines = new TableLines(this.builder, this.tables);
    this.tables += 1;
  }

  row(row: RowItem): void {
    const cells = row.cells.map((cell) => {
      const { words, marks } = flatten(cell.items);
      return {
        words: oneLine(words),
        columnSpan: cell.span,
        continued: cell.merge === 'continue',
        placed: (start: number) => this.keep(marks, start),
      };
    });
    this.lines?.add(cells, row.gridBefore);
  }

  note(id: string, items: readonly Item[]): void {
    this.notes.set(`${this.reading}/${id}`, items);
  }

  has(kind: NoteMark['kind']): boolean {
    return this.marks.some((mark) => mark.key.startsWith(kind));
  }

  writeNotes(): void {
    for (const [index, mark] of this.marks.entries()) {
      const items = this.notes.get(mark.key);
      if (!items) continue;
      const number = index + 1;
      this.builder.add(`注${number} `);
      const span = this.builder.add(oneLine(flatten(items).words.trim()));
      this.builder.add('\n');
      this.builder.block({ kind: 'footnote', ...span, anchor: mark.anchor, number });
    }
  }

  remark(what: 'hidden' | 'symbol' | 'unread-part' | 'comment'): void {
    switch (what) {
      case 'hidden':
        return this.builder.note(
          'hidden-left-out',
          '文件里有隐藏文字，没有读入。',
          'The file has hidden text, which was not read.',
        );
      case 'symbol':
        return this.builder.note(
          'symbol-font',
          '文件里有符号字体的字符，读作最接近的符号。',
          'Characters of a symbol font were read as the nearest sign.',
        );
      case 'unread-part':
        return this.builder.note(
          'embedded-left-out',
          '文件嵌入了另一份文件，没有读入。',
          'Another file is embedded, which was not read.',
        );
      case 'comment':
        return this.builder.note(
          'comments-left-out',
          '文件里有批注，没有读入。',
          'The file has comments, which were not read.',
        );
    }
  }

  private keep(marks: readonly NoteMark[], start: number): void {
    for (const mark of marks) this.marks.push({ key: `${mark.kind}/${mark.id}`, anchor: start + mark.at });
  }
}
