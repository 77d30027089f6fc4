import { day, isRealDay, monthEnd } from '../text/days.ts';
import { type DeadlineContext, type DeadlineRule, found, yearWord } from './context.ts';

const YEAR = '((?<!\\d)\\d{4}年|今年|本年|当年|明年|次年|翌年)';
const BEFORE = '(?:之前|以前|前)';

/** Deadlines printed as a day, a month, a part of a year or the end of a year. */
export const CALENDAR_RULES: readonly DeadlineRule[] = [
  {
    name: 'full-day',
    example: '2026年3月15日前报送方案',
    pattern: new RegExp(
      `(?:截至|截止到?|于|在|到|至)?${YEAR}?(?:度)?(\\d{1,2})月(\\d{1,2})日(${BEFORE}|止|截止|起|(?=(?:、|和|及)\\d{1,2}月\\d{1,2}日前))?`,
      'g',
    ),
    read(m, c) {
      const year = yearWord(m[1], c);
      const month = Number(m[2]);
      const date = Number(m[3]);
      if (!isRealDay(year, month, date)) return null;
      const at = day(year, month, date);
      if (m[4] === '起') return found('start', 'deadline.start', 0.8, { due: at, from: at });
      if (m[4] === undefined && c.mode === 'text' && !/^(?:截|到|至)/.test(m[0])) return null;
      return found('by', 'deadline.day', 0.97, { due: at });
    },
  },
  {
    name: 'numeric-day',
    example: '完成时限：2026-03-15 / 2026.6',
    pattern: /(?<![\d.])(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?![\d.])/g,
    read(m, c) {
      if (c.mode !== 'field') return null;
      const [year, month] = [Number(m[1]), Number(m[2])];
      if (m[3] === undefined)
        return isRealDay(year, month, 1)
          ? found('by', 'deadline.month', 0.9, { due: monthEnd(year, month) })
          : null;
      return isRealDay(year, month, Number(m[3]))
        ? found('by', 'deadline.day', 0.95, { due: day(year, month, Number(m[3])) })
        : null;
    },
  },
  {
    name: 'month',
    example: '2026年6月底前 / 今年9月末 / 2026年5月上旬',
    pattern: new RegExp(
      `(?:力争|确保|争取)?(截至|截止到?|于|在|到|至)?${YEAR}?(?:度)?(?<!\\d)(\\d{1,2})月(?:份)?(底|末|上旬|中旬|下旬|初)?(?:之?前|以前)?(?!\\d|日|起|开始)`,
      'g',
    ),
    read: readMonth,
  },
  {
    name: 'part-year',
    example: '2026年上半年 / 明年一季度末',
    pattern: new RegExp(
      `(?:到|于|在|截至)?${YEAR}?(?:度)?(上半年|下半年|年中|第?[一二三四1-4]季度)(?:末|底|内)?(?:之?前|以前)?`,
      'g',
    ),
    read: readPart,
  },
  {
    name: 'year-end',
    example: '2027年底前 / 今年年底 / 年底前',
    pattern: new RegExp(
      `(?:力争|确保|争取)?(?:截至|截止|到|至|于|在)?(?:${YEAR}(?:年)?(?:底|末|年底|年末)|(?<![今本当明次翌每半\\d])(?:年底|年末))(?:之?前|以前)?`,
      'g',
    ),
    read(m, c, text) {
      if (text.slice(0, m.index).endsWith('每')) return null;
      const year = yearWord(m[1], c);
      if (Number.isNaN(year)) return found('by', 'deadline.undated-paper', 0.4);
      return found('by', 'deadline.year-end', 0.97, { due: day(year, 12, 31) });
    },
  },
  {
    name: 'year-before',
    example: '2027年前建成（两种理解）',
    pattern: /(?:到|于|在)?(?<!\d)(\d{4})年(?:之前|以前|前)/g,
    read: (m) =>
      found('by', 'deadline.year-before', 0.55, {
        due: day(Number(m[1]) - 1, 12, 31),
        dueAlt: day(Number(m[1]), 12, 31),
      }),
  },
  {
    name: 'within-year',
    example: '年内 / 2026年内 / 本年度内',
    pattern: new RegExp(
      `(?:${YEAR}(?:度)?内|(?:今|本)年度内?|(?<![一二三四五六七八九十两几半近\\d多每])年(?:度)?内)`,
      'g',
    ),
    read(m, c) {
      const year = yearWord(m[1], c);
      return Number.isNaN(year)
        ? found('during', 'deadline.undated-paper', 0.4)
        : found('during', 'deadline.relative', 0.92, { due: day(year, 12, 31) });
    },
  },
];

function readMonth(m: RegExpExecArray, c: DeadlineContext, text: string): ReturnType<DeadlineRule['read']> {
  if (/每$|[、-]$/.test(text.slice(Math.max(0, m.index - 1), m.index))) return null;
  const month = Number(m[3]);
  const closes = m[4] !== undefined || m[0].endsWith('前');
  if (c.mode === 'text' && !closes && !/^(?:到|至|截|力争|确保|争取)/.test(m[0])) return null;
  if (month < 1 || month > 12) return null;
  const year = yearWord(m[2], c);
  if (Number.isNaN(year)) return found('by', 'deadline.undated-paper', 0.4);
  if (m[4] === '上旬') return found('by', 'deadline.month', 0.93, { due: day(year, month, 10) });
  if (m[4] === '中旬') return found('by', 'deadline.month', 0.93, { due: day(year, month, 20) });
  if (m[4] === '初') return found('by', 'deadline.month', 0.7, { due: day(year, month, 10) });
  if (m[4] === undefined && m[0].endsWith('前')) {
    const before = month === 1 ? monthEnd(year - 1, 12) : monthEnd(year, month - 1);
    return found('by', 'deadline.month', 0.6, { due: before, dueAlt: monthEnd(year, month) });
  }
  return found('by', m[2] === undefined || !/\d/.test(m[2]) ? 'deadline.relative' : 'deadline.month', 0.94, {
    due: monthEnd(year, month),
  });
}

const QUARTER: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

function readPart(m: RegExpExecArray, c: DeadlineContext, text: string): ReturnType<DeadlineRule['read']> {
  const before = text.slice(Math.max(0, m.index - 2), m.index);
  if (/每$|[、-]$|去年$|上年$/.test(before)) return null;
  const year = yearWord(m[1], c);
  const part = m[2] ?? '';
  if (
    m[1] === undefined &&
    c.mode === 'text' &&
    !/(?:末|底|前|内)$/.test(m[0]) &&
    !(text.startsWith(',', m.index + m[0].length) && (m.index === 0 || /[。;,:\n)]$/.test(before))) &&
    !/^(?:完成|启动|实现|建成|开展|出台|组织|基本|制定|全面|召开|印发|招聘|招录|新建|建设|投入|上线|推开|选定|确定|下达|开工|竣工|力争|争取|确保|再|选取|选择|遴选|试运行|试点|推行|推广|验收|运行|形成|在[^,。;]{2,20}(?:推行|推开|开展|实施|运行|启动|上线))/.test(
      text.slice(m.index + m[0].length),
    )
  )
    return null;
  if (Number.isNaN(year)) return found('by', 'deadline.undated-paper', 0.4);
  const quarter = QUARTER[part.replace(/[第季度]/g, '')];
  const month = quarter !== undefined ? quarter * 3 : part === '下半年' ? 12 : 6;
  return found('by', 'deadline.part-year', 0.94, { due: monthEnd(year, month) });
}
