import { chineseNumber } from '../text/numerals.ts';

/** Kinds of outline numbers (层次序号) in the order in which official papers nest them. */
export type MarkerKind =
  | 'part'
  | 'division'
  | 'cn'
  | 'cn-paren'
  | 'article'
  | 'task-word'
  | 'number'
  | 'decimal'
  | 'number-paren'
  | 'circle';

/** An outline number at the start of a paragraph. */
export interface Marker {
  kind: MarkerKind;
  /** Smaller is further out. */
  rank: number;
  /** Printed form without closing punctuation; brackets kept. */
  printed: string;
  /** Numeric value. */
  value: number;
  /** Characters of the paragraph it takes. */
  length: number;
}

const CN = '[一二三四五六七八九十百]{1,4}';

/** Each form with an invented example; the first that fits wins. */
const FORMS: readonly { kind: MarkerKind; rank: number; pattern: RegExp }[] = [
  // 第一章 总则 / 第二部分 重点任务
  { kind: 'part', rank: 1, pattern: new RegExp(`^第(${CN}|\\d{1,3})(?:编|篇|部分|章)[、.,:]?`) },
  // 第三节 服务体系
  { kind: 'division', rank: 2, pattern: new RegExp(`^第(${CN}|\\d{1,3})节[、.,:]?`) },
  // 第五条 各乡镇卫生院应当……
  { kind: 'article', rank: 4.5, pattern: new RegExp(`^第(${CN}|\\d{1,3})条[、.,:]?`) },
  // 任务三：建设县域影像中心
  {
    kind: 'task-word',
    rank: 4.6,
    pattern: new RegExp(
      `^(?:重点|专项|主要|具体|改革)?(?:任务|措施|举措|行动|工程|事项|项目)(${CN}|\\d{1,3})[、.:]`,
    ),
  },
  // 二、重点任务
  { kind: 'cn', rank: 3, pattern: new RegExp(`^(${CN})[、.]`) },
  // （二）完善分级诊疗
  { kind: 'cn-paren', rank: 4, pattern: new RegExp(`^[(\\[](${CN})[)\\]][、.,]?`) },
  // 2.1.3 信息互通
  {
    kind: 'decimal',
    rank: 5.3,
    pattern:
      /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[.、]?(?=[\u4e00-\u9fff"《])(?![月万亿%个家所张名人次元倍岁天分小])/,
  },
  // 3.提升基层能力 / 3、提升基层能力
  {
    kind: 'number',
    rank: 5,
    pattern: /^(\d{1,3})(?:、|\.(?!\d)|\.(?=\d{4}年|\d{1,2}月)|,(?=[\u4e00-\u9fff]))/,
  },
  // 【3】开展巡回医疗
  { kind: 'number', rank: 5, pattern: /^\[(\d{1,3})\][、.]?/ },
  // （3）开展巡回医疗
  { kind: 'number-paren', rank: 6, pattern: /^\(?(\d{1,3})\)[、.]?/ },
  // ③建立台账
  { kind: 'circle', rank: 7, pattern: /^([①-⑳])[、.]?/ },
];

/** Reads the outline number at the start of a paragraph (识别层次序号); null when there is none. */
export function markerAt(paragraph: string): Marker | null {
  const head = paragraph.slice(0, 16);
  for (const form of FORMS) {
    const m = form.pattern.exec(head);
    if (m === null) continue;
    const inner = m[1] ?? '';
    const value =
      form.kind === 'circle'
        ? inner.charCodeAt(0) - 0x245f
        : form.kind === 'decimal'
          ? Number(inner.split('.').at(-1))
          : chineseNumber(inner);
    if (!(value >= 1)) continue;
    return {
      kind: form.kind,
      rank: form.kind === 'decimal' && inner.split('.').length > 2 ? 5.6 : form.rank,
      printed: inner,
      value,
      length: m[0].length,
    };
  }
  return null;
}
