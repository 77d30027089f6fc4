import type { OfficialBlock, OfficialSpec, Run } from './official-spec.ts';
import { LINE_PITCH, TYPE_WIDTH } from './official-styles.ts';
import { escapeXml, safeAddress } from './xml-text.ts';

/** Gathers what runs need outside the body: endnotes, and the addresses of both parts. */
export class RunWriter {
  readonly bodyLinks: string[] = [];
  readonly noteLinks: string[] = [];
  readonly endnotes: string[] = [];

  runs(runs: readonly Run[]): string {
    return runs.map((run) => this.run(run)).join('');
  }

  private run(run: Run): string {
    if (typeof run === 'string') return textRun(run);
    switch (run.kind) {
      case 'text': {
        const properties = `${run.bold ? '<w:b/>' : ''}${run.colour === undefined ? '' : `<w:color w:val="${/^[0-9A-Fa-f]{6}$/.test(run.colour) ? run.colour : '000000'}"/>`}`;
        return textRun(run.text, properties);
      }
      case 'link':
        return this.linked(run.address, textRun(run.text), this.bodyLinks);
      case 'note':
        return this.endnote(textRun(run.note));
      case 'figure': {
        // The figure looks like any other; it opens its source, and so does the word at the end of its note.
        const address = run.address === undefined ? undefined : safeAddress(run.address);
        const shown =
          address === undefined ? textRun(run.text) : this.linked(address, textRun(run.text), this.bodyLinks);
        const source =
          address === undefined || address.startsWith('#')
            ? ''
            : this.linked(address, textRun('打开'), this.noteLinks);
        return `${shown}${this.endnote(`${textRun(run.note)}${source === '' ? '' : `${textRun(' ')}${source}`}`)}`;
      }
    }
  }

  private linked(address: string, inside: string, links: string[]): string {
    const safe = safeAddress(address);
    if (safe === undefined) return inside;
    if (safe.startsWith('#'))
      return `<w:hyperlink w:anchor="${escapeXml(safe.slice(1))}" w:history="1">${inside}</w:hyperlink>`;
    if (!links.includes(safe)) links.push(safe);
    return `<w:hyperlink r:id="link${links.indexOf(safe) + 1}" w:history="1">${inside}</w:hyperlink>`;
  }

  private endnote(inside: string): string {
    const id = this.endnotes.length + 1;
    const mark = '<w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr>';
    this.endnotes.push(
      `<w:endnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="EndnoteText"/></w:pPr><w:r>${mark}<w:endnoteRef/></w:r>${textRun(' ')}${inside}</w:p></w:endnote>`,
    );
    return `<w:r>${mark}<w:endnoteReference w:id="${id}"/></w:r>`;
  }
}

/** Words of a run; line feeds become line breaks, tabs stay tabs. */
export function textRun(text: string, properties = ''): string {
  const pieces = text.split(/(\r?\n|\t)/).map((piece) => {
    if (piece === '\t') return '<w:tab/>';
    if (piece === '\n' || piece === '\r\n') return '<w:br/>';
    return piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
  });
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${pieces.join('')}</w:r>`;
}

function paragraph(style: string, inside: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${inside}</w:p>`;
}

const BLANK = paragraph('Normal', '');

/** The paper from the red head to the date (公文各要素). */
export function bodyXml(spec: OfficialSpec, writer: RunWriter): string {
  const parts: string[] = [];
  if (spec.head) {
    parts.push(
      paragraph('IssuerMark', textRun(spec.head.issuerMark)),
      paragraph('DocumentNumber', textRun(spec.head.documentNumber ?? '')),
    );
  }
  let pendingRecipients = spec.recipients;
  const recipients = () => {
    if (pendingRecipients === undefined) return;
    parts.push(BLANK, paragraph('Normal', textRun(`${pendingRecipients}：`)));
    pendingRecipients = undefined;
  };
  for (const [index, block] of spec.blocks.entries()) {
    if (block.kind !== 'title') {
      // The recipients stand under the title, one line apart.
      if (
        pendingRecipients === undefined &&
        spec.recipients === undefined &&
        spec.blocks[index - 1]?.kind === 'title'
      )
        parts.push(BLANK);
      recipients();
    }
    parts.push(blockXml(block, writer));
  }
  recipients();
  const attachments = spec.attachments ?? [];
  if (attachments.length > 0) parts.push(BLANK, ...attachmentLines(attachments));
  if (spec.signature) {
    const right = '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>';
    parts.push(
      BLANK,
      BLANK,
      paragraph('Normal', textRun(spec.signature.issuer), `<w:keepNext/>${right}`),
      paragraph('Normal', textRun(spec.signature.date), right),
    );
  }
  return parts.join('');
}

/** 附件：1. … 2. …, the numbers under each other. */
function attachmentLines(names: readonly string[]): string[] {
  if (names.length === 1) return [paragraph('Body', textRun(`附件：${names[0] ?? ''}`))];
  return names.map((name, index) => {
    const left =
      index === 0
        ? '<w:ind w:leftChars="650" w:left="2080" w:hangingChars="450" w:hanging="1440"/>'
        : '<w:ind w:leftChars="650" w:left="2080" w:hangingChars="150" w:hanging="480"/>';
    return paragraph('Normal', textRun(`${index === 0 ? '附件：' : ''}${index + 1}. ${name}`), left);
  });
}

function blockXml(block: OfficialBlock, writer: RunWriter): string {
  switch (block.kind) {
    case 'title':
      return paragraph('OfficialTitle', textRun(block.text));
    case 'heading':
      return paragraph(`Heading${block.level}`, writer.runs(block.runs));
    case 'paragraph':
      return paragraph('Body', writer.runs(block.runs));
    case 'notes':
      return block.items.map((item) => paragraph('Notes', writer.runs(item))).join('');
    case 'page-break':
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    case 'table':
      return tableXml(block, writer);
  }
}

function tableXml(table: Extract<OfficialBlock, { kind: 'table' }>, writer: RunWriter): string {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const widths = table.columns.map((column) =>
    Math.max(300, Math.round((column.width / total) * TYPE_WIDTH)),
  );
  const cell = (at: number, style: string, inside: string, align: string | undefined) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 300}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(style, inside, align === undefined ? '' : `<w:jc w:val="${align}"/>`)}</w:tc>`;
  const head = table.columns.map((column, at) => cell(at, 'TableHead', textRun(column.title), undefined));
  const rows = table.rows.map((row) => {
    const cells = table.columns.map((column, at) =>
      cell(at, 'TableText', writer.runs(row[at] ?? []), column.align),
    );
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`;
  });
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  return `${table.caption === undefined ? '' : paragraph('TableCaption', textRun(table.caption))}<w:tbl><w:tblPr><w:tblW w:w="${TYPE_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>${rows.join('')}</w:tbl>${paragraph('Normal', '', `<w:spacing w:before="0" w:after="0" w:line="${Math.round(LINE_PITCH / 2)}" w:lineRule="exact"/>`)}`;
}
