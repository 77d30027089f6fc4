import type { TemplateColumn, TemplateKind } from './templates.ts';

interface Extra {
  readonly required?: TemplateColumn['required'];
  readonly aliases?: readonly string[];
  readonly choices?: Readonly<Record<string, string>>;
  readonly list?: string;
}

/** Declares a column of a template (模板列): heading, where it goes, how it is read, and a hint in both languages. */
export function cell(
  heading: string,
  to: string,
  kind: TemplateKind,
  zh: string,
  en: string,
  extra: Extra = {},
): TemplateColumn {
  return {
    heading,
    to,
    kind,
    required: extra.required ?? 'reject',
    aliases: extra.aliases ?? [],
    hint: { zh, en },
    ...(extra.choices === undefined ? {} : { choices: extra.choices }),
    ...(extra.list === undefined ? {} : { list: extra.list }),
  };
}

/** Marks a column a row may lack. */
export const MAY_LACK = { required: 'no' } as const;

/** Who a row is about (人员): number, identity number and name; the two last go to the identities only. */
export const personCells: readonly TemplateColumn[] = [
  cell(
    '人员编号',
    'person_key',
    'person',
    '医保人员编号；没有时填证件号码',
    'Insurance number; else the identity number',
    {
      required: 'warn',
      aliases: ['psn_no', '医保编号', '个人编号'],
    },
  ),
  cell('证件号码', '', 'identity-number', '没有人员编号时必填', 'Needed where there is no insurance number', {
    required: 'no',
    aliases: ['certno', '身份证号', '身份证号码'],
  }),
  cell('姓名', '', 'name', '只进入加密的标识库', 'Goes to the sealed store only', {
    required: 'no',
    aliases: ['psn_name', '人员姓名', '居民姓名', '患者姓名'],
  }),
];

/** Words for yes and no. */
export const YES_NO: Readonly<Record<string, string>> = { 是: '1', 否: '0' };
/** Words for the sexes. */
export const SEXES: Readonly<Record<string, string>> = { 男: '1', 女: '2' };
