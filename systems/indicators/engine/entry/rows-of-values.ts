import type { RawRow } from './entry-world.ts';
import { finding } from './finding.ts';

/** A reported value as the data system hands it on (报文中的一个数). */
export interface SentValue {
  readonly dataElement: string;
  readonly orgUnit: string;
  readonly period: string;
  readonly category: string;
  readonly attribute: string;
  readonly value: string;
  readonly comment: string;
  readonly line: number;
}

/** Which part of which indicator a data element is (数据元对应). */
export interface ElementPart {
  readonly code: string;
  readonly part: 'numerator' | 'denominator';
}

/** The combination that means “not divided”, by DHIS2’s fixed id and by its name. */
const UNDIVIDED = new Set(['', 'default', 'HllvX50cXC0']);

/**
 * Puts numerators and denominators that arrive as single values together, a row for each indicator, organisation and period
 * (报文成行). What cannot be placed stays a row of its own with the reason.
 *
 * @param partOf assigned elements first, then `code`, `code.numerator` and `code.denominator`
 */
export function rowsOfValues(
  values: readonly SentValue[],
  partOf: (element: string) => ElementPart | undefined,
): RawRow[] {
  const rows: RawRow[] = [];
  const open = new Map<string, number>();
  for (const sent of values) {
    const part = partOf(sent.dataElement);
    const single: RawRow = {
      sheet: '',
      line: sent.line,
      code: part?.code ?? sent.dataElement,
      organisation: sent.orgUnit,
      period: sent.period,
      numerator: '',
      denominator: '',
      note: sent.comment,
      findings: [],
      ...(part ? { [part.part]: sent.value } : { numerator: sent.value }),
    };
    if (!part) {
      rows.push({ ...single, findings: [finding('element-unknown', { given: sent.dataElement })] });
      continue;
    }
    if (!UNDIVIDED.has(sent.category) || !UNDIVIDED.has(sent.attribute)) {
      const given = [sent.category, sent.attribute].filter((one) => !UNDIVIDED.has(one)).join(' · ');
      rows.push({ ...single, findings: [finding('element-split', { given })] });
      continue;
    }
    const key = `${part.code}\t${sent.orgUnit}\t${sent.period}`;
    const place = open.get(key);
    const known = place === undefined ? undefined : rows[place];
    if (known === undefined || place === undefined) {
      open.set(key, rows.length);
      rows.push(single);
    } else if (known[part.part] === '') {
      const note = [known.note, sent.comment].filter((one) => one !== '').join('；');
      rows[place] = { ...known, [part.part]: sent.value, note };
    } else rows.push({ ...single, findings: [finding('row-repeated', { line: String(known.line) })] });
  }
  return rows;
}

/** The data elements that are known by their name alone (按名称识别的数据元). */
export function elementByName(element: string, codes: ReadonlySet<string>): ElementPart | undefined {
  if (codes.has(element)) return { code: element, part: 'numerator' };
  for (const part of ['numerator', 'denominator'] as const) {
    const code = element.endsWith(`.${part}`) ? element.slice(0, -part.length - 1) : '';
    if (codes.has(code)) return { code, part };
  }
  return undefined;
}
