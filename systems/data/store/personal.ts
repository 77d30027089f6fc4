import type { Recognition, SourceColumn } from '../engine/contract.ts';
import { formatOf, withoutPersonalNumbers } from '../engine/index.ts';
import { masked } from '../engine/intake/mask.ts';
import { isPersonalHeading } from './personal-heading.ts';

export interface ShownCell {
  readonly heading: string;
  readonly title: string | null;
  readonly value: string | null;
  readonly masked: boolean;
}

/**
 * A line as it may be shown (脱敏的原始行): personal fields masked, columns that nobody has assigned by their headings, and
 * whatever looks like a number of a person anywhere.
 *
 * @param personalPlaces places known to be personal from another heading of the same table
 */
export function shownCells(
  recognition: Recognition,
  cells: readonly (string | null)[],
  personalPlaces?: ReadonlySet<number>,
): ShownCell[] {
  const { columns } = formatOf(recognition.format);
  const width = Math.max(recognition.columns.length, cells.length);
  return Array.from({ length: width }, (_, index) => {
    const column = recognition.columns.find((one) => one.place === index + 1);
    const known = columns.find((one) => one.name === column?.field);
    const heading = column?.heading ?? '';
    const personal = personalPlaces?.has(index + 1) || isPersonal(known, heading);
    const value = cells[index] ?? null;
    const shown =
      value === null || value === ''
        ? value
        : personal
          ? masked(value)
          : isCode(known?.name)
            ? value
            : withoutPersonalNumbers(value);
    return {
      heading: heading === '' ? `#${index + 1}` : withoutPersonalNumbers(heading),
      title: known?.title ?? null,
      value: shown,
      masked: shown !== value,
    };
  });
}

/** What no format speaks for is judged by its heading; a column without one could hold anything. */
function isPersonal(known: SourceColumn | undefined, heading: string): boolean {
  return known ? known.personal !== 'no' : heading === '' || isPersonalHeading(heading);
}

/** Places of a table's columns, from 1, that hold personal fields (个人信息列的位置). */
export function placesOfPersons(recognition: Recognition): ReadonlySet<number> {
  const { columns } = formatOf(recognition.format);
  return new Set(
    recognition.columns
      .filter(({ field, heading }) =>
        isPersonal(
          columns.find((one) => one.name === field),
          heading,
        ),
      )
      .map(({ place }) => place),
  );
}

/** A cell of a canonical row as it may be shown (脱敏的标准行): names are not in it, numbers could be in a sender's free text. */
export function shownFact(column: { readonly name: string; readonly kind: string }, value: string | null) {
  if (value === null || (column.kind !== 'text' && column.kind !== 'code') || isCode(column.name))
    return value;
  return withoutPersonalNumbers(value);
}

/** Numbers of encounters, settlements and lines may be as long as an identity number and name nobody. */
function isCode(field: string | undefined): boolean {
  return field !== undefined && /(_id|_sn|_no|_code|_codg)$/.test(field) && field !== 'psn_no';
}
