import type { Recognition } from '../engine/contract.ts';
import { formatOf } from '../engine/index.ts';
import { masked } from '../engine/intake/mask.ts';

/** Headings under which names, numbers and addresses of persons stand, whoever made the table. */
const PERSONAL_HEADING =
  /姓名|名字|证件|身份证|电话|手机|地址|住址|联系人|人员编号|个人编号|病案号|住院号|cert|idcard|psn_no|psn_name|phone|tel|addr/i;
const INSTITUTION_HEADING = /机构|医院|医疗|单位|药品|项目|诊断|手术|科室|区划/;
const ID_LIKE = /(?<!\d)(?:\d{6}(?:18|19|20)\d{2}\d{7}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)/;

export interface ShownCell {
  readonly heading: string;
  readonly title: string | null;
  readonly value: string | null;
  readonly masked: boolean;
}

/** A line as it may be shown (脱敏的原始行): personal fields masked, and whatever looks like a number of a person anywhere. */
export function shownCells(recognition: Recognition, cells: readonly (string | null)[]): ShownCell[] {
  const { columns } = formatOf(recognition.format);
  const width = Math.max(recognition.columns.length, cells.length);
  return Array.from({ length: width }, (_, index) => {
    const column = recognition.columns.find((one) => one.place === index + 1);
    const known = columns.find((one) => one.name === column?.field);
    const heading = column?.heading ?? `#${index + 1}`;
    const value = cells[index] ?? null;
    const personal = known
      ? known.personal !== 'no'
      : PERSONAL_HEADING.test(heading) && !INSTITUTION_HEADING.test(heading);
    const hide =
      value !== null && value !== '' && (personal || (!isCode(known?.name) && ID_LIKE.test(value)));
    return { heading, title: known?.title ?? null, value: hide ? masked(value) : value, masked: hide };
  });
}

/** Numbers of encounters, settlements and lines may be as long as an identity number and name nobody. */
function isCode(field: string | undefined): boolean {
  return (
    field !== undefined && /(_id|_sn|_no|_code|_codg|^mdtrt_id|^setl_id)$/.test(field) && field !== 'psn_no'
  );
}
