import { type ByteSource, MemorySource } from './byte-source.ts';
import type { DocumentFormat, ReadContext } from './document-text.ts';
import { documentProblems } from './problems.ts';
import { Archive } from './zip.ts';
import { partKey } from './zip-directory.ts';

export type SniffedFile =
  | { readonly format: Exclude<DocumentFormat, 'docx' | 'xlsx'> }
  | { readonly format: 'docx' | 'xlsx'; readonly archive: Archive };

const FOREIGN: readonly (readonly [readonly number[], string])[] = [
  [[0x52, 0x61, 0x72, 0x21], 'RAR'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x49, 0x49, 0x2a, 0x00], 'TIFF'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'TIFF'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
];

/**
 * What a file is, by its bytes and never by its name (文件识别): a `.doc` that is HTML inside is read as HTML.
 *
 * @throws documents/empty-file, too-large, old-office, encrypted, other-format, unknown-format
 */
export function sniff(bytes: Uint8Array, context: ReadContext): SniffedFile {
  const { name, limits } = context;
  if (bytes.length === 0) throw documentProblems.problem('empty-file', { name });
  if (bytes.length > limits.fileBytes) throw tooLarge(bytes.length, context);
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw oleProblem(bytes, name);
  if (isZip(bytes)) {
    const archive = new Archive(new MemorySource(bytes), context);
    return { format: packageFormat(archive, name), archive };
  }
  // The header of a PDF may stand anywhere in its first kilobyte.
  if (ascii(bytes.subarray(0, 1024)).includes('%PDF-')) return { format: 'pdf' };
  for (const [magic, found] of FOREIGN) {
    if (starts(bytes, magic)) throw documentProblems.problem('other-format', { name, found });
  }
  const head = bytes.subarray(0, 8192);
  const wide = starts(bytes, [0xff, 0xfe]) || starts(bytes, [0xfe, 0xff]);
  if (!wide && head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b && byte !== 0x1a))) {
    throw documentProblems.problem('unknown-format', { name });
  }
  // Byte order marks would read as letters.
  const beginning = ascii(wide ? head.filter((byte) => byte !== 0) : head).replace(
    /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/,
    '',
  );
  if (/^\s*MIME-Version:/i.test(beginning))
    throw documentProblems.problem('other-format', { name, found: 'MHTML' });
  if (/<pkg:package|<w:wordDocument|urn:schemas-microsoft-com:office:spreadsheet/.test(beginning)) {
    throw documentProblems.problem('other-format', { name, found: 'Word/Excel XML' });
  }
  const html =
    /<(!doctype\s+html|html|head|body|meta|table|div|p)[\s/>]/i.test(beginning) &&
    /^[^\p{L}]*<[!?a-z]/iu.test(beginning);
  return { format: html ? 'html' : 'txt' };
}

/** How much of a file that is no package is looked at to say what it is. */
const FOREIGN_BYTES = 16 * 1024 * 1024;

/**
 * The package of a workbook that lies on disk or in memory (打开工作簿).
 *
 * @throws documents/not-a-workbook and the refusals of `sniff`
 */
export function openWorkbook(source: ByteSource, context: ReadContext): Archive {
  const { name, limits } = context;
  if (source.size > limits.fileBytes) throw tooLarge(source.size, context);
  if (isZip(source.readNow(0, 4))) {
    const archive = new Archive(source, context);
    if (packageFormat(archive, name) === 'xlsx') return archive;
  } else sniff(source.readNow(0, FOREIGN_BYTES), context);
  throw documentProblems.problem('not-a-workbook', { name });
}

function isZip(bytes: Uint8Array): boolean {
  return starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

function tooLarge(size: number, { name, limits }: ReadContext) {
  const megabytes = (count: number) => Math.ceil((count / 1024 / 1024) * 10) / 10;
  return documentProblems.problem('too-large', {
    name,
    size: megabytes(size),
    limit: megabytes(limits.fileBytes),
  });
}

function starts(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** An OLE container is told apart by the names of its streams, written in UTF-16. */
function oleProblem(bytes: Uint8Array, name: string) {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo'))
    return documentProblems.problem('encrypted', { name });
  const wps = /\.(wps|wpt|et)$/i.exec(name)?.[0];
  const found = holds('WordDocument')
    ? (wps ?? '.doc')
    : holds('Workbook') || holds('Book')
      ? (wps ?? '.xls')
      : (wps ?? 'OLE');
  return documentProblems.problem('old-office', { name, found });
}

function packageFormat(archive: Archive, name: string): 'docx' | 'xlsx' {
  if (archive.has('word/document.xml')) return 'docx';
  if (archive.has('xl/workbook.xml')) return 'xlsx';
  const parts = [...archive.entries.keys()].map(partKey);
  const found = (pattern: RegExp) => parts.some((part) => pattern.test(part));
  // The main part may have another name; its folder gives the kind away.
  if (archive.has('[Content_Types].xml') && found(/^word\/.*\.xml$/)) return 'docx';
  if (archive.has('[Content_Types].xml') && found(/^xl\/worksheets\/.*\.xml$/)) return 'xlsx';
  const foreign = found(/^ofd\.xml$/)
    ? 'OFD'
    : found(/^ppt\//)
      ? '.pptx'
      : found(/^xl\/.*\.bin$/)
        ? '.xlsb'
        : found(/^content\.xml$/)
          ? 'OpenDocument'
          : 'ZIP';
  throw documentProblems.problem('other-format', { name, found: foreign });
}
