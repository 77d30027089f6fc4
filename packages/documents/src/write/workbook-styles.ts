import { escapeXml, XML_HEAD } from './xml-text.ts';

export interface CellLook {
  readonly format?: string;
  readonly font?: 'body' | 'bold' | 'link' | 'title';
  readonly fill?: 'none' | 'head' | 'error';
  readonly align?: 'left' | 'center' | 'right';
  readonly border?: boolean;
  /** Text that would read as a formula once a person edits the cell. */
  readonly quoted?: boolean;
}

const FONTS = ['body', 'bold', 'link', 'title'] as const;
const FILLS = ['none', '', 'head', 'error'] as const;

/** Collects the looks in use and numbers them (单元格样式). */
export class WorkbookStyles {
  private readonly keys = new Map<string, number>();
  private readonly looks: CellLook[] = [];
  private readonly formats: string[] = [];

  constructor() {
    this.index({});
  }

  index(look: CellLook): number {
    const key = `${look.format ?? ''}/${look.font ?? ''}/${look.fill ?? ''}/${look.align ?? ''}/${look.border ?? ''}/${look.quoted ?? ''}`;
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    this.keys.set(key, this.looks.length);
    this.looks.push(look);
    if (look.format !== undefined && !this.formats.includes(look.format)) this.formats.push(look.format);
    return this.looks.length - 1;
  }

  xml(): string {
    const font = (size: number, more = '') =>
      `<font>${more}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`;
    const solid = (colour: string) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
    const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
    const formats = this.formats.map(
      (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(code)}"/>`,
    );
    const cells = this.looks.map((look) => this.cell(look));
    return `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : ''
    }<fonts count="4">${font(11)}${font(11, '<b/>')}${font(11, '<u/><color rgb="FF0563C1"/>')}${font(16, '<b/>')}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('E8EEF4')}${solid('FFC7CE')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }

  private cell(look: CellLook): string {
    const format = look.format === undefined ? 0 : 164 + this.formats.indexOf(look.format);
    const font = FONTS.indexOf(look.font ?? 'body');
    const fill = FILLS.indexOf(look.fill ?? 'none');
    const quote = look.quoted ? ' quotePrefix="1"' : '';
    return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${look.border ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${quote}><alignment horizontal="${look.align ?? 'left'}" vertical="center" wrapText="1"/></xf>`;
  }
}
