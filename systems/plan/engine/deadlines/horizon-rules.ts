import { day, fiveYearPlanEnd, isRealDay, monthEnd } from '../text/days.ts';
import { chineseNumber } from '../text/numerals.ts';
import { type DeadlineRule, found, yearWord } from './context.ts';

/** Deadlines by a target year, a five-year plan, a period, a start or a length of time. */
export const HORIZON_RULES: readonly DeadlineRule[] = [
  {
    name: 'period',
    example: '2026年3月—9月 / 2026年至2028年 / 2026年4月1日至5月31日',
    pattern:
      /(?<!\d)(\d{4})年?(?:(\d{1,2})月?)?(?:份|底|初)?(?:(\d{1,2})日)?(?:-{1,2}|至|到)(?:(\d{4})年)?(?:(\d{1,2})月(?:份)?)?(?:(\d{1,2})日)?(?:底|末)?/g,
    read(m, c, text) {
      if (!/[年月日底末]$/.test(m[0]) || (m[2] !== undefined && !/月/.test(m[0]))) return null;
      if (
        /^(?:度)?.{0,14}(?:规划|方案|行动计划|计划》|纲要)/.test(text.slice(m.index + m[0].length)) &&
        c.mode === 'text'
      )
        return null;
      const y1 = Number(m[1]);
      const y2 = m[4] === undefined ? y1 : Number(m[4]);
      const m1 = m[2] === undefined ? 1 : Number(m[2]);
      const m2 = m[5] === undefined ? (m[4] === undefined ? m1 : 12) : Number(m[5]);
      const d1 = m[3] === undefined ? 1 : Number(m[3]);
      if (m[4] === undefined && m[5] === undefined && m[6] === undefined) return null;
      if (!isRealDay(y1, m1, d1) || !isRealDay(y2, m2, 1)) return null;
      const due = m[6] === undefined ? monthEnd(y2, m2) : day(y2, m2, Number(m[6]));
      return found('period', 'deadline.period', 0.93, { from: day(y1, m1, d1), due });
    },
  },
  {
    name: 'months-of-paper',
    example: '3月至9月（年份见文件）',
    pattern: /(?<![\d年])(\d{1,2})(?:月(?:份)?)?(?:-{1,2}|至|到)(\d{1,2})月(?:份)?(?:底|末)?/g,
    read(m, c) {
      if (c.mode !== 'field' || c.year === null) return null;
      const [a, b] = [Number(m[1]), Number(m[2])];
      if (a < 1 || b > 12 || a > b) return null;
      return found('period', 'deadline.relative', 0.8, { from: day(c.year, a, 1), due: monthEnd(c.year, b) });
    },
  },
  {
    name: 'start',
    example: '自2026年1月起 / 从2026年起',
    pattern:
      /(?:自|从)?(?:((?<!\d)\d{4}年|今年|明年))(?:(\d{1,2})月(?:份)?)?(?:(\d{1,2})日)?(?:开始|起)(?!步|草|点|到|来)/g,
    read(m, c) {
      const year = yearWord(m[1], c);
      const month = m[2] === undefined ? 1 : Number(m[2]);
      const date = m[3] === undefined ? 1 : Number(m[3]);
      if (!isRealDay(year, month, date)) return null;
      return found('start', 'deadline.start', 0.75, {
        due: day(year, month, date),
        from: day(year, month, date),
      });
    },
  },
  {
    name: 'start-month',
    example: '10月起实际付费 / 从9月起',
    pattern: /(?:自|从)?(?<![\d年])(\d{1,2})月(?:份)?(?:开始|起)(?!步|草|点|到|来)/g,
    read(m, c) {
      if (c.year === null || !isRealDay(c.year, Number(m[1]), 1)) return null;
      const at = day(c.year, Number(m[1]), 1);
      return found('start', 'deadline.start', 0.7, { due: at, from: at });
    },
  },
  {
    name: 'five-year-plan',
    example: '到“十五五”末 / “十四五”期间',
    pattern:
      /(?:到|至|在)?"?(十[一二三四五六]?)五"?(?:规划)?(期?末|末期|时期末|期间末|期末|期间|时期)(?:内)?(?:之?前)?/g,
    read(m, c) {
      const end = fiveYearPlanEnd(m[1] ?? '');
      if (end === null || (c.year !== null && end < c.year)) return null;
      return found(
        /末/.test(m[2] ?? '') ? 'by' : 'during',
        'deadline.plan-period',
        /末/.test(m[2] ?? '') ? 0.95 : 0.72,
        { due: day(end, 12, 31) },
      );
    },
  },
  {
    name: 'end-of-plan',
    example: '到规划期末',
    pattern: /(?:到)?规划期?末(?:期)?/g,
    read: (_m, c) =>
      c.planEnd === null
        ? found('by', 'deadline.undated-paper', 0.4)
        : found('by', 'deadline.plan-period', 0.85, { due: c.planEnd }),
  },
  {
    name: 'to-year',
    example: '到2027年，…… / 2027年，…… / 2027年全面建成',
    pattern:
      /(力争到?|争取到?|确保到?|截至|预计到?|到|至|于|在)?(?<!\d)(\d{4})年(?!底|末|前|之前|以前|起|内|度|初|中|\d|上半|下半|第|[一二三四]季|年|至|到|-|来|以来|[一-十]月)/g,
    read(m, c, text) {
      const year = Number(m[2]);
      if (year < 1990 || year > 2100) return null;
      if (c.mode === 'field') return found('by', 'deadline.year', 0.85, { due: day(year, 12, 31) });
      const behind = text.slice(m.index + m[0].length, m.index + m[0].length + 22);
      const before = text.slice(Math.max(0, m.index - 1), m.index);
      const by = m[1] !== undefined && !/^(?:于|在|至)$/.test(m[1]);
      const opens = /^[,:]/.test(behind) && (before === '' || /[。;,:\n(.]/.test(before));
      const verb =
        /^(?:要|将)?(?:全区|全市|全县|全省|本市|本区)?(?:力争|全面|基本|全部|启动|完成|实现|建成|达到|争取|确保|再|各|新增|新建|先行|先期|率先|继续|在[^,]{2,16}(?:开展|推开|启动|试点|实施)|选择|选取|开展|建设|打造|培育|招聘|招录|培养|选派|推广|拓展|扩大|组织|试点|覆盖|全覆盖|推行|招募|提[高升][到至]|达|降[到至低]|下降|[^,。;]{0,16}(?:不少于|不低于|达到|超过|控制在|实现|全覆盖|建成|完成|降[至到]))/.test(
          behind,
        ) &&
        (before === '' || /[。;,、:\n(]/.test(before));
      const aim = /^(?:的)?(?:目标值?|目标要求)|^[、和](?:20)?\d{2}年(?:底|末)?分别/.test(behind);
      const listed = /\d{4}年(?:底|末)?[和、及与]$/.test(text.slice(Math.max(0, m.index - 8), m.index));
      if (!by && !listed && !opens && !verb && !aim) return null;
      if (/^(?:的)?(?:第|版|修订)/.test(behind)) return null;
      return found('by', 'deadline.year', by ? 0.95 : 0.78, { due: day(year, 12, 31) });
    },
  },
  {
    name: 'goal-year',
    example: '确定2026年度主要目标',
    pattern: /(?<!\d)(\d{4})年(?:度)(?:主要|重点|工作|各项|预期)*(?:目标|指标)(?:任务|值)?/g,
    read: (m) => found('during', 'deadline.year', 0.8, { due: day(Number(m[1]), 12, 31) }),
  },
  {
    name: 'whole-year',
    example: '完成时限：全年',
    pattern: /^(?:贯穿)?全年(?:推进|坚持|任务)?$|^(?:\d{4}年)?全年/g,
    read: (_m, c) =>
      c.mode !== 'field'
        ? null
        : c.year === null
          ? found('ongoing', 'deadline.ongoing', 0.6, { rule: 'ongoing' })
          : found('during', 'deadline.relative', 0.8, { due: day(c.year, 12, 31) }),
  },
  {
    name: 'duration',
    example: '用三年时间 / 力争两年内',
    pattern:
      /(?:用|利用|力争|争取|通过|经过|在)(?:未来)?(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:至[\d一二两三四五]{1,2}|-[\d]{1,2})?(年|个月)(?:左右)?(?:的?时间|内|以内|之内)(?:内)?/g,
    read(m) {
      const n = chineseNumber(m[1] ?? '');
      return n >= 1
        ? found('duration', 'deadline.duration', 0.65, { rule: m[2] === '年' ? `P${n}Y` : `P${n}M` })
        : null;
    },
  },
];
