import type { Platform } from '@sanyi/api';
import type { MatchedColumn, Recognition } from '../engine/contract.ts';
import { formatOf } from '../engine/index.ts';
import { masked } from '../engine/intake/mask.ts';
import { usedFields } from '../engine/map/table-mappers.ts';
import { type ColumnMatch, matchColumns } from '../engine/recognise/match-columns.ts';
import { dataProblems } from '../problems.ts';
import type { ImportChoice } from '../store/file-report.ts';
import { placesOfPersons } from '../store/personal.ts';
import type { FileRow } from '../store/tables.ts';
import { findLine } from './lines.ts';
import { baseOf, type Resolved, resolve } from './resolve.ts';
import { withReader } from './with-reader.ts';

/** A line with fewer names is no heading. */
const LEAST_HEADINGS = 2;

/**
 * How a file is to be read (取用方式), its columns read anew where a person has named another line of the headings, another
 * sheet or another encoding than was recognised: the columns of the old heading would be those of other cells.
 *
 * @throws Problem `data/no-heading`, `data/not-recognised`
 */
export async function resolveRead(
  platform: Pick<Platform, 'sealed'>,
  file: Pick<FileRow, 'name' | 'sha256' | 'recognitions'>,
  choice: ImportChoice,
): Promise<Resolved> {
  const resolved = resolve(file, choice);
  const { recognition, chosen } = resolved;
  const base = baseOf(file, choice);
  const isTable = ['delimited', 'workbook', 'parquet'].includes(recognition.carrier);
  // Messages name their fields in each record, whatever the encoding.
  if (!isTable || !base || readsAlike(base, recognition)) return resolved;
  const line = await withReader(platform, file.sha256, (reader) =>
    findLine(reader, file.name, recognition, recognition.headLine),
  );
  const headings = (line?.cells ?? []).map((cell) => (cell ?? '').trim());
  while (headings.at(-1) === '') headings.pop();
  if (headings.filter((heading) => heading !== '').length < LEAST_HEADINGS)
    throw dataProblems.problem('no-heading', { name: file.name, line: recognition.headLine });
  const match = matchColumns(formatOf(recognition.format), headings, usedFields(recognition.format));
  // On the same sheet a column of names stays one, though a row of names were taken for the heading by mistake.
  const personalPlaces = base.sheet === recognition.sheet ? placesOfPersons(base) : new Set<number>();
  const hides = ({ place, field }: MatchedColumn) =>
    recognition.headLine > base.headLine && field === null && personalPlaces.has(place);
  const hidden = new Set(match.columns.filter(hides).map(({ heading }) => heading));
  const shown = (heading: string) => (hidden.has(heading) ? masked(heading) : heading);
  const columns = match.columns.map((column) => ({ ...column, heading: shown(column.heading) }));
  const repeated = match.repeated.map(shown);
  return { recognition: readAgain(recognition, { ...match, columns, repeated }), chosen, personalPlaces };
}

function readsAlike(base: Recognition, asked: Recognition): boolean {
  return base.encoding === asked.encoding && base.sheet === asked.sheet && base.headLine === asked.headLine;
}

function readAgain(recognition: Recognition, match: ColumnMatch): Recognition {
  const { title } = formatOf(recognition.format);
  const { columns, matched, missing, repeated } = match;
  return {
    ...recognition,
    columns,
    missing,
    repeated,
    reasons: [
      {
        zh: `按您指定的第 ${recognition.headLine} 行作表头：${columns.length} 列中 ${matched} 列是“${title.zh}”的字段`,
        en: `Line ${recognition.headLine} was chosen as the heading: ${matched} of ${columns.length} columns are fields of “${title.en}”`,
      },
    ],
  };
}

/** Refuses what cannot be mapped: a heading that stands twice names no column. @throws Problem `data/headings-repeated` */
export function refuseRepeated(file: Pick<FileRow, 'name'>, { recognition }: Resolved): void {
  if (recognition.repeated.length === 0) return;
  throw dataProblems.problem('headings-repeated', {
    name: file.name,
    headings: recognition.repeated.join('、'),
  });
}
