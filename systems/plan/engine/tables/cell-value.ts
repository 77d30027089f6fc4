import type { Comparator } from '../reading.ts';

/** Value stated in a table cell (指标值). */
export interface CellValue {
  comparator: Comparator;
  value: number | null;
  value2: number | null;
  unit: string;
  change: 'increase' | 'decrease' | null;
}

const CELL = /^(.*?)(\d{1,9}(?:\.\d{1,4})?)(?:%|‰)?(?:-{1,2}|至)?(\d{1,9}(?:\.\d{1,4})?)?(.*)$/;

/** Reads a target cell: `≥90%`, `84左右`, `控制在10%以内`, `下降5个百分点`, `持续提高` (value null). */
export function cellValue(text: string): CellValue {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '').slice(0, 120);
  const m = CELL.exec(plain);
  if (m === null)
    return {
      comparator: /全覆盖|全部/.test(plain) ? 'all' : 'reach',
      value: /全覆盖|全部/.test(plain) ? 100 : null,
      value2: null,
      unit: /全覆盖|全部/.test(plain) ? '%' : '',
      change: null,
    };
  const before = m[1] ?? '';
  const after = m[4] ?? '';
  const second = m[3] === undefined ? null : Number(m[3]);
  const ranged = second !== null && /\d(?:%|‰)?(?:-{1,2}|至)\d/.test(plain);
  return {
    comparator: ranged ? 'range' : comparatorOf(before, after),
    value: Number(m[2]),
    value2: ranged ? second : null,
    unit: /%/.test(plain)
      ? /百分点/.test(plain)
        ? '个百分点'
        : '%'
      : /‰/.test(plain)
        ? '‰'
        : (/^(个百分点|[万亿]?[\u4e00-\u9fff]{1,3}?)(?=$|[以左及/(])/.exec(after)?.[1] ?? ''),
    change: /(?:下降|降低|减少|缩短|压减)(?!到|至)/.test(before)
      ? 'decrease'
      : /(?:提高|增长|增加|提升|新增|上升)(?!到|至)/.test(before)
        ? 'increase'
        : null,
  };
}

function comparatorOf(before: string, after: string): Comparator {
  if (/以上|及以上/.test(after)) return 'ge';
  if (/以下|以内|之内/.test(after)) return 'le';
  if (/左右|上下/.test(after) || /约|≈/.test(before)) return 'approx';
  if (/不低于|不少于|≥|>=|至少/.test(before)) return 'ge';
  if (/不超过|不高于|≤|<=|控制在/.test(before)) return 'le';
  if (/超过|大于|高于|>/.test(before)) return 'gt';
  if (/低于|小于|少于|</.test(before)) return 'lt';
  return /达到|达|提高到|提升到|降至|降到|稳定在|保持/.test(before) ? 'reach' : 'eq';
}
