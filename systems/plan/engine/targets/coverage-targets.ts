import { covered } from '../deadlines/find-deadlines.ts';
import { printedNumber } from '../text/numerals.ts';
import type { FoundTarget, TargetSentence } from './context.ts';
import { clauseStart, coverageTarget, undated } from './coverage-clause.ts';
import { ALL, EVERY, EVERYONE, FULL } from './coverage-words.ts';
import { tidyIndicator } from './indicator-name.ts';
import { numberTokens } from './number-tokens.ts';

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
        coverageTarget(
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
      out.push(
        coverageTarget(sentence, m.index, end, `${subject}覆盖率`, 100, '%', null, 'target.coverage', 0.82),
      );
    }
  }
  if (text.includes('每')) {
    for (const m of text.matchAll(EVERY)) {
      const end = m.index + m[0].length;
      if (covered(hidden, m.index, end)) continue;
      const start = clauseStart(text, m.index);
      const t = coverageTarget(
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
    out.push(coverageTarget(sentence, m.index, end, `${who}${what}`, 100, '%', who, 'target.coverage', 0.86));
  else
    out.push(
      coverageTarget(
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
