import { type Fields, tableWriter } from '../fields.ts';
import { appraisalOfP, frontPagePColumns } from './p-columns.ts';
import { type Page, pageFields } from './page.ts';

const fields: Record<string, (page: Page) => string> = {};
for (const [code, appraisal] of appraisalOfP) {
  const field = pageFields[appraisal];
  if (field) fields[code] = field;
}

const own: Fields<Page> = {
  P686: ({ visit }) => visit.encounter.personNo,
  P30: ({ visit }) => visit.encounter.diagnoses.find((one) => one.kind === 'admission')?.code ?? '',
  P301: ({ visit }) => visit.encounter.diagnoses.find((one) => one.kind === 'admission')?.name ?? '',
  P24: ({ visit }) => visit.encounter.transferDepartmentCode ?? '',
  P72: ({ visit }) =>
    visit.encounter.ventilatorMinutes === 0 ? '' : String(Math.round(visit.encounter.ventilatorMinutes / 60)),
};

/** Front page in the older P codes (P 码病案首页), as an older hospital still exports it. */
export const pTable = tableWriter<Page>(frontPagePColumns, { ...fields, ...own }, '-');
