import { isCodeForm, normalCode } from './code-form.ts';
import { type CodeSystem, MAPPED_SYSTEMS } from './code-system.ts';
import type { TableRow } from './delimited-text.ts';
import type { Target } from './entry.ts';
import type { Field, MatchedColumn } from './headings.ts';

/** Words in headings that give a system away (表头特征). */
const WORDS: readonly (readonly [RegExp, CodeSystem])[] = [
  [/手术|操作|oprn|operation|procedure|icd-?9/i, 'icd-9-cm-3'],
  [/诊断|疾病|病种|diag|icd-?10/i, 'icd-10'],
  [/药品|通用名|剂型|drug|med_?list/i, 'drug'],
  [/耗材|材料|consumable|mlms/i, 'consumable'],
  [/服务项目|收费项目|项目名称|service/i, 'service'],
  [/机构|fixmedins|institution/i, 'institution'],
  [/区划|街镇|admdvs|area/i, 'area'],
];

/** What a file seems to hold (识别内容): by its headings, for diagnoses and operations also by the form of the codes. */
export function recogniseTarget(columns: readonly MatchedColumn[], rows: readonly TableRow[]): Target | null {
  const has = (field: Field) => columns.some((column) => column.field === field);
  const content = has('clinical-code') && has('insurance-code') ? 'map' : 'codes';
  const headings = columns.map(({ heading }) => heading).join(' ');
  const named = WORDS.find(([words]) => words.test(headings))?.[1];
  if (named && (content === 'codes' || MAPPED_SYSTEMS.includes(named))) return { system: named, content };
  const place = columns.find(
    ({ field }) => field === 'code' || field === 'clinical-code' || field === 'insurance-code',
  )?.place;
  if (place === undefined) return null;
  const codes = rows.slice(0, 50).map(({ cells }) => cells[place - 1] ?? '');
  const system = MAPPED_SYSTEMS.find((candidate) => {
    const fitting = codes.filter((code) => isCodeForm(candidate, normalCode(candidate, code))).length;
    return fitting > 0 && fitting * 10 >= codes.length * 8;
  });
  return system ? { system, content } : null;
}

/** Fields without which a file cannot be read as the target (必需列); of each group one is enough. */
export function missingFields(columns: readonly MatchedColumn[], target: Target): Field[][] {
  const needed: Field[][] =
    target.content === 'map'
      ? [['clinical-code'], ['insurance-code']]
      : [
          ['code', 'insurance-code', 'clinical-code'],
          ['name', 'insurance-name', 'clinical-name'],
        ];
  return needed.filter((group) => !columns.some(({ field }) => field !== null && group.includes(field)));
}

/** Fields that two columns claim (重复列): which one is meant cannot be known. */
export function repeatedFields(
  columns: readonly MatchedColumn[],
): { readonly field: Field; readonly headings: readonly string[] }[] {
  const byField = new Map<Field, string[]>();
  for (const { field, heading } of columns)
    if (field) byField.set(field, [...(byField.get(field) ?? []), heading]);
  return [...byField]
    .filter(([, headings]) => headings.length > 1)
    .map(([field, headings]) => ({ field, headings }));
}
