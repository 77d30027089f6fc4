import { splice, type Tag, walk, withAttribute } from './edit-xml.ts';

/** Clones cell styles with a red fill, each once. */
export class RedStyles {
  private readonly source: string;
  private readonly formats: string[] = [];
  private readonly clones = new Map<number, number>();
  private readonly added: string[] = [];
  private fills = 0;
  private fillsEnd = -1;
  private formatsEnd = -1;
  private prefix = '';
  private readonly counts: Tag[] = [];

  constructor(source: string) {
    this.source = source;
    if (source === '') return;
    let open: Tag | undefined;
    let inside = '';
    walk(
      source,
      (tag) => {
        if (tag.name === 'fills' || tag.name === 'cellXfs') {
          inside = tag.name;
          this.counts.push(tag);
          this.prefix = /^<([^:\s>]*:)?/.exec(source.slice(tag.start))?.[1] ?? '';
        } else if (tag.name === 'fill' && inside === 'fills') this.fills += 1;
        else if (tag.name === 'xf' && inside === 'cellXfs') {
          if (tag.empty) this.formats.push(source.slice(tag.start, tag.end));
          else open = tag;
        }
      },
      (name, start, end) => {
        if (name === 'xf' && open) {
          this.formats.push(source.slice(open.start, end));
          open = undefined;
        } else if (name === 'fills') this.fillsEnd = start;
        else if (name === 'cellXfs') this.formatsEnd = start;
        if (name === inside) inside = '';
      },
    );
  }

  /** The red twin of a cell style; undefined in a workbook without styles. */
  red(style: number): number | undefined {
    const format = this.formats[style];
    if (format === undefined || this.fillsEnd < 0) return undefined;
    const known = this.clones.get(style);
    if (known !== undefined) return known;
    const end = format.indexOf('>') + 1;
    const head = withAttribute(withAttribute(format.slice(0, end), 'fillId', this.fills), 'applyFill', 1);
    const index = this.formats.length + this.added.length;
    this.added.push(head + format.slice(end));
    this.clones.set(style, index);
    return index;
  }

  xml(): string {
    if (this.added.length === 0) return this.source;
    const p = this.prefix;
    const fill = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FFFFC7CE"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
    return splice(this.source, [
      ...this.counts.map((tag) => ({
        start: tag.start,
        end: tag.end,
        text: withAttribute(
          this.source.slice(tag.start, tag.end),
          'count',
          tag.name === 'fills' ? this.fills + 1 : this.formats.length + this.added.length,
        ),
      })),
      { start: this.fillsEnd, end: this.fillsEnd, text: fill },
      { start: this.formatsEnd, end: this.formatsEnd, text: this.added.join('') },
    ]);
  }
}
