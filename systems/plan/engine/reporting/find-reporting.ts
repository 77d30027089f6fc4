import type { MonitoringClause, ReportingDuty } from '../reading.ts';
import { evidence } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';

/** Words of a report that goes upward (报送). */
const REPORT = /报送|上报|报告|报[省市区县州旗盟]|报至|书面报|报备|反馈|填报|通报|汇报|监测/;
const SEND =
  /报送|上报|报[省市区县州旗盟]|报至|书面报|填报|向[^,。;]{2,30}(?:报告|汇报|反馈)|(?:向|将)[^,。;]{2,40}报/;
const CADENCE: readonly { cadence: ReportingDuty['cadence']; pattern: RegExp }[] = [
  { cadence: 'quarterly', pattern: /每(?:个)?季度?|按季度?|逐季|以季度为单位|季度(?:末|初|结束)|季报/ },
  { cadence: 'half-yearly', pattern: /每半年|半年(?:一次|报)|按半年|上半年[^。]{0,20}下半年/ },
  { cadence: 'monthly', pattern: /每(?:个)?月(?!份)|按月|逐月|月报/ },
  { cadence: 'weekly', pattern: /每周|周报/ },
  { cadence: 'yearly', pattern: /每年|按年度?|年度(?:总结|报告)|每年度/ },
];
const MONTHS =
  /(?:当年|每年|于)?(?<!\d)\d{1,2}月(?:份)?(?:(?:、|,|和|及)(?:当年|次年|翌年|下一年)?\d{1,2}月(?:份)?){1,11}(?:的)?(?:上旬|中旬|下旬|底|末|初|\d{1,2}日)?/;

/** Reporting duties of a sentence (报送制度); offsets are of the cleaned text. */
export function findReporting(
  doc: PlanText,
  start: number,
  end: number,
  task: string | null,
): ReportingDuty[] {
  const text = doc.text.slice(start, end);
  if (!REPORT.test(text)) return [];
  const list = MONTHS.exec(text);
  const send = SEND.exec(text);
  if (send === null) return [];
  const cadence = sentCadence(text, list) ?? cadenceOf(text, list);
  if (cadence === null) return [];
  const months = list === null ? null : monthsOf(list[0]);
  const to =
    /(?:向|报送(?:至|给)?|报至|上报(?:至|给)?|报(?=省|市|区|县|州))((?:省|市|区|县|州|国家)?[\u4e00-\u9fff]{2,24}?(?:办公室|领导小组|办|委员会|局|委|厅|部|政府|秘书处|专班))/.exec(
      text,
    );
  const by = /(\d{1,2})日(?:之?前|以前)/.exec(text);
  const month = /每年(\d{1,2})月/.exec(text);
  const base = evidence(doc, start, end, 0.88, 'report.duty');
  return [
    {
      ...base,
      cadence,
      months: months?.map((m) => m.month) ?? null,
      monthYearOffset: months?.map((m) => m.offset) ?? null,
      partOfMonth:
        list === null
          ? null
          : /上旬|初/.test(list[0])
            ? 'first_ten_days'
            : /中旬/.test(list[0])
              ? 'middle_ten_days'
              : /下旬|底|末/.test(list[0])
                ? 'last_ten_days'
                : null,
      byDay:
        by === null
          ? null
          : month === null
            ? String(by[1]).padStart(2, '0')
            : `${String(month[1]).padStart(2, '0')}-${String(by[1]).padStart(2, '0')}`,
      to: to?.[1] ?? null,
      content:
        /((?:工作|任务|改革|落实|进展|推进)[^,。;]{0,12}(?:情况|进展|数据|总结|报告|台账))/.exec(text)?.[1] ??
        null,
      task,
    },
  ];
}

/** The clause in which something is sent, so that another clause's rhythm is not taken for its own. */
function clauseAt(text: string, at: number): string {
  const end = text.slice(at).search(/[,;。]/);
  return text.slice(
    Math.max(text.lastIndexOf(',', at), text.lastIndexOf(';', at)) + 1,
    end < 0 ? text.length : at + end,
  );
}

function sentCadence(text: string, list: RegExpExecArray | null): ReportingDuty['cadence'] | null {
  for (const m of text.matchAll(new RegExp(SEND.source, 'g'))) {
    const cadence = cadenceOf(clauseAt(text, m.index), list);
    if (cadence !== null) return cadence;
  }
  return null;
}

function cadenceOf(text: string, list: RegExpExecArray | null): ReportingDuty['cadence'] | null {
  if (list !== null) {
    const n = monthsOf(list[0]).length;
    return n === 4 ? 'quarterly' : n === 2 ? 'half-yearly' : n === 12 ? 'monthly' : 'yearly';
  }
  for (const c of CADENCE) if (c.pattern.test(text)) return c.cadence;
  return null;
}

function monthsOf(words: string): { month: number; offset: number }[] {
  return [...words.matchAll(/(次年|翌年|下一年)?(\d{1,2})月/g)].map((m) => ({
    month: Number(m[2]),
    offset: m[1] === undefined ? 0 : 1,
  }));
}

const MONITORING: readonly { type: MonitoringClause['type']; pattern: RegExp }[] = [
  { type: 'ledger', pattern: /台账|任务清单|销号/ },
  { type: 'interview', pattern: /约谈/ },
  { type: 'accountability', pattern: /问责|追责|责任追究/ },
  { type: 'bulletin', pattern: /通报|简报/ },
  { type: 'assessment', pattern: /纳入[^,。;]{0,24}考核|考核(?:内容|指标|结果)/ },
  { type: 'evaluation', pattern: /(?:中期|终期|年度|总结|第三方|效果|综合)?评估|评价/ },
  { type: 'supervision', pattern: /督查|督导|督促|督办|监督检查/ },
  { type: 'tracking', pattern: /跟踪|动态监测|监测/ },
];

/** Clauses about supervision and evaluation (监督评价条款); the first kind that fits names the clause. */
export function findMonitoring(doc: PlanText, start: number, end: number): MonitoringClause[] {
  const text = doc.text.slice(start, end);
  const out: MonitoringClause[] = [];
  let at = 0;
  for (const clause of text.split(/(?<=[,;。:\n])/)) {
    const kind = clause.length <= 160 ? MONITORING.find((m) => m.pattern.test(clause)) : undefined;
    const words = clause.replace(/[,;。:\n]+$/, '');
    if (kind !== undefined && words.length >= 4)
      out.push({
        ...evidence(doc, start + at, start + at + words.length, 0.7, 'monitor.clause'),
        type: kind.type,
      });
    at += clause.length;
  }
  return out;
}
