import PdfKit from 'pdfkit';
import { MEASURES, points } from './official-measures.ts';
import type { OfficialBlock, OfficialSpec } from './official-spec.ts';
import { Faces } from './pdf/faces.ts';
import { blank, bodySigns, LOOKS, paragraph } from './pdf/paragraphs.ts';
import { AREA, type Piece, Sheet } from './pdf/sheet.ts';
import { notePlace, type Sign, SignSetter } from './pdf/signs.ts';
import { table } from './pdf/tables.ts';

/** The day written where the paper gives none, as in our zip packages: the same spec gives the same bytes. */
const NO_DAY = '2000-01-01T00:00:00.000Z';

/**
 * Writes an official paper as .pdf (写公文 PDF) by GB/T 9704-2012, from the same description as `writeOfficialDocument`:
 * same measures, same words. Figures and links open, headings are its outline, open faces are embedded as subsets. The
 * same spec gives the same bytes.
 */
export async function writeOfficialPdf(spec: OfficialSpec): Promise<Uint8Array> {
  const { title, author, created = NO_DAY } = spec.properties ?? {};
  const document = new PdfKit({
    size: [points(MEASURES.page.width), points(MEASURES.page.height)],
    margin: 0,
    lang: 'zh-CN',
    displayTitle: title !== undefined,
    info: {
      Producer: 'Sanyi',
      Creator: 'Sanyi',
      CreationDate: new Date(created),
      ModDate: new Date(created),
      ...(title === undefined ? {} : { Title: title }),
      ...(author === undefined ? {} : { Author: author }),
    },
  });
  const bytes = gathered(document);
  const setter = new SignSetter(new Faces(document));
  const sheet = new Sheet(document);
  const composer = new Composer(spec, setter);
  sheet.set(composer.paper());
  sheet.set(composer.notes());
  document.end();
  return await bytes;
}

function gathered(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => void chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

/** Puts the elements of a paper one below the other (公文各要素). */
class Composer {
  private readonly spec: OfficialSpec;
  private readonly setter: SignSetter;
  /** The outline's open item of each level. */
  private readonly outline: (PDFKit.PDFOutline | undefined)[] = [];

  constructor(spec: OfficialSpec, setter: SignSetter) {
    this.spec = spec;
    this.setter = setter;
  }

  paper(): Piece[] {
    const { spec } = this;
    const titles = spec.blocks.findLastIndex((block, at) =>
      spec.blocks.slice(0, at + 1).every(({ kind }) => kind === 'title'),
    );
    return [
      ...this.head(),
      ...spec.blocks.slice(0, titles + 1).flatMap((block) => this.block(block)),
      ...(titles >= 0 || spec.recipients !== undefined ? [blank()] : []),
      ...(spec.recipients === undefined ? [] : paragraph(this.body(`${spec.recipients}：`))),
      ...spec.blocks.slice(titles + 1).flatMap((block) => this.block(block)),
      ...this.attachments(),
      ...this.signature(),
    ];
  }

  /** The endnotes, numbered as their marks are; asked for when all marks are set. */
  notes(): Piece[] {
    if (this.setter.notes.length === 0) return [];
    const rule: Piece = {
      height: MEASURES.linePitch,
      room: true,
      keep: true,
      draw: (sheet, top) => {
        const y = top + MEASURES.linePitch * 0.75;
        sheet.rule(AREA.left, y, AREA.left + AREA.width / 3, y, MEASURES.rule, '000000');
      },
    };
    const lines = this.setter.notes.flatMap(({ note, address }, place) => {
      const words = this.setter.text(`[${place + 1}] ${note}`, LOOKS.note);
      const web = address?.startsWith('#') === false ? address : undefined;
      const open =
        web === undefined
          ? []
          : this.setter.text(' 打开', { ...LOOKS.note, colour: '0F5C66' }, { link: web });
      return paragraph([...words, ...open], {
        pitch: MEASURES.notePitch,
        align: 'left',
        place: notePlace(place + 1).slice(1),
      });
    });
    return [rule, ...lines];
  }

  private body(words: string): Sign[] {
    return this.setter.text(words, LOOKS.body);
  }

  private head(): Piece[] {
    const { head } = this.spec;
    if (!head) return [];
    const below = points(MEASURES.markBelow);
    return [
      { height: below, draw: () => undefined },
      ...paragraph(this.setter.text(head.issuerMark, LOOKS.mark), {
        pitch: MEASURES.markPitch,
        align: 'center',
      }),
      blank(2),
      ...paragraph(this.body(head.documentNumber ?? ''), { align: 'center' }),
      {
        height: 2 * MEASURES.linePitch,
        draw: (sheet, top) => {
          const y = top + MEASURES.redRuleBelow;
          sheet.rule(AREA.left, y, AREA.left + AREA.width, y, MEASURES.redRule, 'FF0000');
        },
      },
    ];
  }

  private block(block: OfficialBlock): Piece[] {
    switch (block.kind) {
      case 'title':
        return paragraph(this.setter.text(block.text, LOOKS.title), {
          pitch: MEASURES.titlePitch,
          align: 'center',
        });
      case 'heading': {
        const look = block.level === 1 ? LOOKS.heading1 : block.level === 2 ? LOOKS.heading2 : LOOKS.body;
        const signs = this.setter.signs(block.runs, look);
        const words = signs.map((sign) => (sign.rise > 0 ? '' : sign.text)).join('');
        return paragraph(signs, {
          first: bodySigns(2),
          keep: true,
          onFirst: (sheet) => {
            const parent = this.outline.slice(0, block.level - 1).findLast((item) => item !== undefined);
            this.outline.length = block.level - 1;
            this.outline[block.level - 1] = sheet.outline(words, parent);
          },
        });
      }
      case 'paragraph':
        return paragraph(this.setter.signs(block.runs, LOOKS.body), { first: bodySigns(2) });
      case 'notes':
        return block.items.flatMap((item) =>
          paragraph(this.setter.signs(item, LOOKS.small), { pitch: MEASURES.smallPitch, align: 'left' }),
        );
      case 'page-break':
        return [{ height: 0, draw: (sheet) => sheet.turn() }];
      case 'table':
        return table(block, this.setter);
    }
  }

  /** 附件：1. … 2. …, the numbers under each other. */
  private attachments(): Piece[] {
    const names = this.spec.attachments ?? [];
    const [only] = names;
    if (only === undefined) return [];
    if (names.length === 1)
      return [blank(), ...paragraph(this.body(`附件：${only}`), { first: bodySigns(2), left: bodySigns(5) })];
    return [
      blank(),
      ...names.flatMap((name, place) =>
        paragraph(this.body(`${place === 0 ? '附件：' : ''}${place + 1}. ${name}`), {
          first: bodySigns(place === 0 ? 2 : 5),
          left: bodySigns(6.5),
        }),
      ),
    ];
  }

  private signature(): Piece[] {
    const { signature } = this.spec;
    if (!signature) return [];
    const right = { align: 'right', right: bodySigns(4) } as const;
    return [
      blank(2),
      ...paragraph(this.body(signature.issuer), { ...right, keep: true }),
      ...paragraph(this.body(signature.date), right),
    ];
  }
}
