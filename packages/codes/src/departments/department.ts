/**
 * A body of a government that a reform paper names (部门), as dated data.
 * `{}` in `norm` is the rank word: 部 (national), 厅 (province), 局 (city, district, county) or as printed.
 * `until` is the last day a name was in use nationwide; local renaming took up to a year longer, which the reader allows.
 */
export interface Department {
  id: string;
  /** Usual full short name without its level: 卫生健康委, 财政{}. */
  norm: string;
  en: string;
  /** Words before 局/厅/部/委/办; every alias of the stem. */
  stems: readonly string[];
  /** Which rank words may follow a stem. */
  ranks: Ranks;
  /** Names that stand as they are, without a rank word. */
  whole?: readonly string[];
  from?: string;
  until?: string;
  /** Bodies that took over, the main one first. */
  successors?: readonly string[];
}

/** Families of rank words (机构后缀). */
export type Ranks = 'bureau' | 'commission' | 'commission-bureau' | 'office' | 'administration' | 'none';

/** One body of the registry (部门条目); `stems` and `whole` are separated by blanks, the usual stem first. */
export function department(
  id: string,
  norm: string,
  en: string,
  ranks: Ranks,
  stems: string,
  whole = '',
  dated: Pick<Department, 'from' | 'until' | 'successors'> = {},
): Department {
  return {
    id,
    norm,
    en,
    ranks,
    stems: stems === '' ? [] : stems.split(' '),
    ...(whole === '' ? {} : { whole: whole.split(' ') }),
    ...dated,
  };
}
