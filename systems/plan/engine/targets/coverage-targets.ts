import { covered } from '../deadlines/find-deadlines.ts';
import { printedNumber } from '../text/numerals.ts';
import { dueAt, type FoundTarget, isAspirational, type TargetSentence } from './context.ts';
import { tidyIndicator } from './indicator-name.ts';
import { numberTokens } from './number-tokens.ts';

/** 乡镇卫生院全部设置中医馆 */
const ALL =
  /([^,;。:\n]{2,60}?)(?:已)?(?:全部|百分之百|100%)(?:要|应|均|须)?(?!的|是|由|在|费用|资金|收入|药品|内容|人员|[村乡镇县省市区]|机构|医院|公立|[一二三]级|基层|病种|数据|事项|流程|环节|项目|工作|任务|参保|定点|统筹|门诊|住院|服务|职责|权限|责任)([\u4e00-\u9fff]{2})([^,;。:\n]{0,40})/g;
/** 所有县级医院达到推荐标准 */
const EVERYONE =
  /(?<=^|[,;。:\n])((?:到\d{4}年底?,?)?(?:全[市县区省州旗])?所有[^,;。:\n\d]{2,24}?)(?:均|都)?(达到|设置|建成|配备|实现|完成|建立|具备)([^,;。:\n\d]{2,40})/g;
/** 实现村级远程会诊全覆盖 */
const FULL = /([^,;。:\n]{2,50}?)(?:的)?全覆盖(?![、的,]?(?:可持续|基本医|体系|网络|的))/g;
/** 每个乡镇都有一所公立卫生院 */
const EVERY =
  /(每(?:一)?(?:个|所|家|名|支|辆)?[^,;。:\n每]{1,20}?)(?:至少|都要?|均要?|要|应当?|原则上|普遍|各)+(?:有|设|建|办好?|配备|建成|建有|设有|设置|拥有|建设)(?:有|立|好|成)?(一|1|两|2|二|三|3)(所|家|个|名|支|张|座|辆|处|间|位)([^,;。:\n]{2,30})/g;

/** Targets that cover all of a population (全部、全覆盖、每个都有). */
export function coverageTargets(
  sentence: TargetSentence,
  hidden: readonly (readonly [number, number])[],
): FoundTarget[] {
  const { text } = sentence;
  const out: FoundTarget[] = [];
  if (/全部|100%|百分之百/.test(text)) for (const m of text.matchAll(ALL)) pushAll(sentence, m, hidden, out);
  if (text.includes('所有')) {
    for (const m of text.matchAll(EVERYONE)) {
      const end = m.index + m[0].length;
      if (
        /基本|全部/.test(m[0]) ||
        /\d/.test(text[end] ?? '') ||
        covered(hidden, m.index, end) ||
        out.some((t) => t.start < end && m.index < t.end)
      )
        continue;
      const who = tidyIndicator(m[1] ?? '').replace(/^所有/, '');
      out.push(
        make(
          sentence,
          m.index,
          end,
          `${who}${m[2] ?? ''}${m[3] ?? ''}`,
          100,
          '%',
          who,
          'target.coverage',
          0.62,
        ),
      );
    }
  }
  if (text.includes('全覆盖')) {
    for (const m of text.matchAll(FULL)) {
      const end = m.index + m[0].length;
      const behind = text[end] ?? '';
      if (covered(hidden, end - 3, end) || /[、的]/.test(behind) || /[\u4e00-\u9fff]/.test(behind)) continue;
      const own = tidyIndicator(undated(sentence, m.index, m[1] ?? ''));
      const subject =
        own.length >= 2
          ? own
          : tidyIndicator(
              text.slice(clauseStart(text, Math.max(0, m.index - 1)), m.index).replace(/[,;]$/, ''),
            );
      if (subject.length < 2 || /已(?:经)?实现/.test(m[0])) continue;
      out.push(make(sentence, m.index, end, `${subject}覆盖率`, 100, '%', null, 'target.coverage', 0.82));
    }
  }
  if (text.includes('每')) {
    for (const m of text.matchAll(EVERY)) {
      const end = m.index + m[0].length;
      if (covered(hidden, m.index, end)) continue;
      const start = clauseStart(text, m.index);
      const t = make(
        sentence,
        start,
        end,
        `${(m[1] ?? '').replace(/^每个?/, '每')}${(m[4] ?? '').replace(/^.*的/, '')}`,
        printedNumber(m[2] ?? ''),
        m[3] ?? '',
        m[1] ?? null,
        'target.universal',
        0.85,
      );
      out.push({ ...t, comparator: 'ge' });
    }
  }
  return out;
}

function pushAll(
  sentence: TargetSentence,
  m: RegExpExecArray,
  hidden: readonly (readonly [number, number])[],
  out: FoundTarget[],
): void {
  const end = m.index + m[0].length;
  const subject = m[1] ?? '';
  if (
    covered(hidden, m.index + subject.length, m.index + subject.length + 2) ||
    (subject.startsWith('以') &&
      /为(?:契机|抓手|基础|重点|依托|目标)/.test(sentence.text.slice(m.index, end + 12))) ||
    /(?:已|覆盖|用于|取消|承担|完成|落实|实现|纳入|包括|享受|占)$/.test(subject) ||
    /(?:达到|不低于|超过|实现|覆盖率|率)$/.test(subject)
  )
    return;
  const who = tidyIndicator(undated(sentence, m.index, subject).replace(/^(?:对|将|把)/, '')).replace(
    /^(?:对|将|把)/,
    '',
  );
  if (who.length < 2) return;
  const counted = numberTokens(subject).findLast(
    (t) => /[家所个名处张户村]$/.test(t.unit) && t.suffix === '',
  );
  const what = `${m[2] ?? ''}${m[3] ?? ''}`;
  if (counted === undefined)
    out.push(make(sentence, m.index, end, `${who}${what}`, 100, '%', who, 'target.coverage', 0.86));
  else
    out.push(
      make(
        sentence,
        m.index,
        end,
        `${subject.slice(counted.tail)}${what}`,
        counted.value,
        counted.unit,
        subject.slice(counted.tail) || who,
        'target.coverage',
        0.86,
      ),
    );
}

/** Words without the deadlines that stand in them. */
function undated(sentence: TargetSentence, at: number, words: string): string {
  let out = words;
  for (const d of sentence.deadlines)
    if (d.start >= at && d.end <= at + words.length)
      out = out.replace(sentence.text.slice(d.start, d.end), '');
  return out;
}

function clauseStart(text: string, at: number): number {
  let i = at;
  while (i > 0 && !/[,;。:\n]/.test(text[i - 1] ?? '')) i--;
  return i;
}

function make(
  sentence: TargetSentence,
  start: number,
  end: number,
  indicator: string,
  value: number,
  unit: string,
  population: string | null,
  reason: FoundTarget['reason'],
  confidence: number,
): FoundTarget {
  return {
    start,
    end,
    indicator: indicator.slice(0, 60),
    comparator: 'all',
    value,
    value2: null,
    unit,
    population,
    due: dueAt(sentence, end - 1, end),
    change: null,
    period: null,
    aspirational: isAspirational(sentence.text, start, end),
    reason,
    confidence,
  };
}
