import { column, optional, type RegionTable } from '../table.ts';

type Declared = Omit<RegionTable, 'name'>;

/** What was reported as a ready figure, and how good the arrived rows are (上报数值、数据质量). */
export const quality = {
  reported_value: {
    title: { zh: '上报的指标数值', en: 'Reported values' },
    summary: {
      zh: '以 dataValueSets 或 ADX 报来的现成数值。',
      en: 'Ready figures that arrived as dataValueSets or ADX.',
    },
    columns: [
      column('element_code', 'code', '数据元', 'Data element'),
      column('organisation_code', 'code', '组织机构', 'Organisation unit'),
      column('period', 'code', '期间', 'Period, such as 2026-03, 2026Q1, 2026'),
      column('category_code', 'code', '分类组合（无则为空）', 'Category option combination, empty if none'),
      column('attribute_code', 'code', '属性组合（无则为空）', 'Attribute option combination, empty if none'),
      column('value', 'text', '数值（原文）', 'Value as sent'),
      optional('comment', 'text', '说明', 'Comment'),
    ],
    key: ['element_code', 'organisation_code', 'period', 'category_code', 'attribute_code'],
    partitionBy: null,
    orderBy: ['element_code', 'organisation_code', 'period'],
    shardBy: 'organisation_code',
    latestWins: true,
  },
  row_issue: {
    title: { zh: '行问题', en: 'Row issues' },
    summary: {
      zh: '导入时发现的问题，退回的行和仅提示的行都在内；不含个人信息。',
      en: 'What was found while importing, for rows set aside and rows only remarked on; nothing personal.',
    },
    columns: [
      column('institution_code', 'code', '机构编号（未知为空）', 'Institution, empty if unknown'),
      column(
        'month',
        'month',
        '月份（首日；未知为 1970-01-01）',
        'First day of the month; 1970-01-01 if unknown',
      ),
      column('table_code', 'code', '来源表', 'Table or format of the sender'),
      column('field', 'code', '字段', 'Field of the sender'),
      column('issue_code', 'code', '问题', 'Issue'),
      column(
        'aspect_code',
        'code',
        '方面',
        'Aspect: completeness, validity, consistency, timeliness, massaging, duplicate',
      ),
      column(
        'severity_code',
        'code',
        '程度',
        'reject: the row was set aside; warn: it was taken with a remark',
      ),
      optional('coder_key', 'key', '编码员键', 'Keyed hash of the coder'),
      optional('encounter_id', 'text', '就诊 ID', 'Encounter'),
    ],
    key: [],
    partitionBy: null,
    orderBy: ['issue_code', 'institution_code', 'month'],
    shardBy: 'institution_code',
    latestWins: false,
  },
  field_profile: {
    title: { zh: '字段填报情况', en: 'Field profile' },
    summary: {
      zh: '每个文件每月每机构每字段：行数、已填、有效、填“其他”的行数。',
      en: 'Per file, month, institution and field: rows, filled, valid, and filled with “other”.',
    },
    columns: [
      column('institution_code', 'code', '机构编号（未知为空）', 'Institution, empty if unknown'),
      column(
        'month',
        'month',
        '月份（首日；未知为 1970-01-01）',
        'First day of the month; 1970-01-01 if unknown',
      ),
      column('table_code', 'code', '来源表', 'Table or format of the sender'),
      column('field', 'code', '字段', 'Field of the sender'),
      column('rows', 'count', '行数', 'Rows'),
      column('filled', 'count', '已填', 'Rows with a value; "-", "--" and 无 are none'),
      column('valid', 'count', '有效', 'Rows whose value can be read'),
      column('other_codes', 'count', '填“其他”', 'Rows with a code that means other or unknown'),
    ],
    key: [],
    partitionBy: null,
    orderBy: ['institution_code', 'table_code', 'field', 'month'],
    shardBy: 'institution_code',
    latestWins: false,
  },
} as const satisfies Record<string, Declared>;
