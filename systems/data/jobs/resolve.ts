import type { ChosenMapping, FormatId, Recognition } from '../engine/contract.ts';
import { formatOf } from '../engine/index.ts';
import { dataProblems } from '../problems.ts';
import type { ImportChoice } from '../store/file-report.ts';
import type { FileRow } from '../store/tables.ts';

/** How a file is to be read and mapped (取用方式): what was recognised, with what a person chose over it. */
export interface Resolved {
  readonly recognition: Recognition;
  readonly chosen: ChosenMapping | null;
  /** Columns that are personal by the heading that was recognised, whatever stands in the line chosen instead. */
  readonly personalPlaces?: ReadonlySet<number>;
}

/**
 * The recognition an import works by: the one of the chosen format, or the most certain one with the columns a person has
 * assigned.
 *
 * @throws Problem `data/not-recognised`
 */
export function resolve(file: Pick<FileRow, 'name' | 'recognitions'>, choice: ImportChoice): Resolved {
  const base = baseOf(file, choice);
  const found = base?.format === choice.format;
  const assigned = choice.fields !== undefined && Object.keys(choice.fields).length > 0;
  // As a table whose columns are to be assigned, any table can be looked at.
  if (!base || (!found && !assigned && choice.format !== 'mapped'))
    throw dataProblems.problem('not-recognised', {
      name: file.name,
      format: titleOf(choice.format),
      reason: base ? base.reasons.map((reason) => reason.zh).join('；') : '—',
    });
  const recognition: Recognition = {
    ...base,
    format: choice.format,
    encoding: choice.encoding ?? base.encoding,
    sheet: choice.sheet ?? base.sheet,
    headLine: choice.headLine ?? base.headLine,
  };
  if (!assigned) return { recognition, chosen: null };
  return {
    recognition,
    chosen: {
      format: choice.format,
      headLine: recognition.headLine,
      sheet: recognition.sheet,
      fields: choice.fields ?? {},
    },
  };
}

/** The recognition that a choice stands on: the one of its format, else the most certain (所据识别). */
export function baseOf(
  file: Pick<FileRow, 'recognitions'>,
  choice: Pick<ImportChoice, 'format'>,
): Recognition | undefined {
  return file.recognitions.find((item) => item.format === choice.format) ?? file.recognitions[0];
}

function titleOf(format: FormatId): string {
  return formatOf(format).title.zh;
}
