import { writeWhole } from './file-set.ts';
import type { SummaryEntry } from './summary.ts';
import { csvRow, yuan } from './text.ts';

/** A reported value (上报数值). */
interface Value {
  readonly element: string;
  readonly institution: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: string;
}

/** What is reported of the tables (上报数据元): element, table, rows or money. */
const ELEMENTS = [
  ['encounters', 'mdtrt_d', 'rows'],
  ['settled-yuan', 'setl_d', 'fen'],
  ['front-pages', 'front-page', 'rows'],
  ['prescribed-drugs', 'prescriptions', 'rows'],
] as const;

/**
 * Writes the monthly values as statistics report them (写指标数值): January to April as dataValueSets JSON, May to August as
 * CSV, September to December as ADX. A value is reported once.
 */
export async function writeIndicators(
  directory: string,
  year: number,
  entries: readonly SummaryEntry[],
): Promise<void> {
  const values = valuesOf(entries).filter((value) => value.month.startsWith(String(year)));
  const months = (from: number, to: number) =>
    values.filter((value) => Number(value.month.slice(5)) >= from && Number(value.month.slice(5)) <= to);
  await writeWhole(
    directory,
    `indicators/data-value-sets_${year}-1.json`,
    `${JSON.stringify(
      {
        dataSet: 'practice-monthly',
        dataValues: months(1, 4).map((one) => ({
          dataElement: one.element,
          period: one.month.replace('-', ''),
          orgUnit: one.institution,
          value: one.value,
        })),
      },
      null,
      1,
    )}\n`,
  );
  const rows = months(5, 8).map((one) => [
    one.element,
    one.month.replace('-', ''),
    one.institution,
    '',
    '',
    one.value,
    '',
  ]);
  await writeWhole(
    directory,
    `indicators/data-value-sets_${year}-2.csv`,
    [
      ['dataElement', 'period', 'orgUnit', 'categoryOptionCombo', 'attributeOptionCombo', 'value', 'comment'],
      ...rows,
    ]
      .map(csvRow)
      .join(''),
  );
  await writeWhole(directory, `indicators/adx_${year}-3.xml`, adx(months(9, 12), year));
}

function valuesOf(entries: readonly SummaryEntry[]): Value[] {
  return entries.flatMap((entry) =>
    ELEMENTS.filter(([, table]) => table === entry.table && entry.month !== '').map(
      ([element, , what]): Value => ({
        element,
        institution: entry.institution,
        month: entry.month,
        value: what === 'rows' ? String(entry.rows) : yuan(entry.fen),
      }),
    ),
  );
}

/** ADX groups values by organisation and period (ADX 报文). */
function adx(values: readonly Value[], year: number): string {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = `orgUnit="${value.institution}" period="${value.month}-01/P1M"`;
    const group = groups.get(key) ?? [];
    group.push(value);
    groups.set(key, group);
  }
  const body = [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([key, group]) =>
        `  <group ${key} dataSet="practice-monthly" completeDate="${year + 1}-01-10">\n${group
          .map((one) => `    <dataValue dataElement="${one.element}" value="${one.value}"/>\n`)
          .join('')}  </group>\n`,
    )
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<adx xmlns="urn:ihe:qrph:adx:2015" exported="${year + 1}-01-12T09:00:00+08:00">\n${body}</adx>\n`;
}
