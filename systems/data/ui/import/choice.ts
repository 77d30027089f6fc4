import type { FileDetail, ImportChoice, Recognition } from '../shared/contract.ts';
import { MAPPED } from './readiness.ts';

/** How a file goes in unless somebody says otherwise (默认选项). */
export function usualChoice(format: string): ImportChoice {
  return { format, remember: true, wrongRows: 'set-aside', onOverlap: 'new-only', supersedes: null };
}

/** What is chosen for a file at first (初始选项): the sender's remembered assignment, else the most certain recognition. */
export function firstChoice(detail: FileDetail): ImportChoice {
  const [best] = detail.recognitions;
  if (detail.mapping) {
    const { format, headLine, sheet, fields } = detail.mapping;
    return { ...usualChoice(format), headLine, sheet, fields };
  }
  return choiceOf(best, usualChoice(detail.format ?? best?.format ?? MAPPED));
}

/** The choice with another format, read as that recognition says. */
export function choiceOf(recognition: Recognition | undefined, choice: ImportChoice): ImportChoice {
  const { fields: _fields, ...rest } = choice;
  if (!recognition) return rest;
  return {
    ...rest,
    format: recognition.format,
    ...(recognition.encoding === 'utf-8' || recognition.encoding === 'gb18030'
      ? { encoding: recognition.encoding }
      : {}),
    ...(recognition.sheet > 0 ? { sheet: recognition.sheet } : {}),
    ...(recognition.headLine > 0 ? { headLine: recognition.headLine } : {}),
  };
}

/**
 * The choice by which a preview is asked (预览选项): a format that fits none of the headings can be looked at only as a table
 * whose columns are still to be assigned.
 */
export function previewChoice(detail: FileDetail, choice: ImportChoice): ImportChoice {
  const fits = detail.recognitions.some((one) => one.format === choice.format);
  const assigned = Object.keys(choice.fields ?? {}).length > 0;
  const { fields: _fields, ...rest } = choice;
  return fits || assigned ? choice : { ...rest, format: MAPPED };
}

/** Fields that the recognition has found by itself: field → heading. */
export function foundFields(recognition: Recognition | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (recognition?.columns ?? []).flatMap(({ field, heading }) =>
      field === null || heading === '' ? [] : [[field, heading]],
    ),
  );
}

/**
 * An assignment as far as the file has its columns (有效的列对应); `undefined` where nothing of it is left, so that the file's
 * own names are looked at again. The same object comes back when all of it holds.
 */
export function fieldsIn(
  fields: ImportChoice['fields'],
  headings: readonly string[] | undefined,
): ImportChoice['fields'] {
  if (!fields || !headings) return fields;
  const own = Object.entries(fields);
  const left = own.filter(([, heading]) => headings.includes(heading));
  if (left.length === own.length) return fields;
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** Whether two choices read the file alike, so that a report of one holds for the other. */
export function readsAlike(one: ImportChoice, other: ImportChoice): boolean {
  const part = ({ format, encoding, sheet, headLine, fields }: ImportChoice) =>
    JSON.stringify([
      format,
      encoding ?? null,
      sheet ?? null,
      headLine ?? null,
      Object.entries(fields ?? {}).toSorted(([a], [b]) => a.localeCompare(b)),
    ]);
  return part(one) === part(other);
}
