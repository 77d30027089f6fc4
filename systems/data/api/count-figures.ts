import type { FigureDossier, FigureStep, LocalText } from '@sanyi/kernel';
import { regionTables } from '@sanyi/region';
import { dataProblems } from '../problems.ts';
import type { FileReport } from '../store/file-report.ts';
import { fileRow } from '../store/files.ts';
import { issueCounts } from '../store/issue-words.ts';
import { tableOf } from '../store/rows.ts';
import { sourcesOf } from '../store/snapshot.ts';
import type { FileRow } from '../store/tables.ts';
import type { FigureContext } from './figure-routes.ts';
import { regionOf } from './overview-routes.ts';

const text = (zh: string, en: string): LocalText => ({ zh, en });
const ROWS: LocalText = text('行', 'rows');

type FilePart = 'read' | 'accepted' | 'rejected' | 'remarks' | 'already-there';

const PARTS: Readonly<Record<FilePart, { readonly title: LocalText; readonly definition: LocalText }>> = {
  read: {
    title: text('读到的行', 'Rows read'),
    definition: text(
      '文件中表头以下的全部记录；读到 = 入库 + 退回 + 已有。',
      'All records below the heading: read = taken in + set aside + there already.',
    ),
  },
  accepted: {
    title: text('入库的行', 'Rows taken in'),
    definition: text(
      '通过校验并写入标准表的记录，按报送单位的行计数。',
      'Records that passed and went into the canonical tables, counted in lines of the sender.',
    ),
  },
  rejected: {
    title: text('退回的行', 'Rows set aside'),
    definition: text(
      '因错误没有收下的记录；可下载标注后的原文件交报送单位修改。',
      'Records that were not taken because of an error; the marked file lists them for the sender.',
    ),
  },
  remarks: {
    title: text('提示', 'Remarks'),
    definition: text(
      '记录上不影响入库的提示，按条计数；一行可有几条。',
      'What was remarked on and kept nothing out, counted one by one; a row may have several.',
    ),
  },
  'already-there': {
    title: text('已有的行', 'Rows there already'),
    definition: text(
      '先前的文件已经带来、没有重复入库的记录。',
      'Records that an earlier file had brought and that were not taken twice.',
    ),
  },
};

/** A count of one file (文件计数的来历): `12~rejected`. @throws Problem `data/no-such-figure` */
export async function fileDossier(context: FigureContext, id: string): Promise<FigureDossier> {
  const [number = '', partId = ''] = id.split('~');
  if (!/^\d{1,9}$/.test(number) || !Object.hasOwn(PARTS, partId))
    throw dataProblems.problem('no-such-figure', { id: `file.${id}` });
  const part = partId as FilePart;
  const file = await context.transact((tx) => fileRow(tx, Number(number)));
  const { report } = file;
  const count = (of: FilePart) => String(countOf(file, report, of));
  return {
    ref: { system: 'data', kind: 'file', id },
    title: text(`${file.name}：${PARTS[part].title.zh}`, `${file.name}: ${PARTS[part].title.en}`),
    value: { text: count(part), unit: part === 'remarks' ? '条' : ROWS.zh },
    asOf: file.imported_at ?? file.received_at,
    definition: PARTS[part].definition,
    quality: [],
    up: [],
    down: [
      {
        kind: 'formula',
        title: text('读到 = 入库 + 退回 + 已有', 'Read = taken in + set aside + there already'),
        figures: (['read', 'accepted', 'rejected', 'already-there'] as const).map((of) => ({
          label: PARTS[of].title,
          value: { text: count(of), unit: ROWS.zh },
        })),
      },
      ...partSteps(file, report, part),
      {
        kind: 'file',
        title: text(file.name, file.name),
        text: text(`${file.file_no}号文件`, `File ${file.file_no}`),
        href: `/data/files/${file.file_no}`,
      },
    ],
  };
}

function countOf(file: FileRow, report: FileReport | null, part: FilePart): number {
  if (part === 'already-there') return report?.alreadyThere ?? 0;
  return file[part];
}

/** What the count is made of: canonical tables for what went in, issues for what did not. */
function partSteps(file: FileRow, report: FileReport | null, part: FilePart): FigureStep[] {
  if (!report || part === 'read' || part === 'already-there') return [];
  if (part === 'accepted')
    return [
      {
        kind: 'part',
        title: text('生成的标准行', 'Canonical rows made'),
        table: {
          columns: [text('标准表', 'Table'), text('行数', 'Rows')],
          rows: report.rows.map((one) => [regionTables[one.table].title, String(one.rows)]),
        },
      },
    ];
  const severity = part === 'rejected' ? 'reject' : 'warn';
  return [
    {
      kind: 'row',
      title: text('按问题（一行可有几个问题）', 'By issue; a row may have several'),
      href: `/data/files/${file.file_no}`,
      table: {
        columns: [text('问题', 'Issue'), text('字段', 'Field'), text('行数', 'Rows')],
        rows: issueCounts(file.format, report)
          .filter((issue) => issue.severity === severity)
          .map((issue) => [issue.message, fieldName(issue), String(issue.rows)]),
      },
    },
  ];
}

/** A field in the words of the sender's format; its official name where there are no English words. */
function fieldName(issue: { readonly field: string; readonly fieldTitle: string }): LocalText {
  return text(issue.fieldTitle || '—', issue.field || '—');
}

const FILES_SHOWN = 200;

/** The rows of a canonical table that count (标准表行数的来历), by file. @throws Problem `data/no-such-table` */
export async function tableDossier(context: FigureContext, id: string): Promise<FigureDossier> {
  const table = tableOf(id);
  const region = await regionOf(context);
  const files = await region.query<{ file_no: number; rows: bigint }>(
    `SELECT file_no, count() AS rows FROM {rows:${table.name}} GROUP BY file_no ORDER BY file_no`,
  );
  const sources = await context.transact((tx) =>
    sourcesOf(
      tx,
      files.map((file) => file.file_no),
    ),
  );
  // Several numbers may belong to one file: it came in pieces.
  const byFile = new Map<
    number,
    { readonly name: string; readonly sender: LocalText; readonly rows: bigint }
  >();
  for (const { file_no: number, rows } of files) {
    const source = sources.get(number);
    const known = byFile.get(source?.fileNo ?? 0);
    byFile.set(source?.fileNo ?? 0, {
      name: source?.name ?? '—',
      sender: source?.sender ?? text('—', '—'),
      rows: rows + (known?.rows ?? 0n),
    });
  }
  const total = files.reduce((sum, file) => sum + file.rows, 0n);
  return {
    ref: { system: 'data', kind: 'table', id },
    title: text(`${table.title.zh}：行数`, `${table.title.en}: rows`),
    value: { text: String(total), unit: ROWS.zh },
    asOf: context.platform.clock.now(),
    definition: text(
      `${table.summary.zh}只数已入库文件的行。`,
      `${table.summary.en} Only rows of files that count.`,
    ),
    quality: [],
    up: [],
    down: [
      {
        kind: 'row',
        title: text('浏览各行', 'Browse the rows'),
        href: `/data/tables/${table.name}`,
      },
      {
        kind: 'file',
        title: text(`来自 ${byFile.size} 个文件`, `From ${byFile.size} files`),
        table: {
          columns: [
            text('文件', 'File'),
            text('名称', 'Name'),
            text('报送单位', 'Sender'),
            text('行数', 'Rows'),
          ],
          rows: [...byFile]
            .toSorted(([, one], [, other]) => (other.rows > one.rows ? 1 : -1))
            .slice(0, FILES_SHOWN)
            .map(([fileNo, file]) => [String(fileNo), file.name, file.sender, String(file.rows)]),
        },
      },
    ],
  };
}
