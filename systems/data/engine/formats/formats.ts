// This file is over the limit because it is the list of all formats.
import type { RegionTableName } from '@sanyi/region';
import type { Carrier, Format, FormatId, SourceColumn } from '../contract.ts';
import { columns } from './columns.ts';
import { exchangeFormats } from './exchange.ts';
import { frontPageColumns } from './front-page-columns.ts';
import { frontPagePColumns } from './front-page-p-columns.ts';
import { diagnosisColumns } from './insurer-diagnosis-columns.ts';
import { encounterColumns } from './insurer-encounter-columns.ts';
import { feeLineColumns } from './insurer-fee-columns.ts';
import { operationColumns } from './insurer-operation-columns.ts';
import { settlementColumns } from './insurer-settlement-columns.ts';
import { settlementListAColumns } from './settlement-list-a-columns.ts';
import { settlementListColumns } from './settlement-list-columns.ts';
import { type BlankTemplate, blankTemplate, type Template, templates } from './templates.ts';

const INSURER = { zh: '医保局（平台核心表导出）', en: 'insurance bureau (core tables)' };
const HOSPITAL = { zh: '医院病案室', en: 'medical records office' };
const TABLE_FILES: readonly Carrier[] = ['delimited', 'workbook', 'parquet'];

function table(
  id: FormatId,
  zh: string,
  en: string,
  from: Format['from'],
  list: readonly SourceColumn[],
  tables: readonly RegionTableName[],
): Format {
  return { id, title: { zh, en }, from, carriers: TABLE_FILES, columns: list, tables };
}

function ofTemplate(template: Template): Format {
  return {
    id: template.id,
    title: template.title,
    from: template.from,
    carriers: TABLE_FILES,
    columns: template.columns.map((column) => ({
      name: column.heading,
      title: column.heading,
      aliases: column.aliases,
      required: column.required,
      personal:
        column.kind === 'name' || column.kind === 'identity-number' || column.kind === 'phone'
          ? 'direct'
          : column.kind === 'person' || column.kind === 'staff'
            ? 'pseudonym'
            : 'no',
    })),
    tables: template.id === 'insurance-status' ? [template.table, 'person'] : [template.table],
  };
}

const LIST_TABLES: readonly RegionTableName[] = [
  'encounter',
  'diagnosis',
  'operation',
  'fee_category',
  'settlement',
  'person',
];
const PAGE_TABLES: readonly RegionTableName[] = [
  'encounter',
  'diagnosis',
  'operation',
  'fee_category',
  'person',
];
/** Tables of diagnoses and operations name no institution; real exports join some columns to them. */
const JOINED = columns(`
  fixmedins_code 定点医药机构编号
  endtime 出院时间 =dscg_time
  setl_time 结算时间
`).columns;

/** All formats the importers know (全部导入格式), with all their official columns. */
export const formats: readonly Format[] = [
  table('insurer-encounters', '医保就诊表', 'Insurer’s encounters', INSURER, encounterColumns.columns, [
    'encounter',
    'person',
  ]),
  table('insurer-settlements', '医保结算表', 'Insurer’s settlements', INSURER, settlementColumns.columns, [
    'settlement',
    'person',
  ]),
  table('insurer-fee-lines', '医保费用明细表', 'Insurer’s fee lines', INSURER, feeLineColumns.columns, [
    'fee_line',
  ]),
  {
    ...table(
      'insurer-diagnoses',
      '结算清单诊断表',
      'Insurer’s diagnoses',
      INSURER,
      [...diagnosisColumns.columns, ...JOINED],
      ['diagnosis'],
    ),
    namesEncounterOnly: true,
  },
  {
    ...table(
      'insurer-operations',
      '结算清单手术表',
      'Insurer’s operations',
      INSURER,
      [...operationColumns.columns, ...JOINED],
      ['operation'],
    ),
    namesEncounterOnly: true,
  },
  table(
    'front-page',
    '病案首页（绩效考核编码）',
    'Front page, appraisal codes',
    HOSPITAL,
    frontPageColumns.columns,
    PAGE_TABLES,
  ),
  table(
    'front-page-p',
    '病案首页（P 码）',
    'Front page, P codes',
    HOSPITAL,
    frontPagePColumns.columns,
    PAGE_TABLES,
  ),
  {
    id: 'settlement-list',
    title: { zh: '结算清单（4101）', en: 'Settlement list (4101)' },
    from: { zh: '医院医保办', en: 'insurance office of a hospital' },
    carriers: ['json', 'ndjson'],
    columns: settlementListColumns.columns,
    tables: LIST_TABLES,
  },
  {
    id: 'settlement-list-a',
    title: { zh: '结算清单（4101A）', en: 'Settlement list (4101A)' },
    from: { zh: '医院医保办', en: 'insurance office of a hospital' },
    carriers: ['json', 'ndjson'],
    columns: settlementListAColumns.columns,
    tables: ['encounter', 'diagnosis', 'operation', 'person'],
  },
  ...exchangeFormats,
  ...templates.map(ofTemplate),
  {
    id: 'mapped',
    title: { zh: '自选列对应的表', en: 'Table with chosen columns' },
    from: { zh: '任何单位', en: 'anyone' },
    carriers: TABLE_FILES,
    columns: [],
    tables: [],
  },
];

/** Format by its name (按编号取格式). @throws Error for a name that does not exist */
export function formatOf(id: FormatId): Format {
  const found = formats.find((format) => format.id === id);
  if (found === undefined) throw new Error(`no format ${id}`);
  return found;
}

/** Headings, hints and drop-down lists for a blank workbook (空白模板): official names where the format is an official one. */
export function template(id: FormatId): BlankTemplate {
  const own = templates.find((one) => one.id === id);
  if (own !== undefined) return blankTemplate(own);
  const { columns: list } = formatOf(id);
  return {
    headings: list.map((column) => column.name),
    hints: list.map((column) => ({ zh: column.title, en: column.name })),
    choices: {},
  };
}
