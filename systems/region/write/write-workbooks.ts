import { type CellInput, streamOutWorkbook } from '@sanyi/documents';
import type { InstitutionRow, RegionTotals } from '../engine/rows.ts';
import { writeWhole } from './file-set.ts';
import { templatePath } from './files.ts';
import type { Summary } from './summary.ts';
import {
  capacityTemplate,
  financeTemplate,
  institutionTemplate,
  populationTemplate,
  type TemplateCell,
} from './templates.ts';
import { personTemplates } from './write-offices.ts';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly { readonly heading: string; readonly kind: TemplateCell }[];
}

/** Writes the lists about institutions and population (写机构与人口报表). */
export async function writeRegionWorkbooks(
  directory: string,
  institutions: readonly InstitutionRow[],
  totals: RegionTotals,
  summary: Summary,
): Promise<void> {
  const all = async <Row>(
    template: Listed & { cells(row: Row): string[] },
    rows: readonly Row[],
    keys: (row: Row) => readonly [string, string, number],
  ) => {
    for (const row of rows) summary.add(template.id, ...keys(row));
    await writeListed(
      directory,
      template,
      rows.map((row) => template.cells(row)),
    );
  };
  await all(institutionTemplate, institutions, (row) => [row.institutionCode, '', 0]);
  await all(financeTemplate, totals.finance, (row) => [row.institutionCode, row.month, row.amountFen]);
  await all(capacityTemplate, totals.capacity, (row) => [row.institutionCode, row.month, 0]);
  await all(populationTemplate, totals.population, () => ['', '', 0]);
}

/** Writes the lists about persons whose rows were collected (写名册工作簿). */
export async function writePersonWorkbooks(
  directory: string,
  sheets: ReadonlyMap<string, readonly (readonly string[])[]>,
): Promise<void> {
  for (const template of personTemplates) {
    const rows = sheets.get(templatePath(template.id, 'xlsx'));
    if (rows) await writeListed(directory, template, rows);
  }
}

/** One workbook with a title line above its headings, as offices send it. */
async function writeListed(
  directory: string,
  { id, title, columns }: Listed,
  rows: readonly (readonly string[])[],
): Promise<void> {
  const pieces: Uint8Array[] = [];
  const workbook = streamOutWorkbook({
    sheets: [
      {
        name: title,
        title: `演练市${title}`,
        columns: columns.map(({ heading, kind }) => ({ title: heading, kind })),
        rows: rows.map((row) => row.map((text, place) => cell(text, columns[place]?.kind ?? 'text'))),
      },
    ],
  });
  for await (const piece of workbook) pieces.push(piece);
  await writeWhole(directory, templatePath(id, 'xlsx'), Buffer.concat(pieces));
}

function cell(text: string, kind: TemplateCell): CellInput {
  if (text === '') return null;
  return kind === 'integer' ? BigInt(text) : text;
}
