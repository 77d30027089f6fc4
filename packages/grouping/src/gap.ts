/** Why a part of a source could not be taken over (未能导入的原因). */
export type GapKind =
  /** The source names the rule and does not have it. */
  | 'rule-missing'
  /** A condition that no atom says. */
  | 'condition'
  /** A statement or a node of an unknown kind. */
  | 'unknown-form'
  /** A formula that does not follow the workbook's language; `detail` says where. */
  | 'formula'
  /** A file that is missing or cannot be read. */
  | 'unreadable';

/** Something in a source that could not be expressed (未能导入); it is told, never skipped. The rule in its place never holds. */
export interface ImportGap {
  /** Which rule: `MDCZ`, `RE1`, `RE11`. */
  readonly place: string;
  readonly kind: GapKind;
  /** The part of the source itself. */
  readonly detail: string;
  /** Where it stands in a workbook; rows from 1. */
  readonly sheet?: string;
  readonly row?: number;
}

const WORDS: Readonly<Record<GapKind, { readonly zh: string; readonly en: string }>> = {
  'rule-missing': { zh: '来源中没有这条规则', en: 'the source lacks the rule' },
  condition: { zh: '条件无法表达', en: 'the condition cannot be expressed' },
  'unknown-form': { zh: '写法无法识别', en: 'the form is not known' },
  formula: { zh: '公式无法读取', en: 'the formula cannot be read' },
  unreadable: { zh: '文件缺失或无法读取', en: 'the file is missing or cannot be read' },
};

/** A gap in words (未能导入说明), with the place in the workbook where it has one. */
export function gapText({ place, kind, detail, sheet, row }: ImportGap): {
  readonly zh: string;
  readonly en: string;
} {
  const { zh, en } = WORDS[kind];
  const at =
    sheet === undefined
      ? { zh: '', en: '' }
      : { zh: `工作表“${sheet}”第 ${row} 行，`, en: `sheet “${sheet}”, row ${row}, ` };
  return {
    zh: `${at.zh}${place}：${zh}${detail ? `（${detail}）` : ''}`,
    en: `${at.en}${place}: ${en}${detail ? ` (${detail})` : ''}`,
  };
}
