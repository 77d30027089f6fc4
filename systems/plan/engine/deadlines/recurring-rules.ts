import { daysIn } from '../text/days.ts';
import { type DeadlineRule, found } from './context.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Duties that come back (周期性要求) and duties without end (长期坚持). */
export const RECURRING_RULES: readonly DeadlineRule[] = [
  {
    name: 'months-list',
    example: '每年1月、4月、7月、10月的上旬 / 当年7月和次年1月中旬',
    pattern:
      /(?:当年|每年|于)?(?<!\d)\d{1,2}月(?:份)?(?:(?:、|,|和|及)(?:当年|次年|翌年|下一年|第二年)?\d{1,2}月(?:份)?){1,11}(?:的)?(?:上旬|中旬|下旬|底|末|初|\d{1,2}日)?(?:之?前)?/g,
    read(m) {
      const months: string[] = [];
      for (const x of m[0].matchAll(/(次年|翌年|下一年|第二年)?(\d{1,2})月/g)) {
        const n = Number(x[2]);
        if (n < 1 || n > 12) return null;
        months.push(x[1] === undefined ? String(n) : `${n}+1`);
      }
      const cadence =
        months.length === 4
          ? 'quarterly'
          : months.length === 2
            ? 'half-yearly'
            : months.length === 12
              ? 'monthly'
              : 'yearly';
      const part = /上旬|初/.test(m[0])
        ? ';part=early'
        : /中旬/.test(m[0])
          ? ';part=middle'
          : /下旬|底|末/.test(m[0])
            ? ';part=late'
            : '';
      return found('recurring', 'deadline.recurring', 0.95, {
        rule: `${cadence};months=${months.join(',')}${part}`,
      });
    },
  },
  {
    name: 'yearly-by',
    example: '每年2月底前 / 每年11月30日前 / 每年年底前',
    pattern:
      /(?:于|在)?每年(?:度)?(?:(\d{1,2})月(?:份)?(?:(\d{1,2})日|底|末|上旬|中旬|下旬)?|(?:年底|年末|底))(?:之?前|以前)?/g,
    read(m) {
      const month = m[1] === undefined ? 12 : Number(m[1]);
      if (month < 1 || month > 12) return null;
      const date =
        m[2] !== undefined
          ? Number(m[2])
          : /上旬/.test(m[0])
            ? 10
            : /中旬/.test(m[0])
              ? 20
              : month === 2
                ? 28
                : daysIn(2025, month);
      return found('recurring', 'deadline.recurring', 0.93, { rule: `yearly;by=${two(month)}-${two(date)}` });
    },
  },
  {
    name: 'monthly-by',
    example: '每月5日前',
    pattern: /每(?:个)?月(\d{1,2})日(?:之?前|以前)?/g,
    read: (m) => found('recurring', 'deadline.recurring', 0.93, { rule: `monthly;by=${two(Number(m[1]))}` }),
  },
  {
    name: 'half-yearly',
    example: '每半年一次',
    pattern: /每半年(?:度)?(?:至少|不少于)?|(?<![每近])半年一次|按半年|半年度/g,
    read: (m) =>
      m[0] === '半年度' ? null : found('recurring', 'deadline.recurring', 0.88, { rule: 'half-yearly' }),
  },
  {
    name: 'quarterly',
    example: '每季度末 / 按季度通报',
    pattern: /每(?:个)?季度?(?:末|初|首月)?(?:至少|不少于)?|(?:按|逐)季度?(?!节)|以季度为单位/g,
    read: () => found('recurring', 'deadline.recurring', 0.88, { rule: 'quarterly' }),
  },
  {
    name: 'every-years',
    example: '每两年开展一轮评估',
    pattern: /每(?:隔)?([二两三四五2-5])年/g,
    read: (m) =>
      found('recurring', 'deadline.recurring', 0.85, {
        rule: `P${({ 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 } as Record<string, number>)[m[1] ?? ''] ?? Number(m[1])}Y`,
      }),
  },
  {
    name: 'yearly',
    example: '每年至少召开两次会议 / 每年评估一次',
    pattern: /每年(?:度)?(?!每|\d{1,2}月|底|年底)(?:至少|不少于|不得少于|定期)?/g,
    read(m, _c, text) {
      const before = text.slice(Math.max(0, m.index - 3), m.index);
      if (/(?:每人|人均|每床|每户|每例|近.年)$/.test(before)) return null;
      return found('recurring', 'deadline.recurring', 0.86, { rule: 'yearly' });
    },
  },
  {
    name: 'monthly',
    example: '每月通报 / 按月调度',
    pattern:
      /每(?:个)?月(?!\d)(?:末|底|初)?(?:至少|不少于)?|(?:按|逐)月(?=通报|报送|调度|上报|统计|监测|汇总|分析|公示|推进)/g,
    read: () => found('recurring', 'deadline.recurring', 0.85, { rule: 'monthly' }),
  },
  {
    name: 'weekly',
    example: '每周汇总进展',
    pattern: /每(?:周|星期)(?:至少)?/g,
    read: () => found('recurring', 'deadline.recurring', 0.6, { rule: 'weekly' }),
  },
  {
    name: 'ongoing',
    example: '完成时限：持续推进',
    pattern:
      /(?:长期|持续|常态化?|常年|全程|一直|滚动|动态)(?:坚持|推进|实施|开展|落实|任务|工作|改进|跟进|进行|完善|推动|化推进)*/g,
    read: (_m, c) =>
      c.mode === 'field' ? found('ongoing', 'deadline.ongoing', 0.9, { rule: 'ongoing' }) : null,
  },
];
