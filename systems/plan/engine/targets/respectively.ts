import { clauseOf } from './clauses.ts';
import { comparisonOf } from './comparators.ts';
import { type FoundTarget, isAspirational, type TargetSentence } from './context.ts';
import { tidyIndicator } from './indicator-name.ts';
import type { NumberToken } from './number-tokens.ts';

/**
 * Several values with 分别 (“分别”句式): either of several things (甲和乙的比例分别达到90%和80%) or of several years
 * (到2026年和2028年，比例分别达到60%和70%). Returns null when the number opens no such group.
 */
export function respectively(
  sentence: TargetSentence,
  tokens: readonly NumberToken[],
  first: number,
): { targets: FoundTarget[]; last: number } | null {
  const token = tokens[first];
  if (token === undefined) return null;
  const clause = clauseOf(sentence.text, tokens, first);
  const before = sentence.text.slice(clause.start, token.start);
  const at = before.lastIndexOf('分别');
  if (at < 0) return null;
  let last = first;
  while (last + 1 < tokens.length) {
    const a = tokens[last];
    const b = tokens[last + 1];
    if (
      a === undefined ||
      b === undefined ||
      !/^[、,和及与]$/.test(sentence.text.slice(a.tail, b.start).replace(/^(?:以及)/, '及'))
    )
      break;
    last++;
  }
  const count = last - first + 1;
  if (count < 2) return null;
  const suffixToken = tokens[last];
  const comparison = comparisonOf(before, { ...token, suffix: token.suffix || (suffixToken?.suffix ?? '') });
  const subject = before.slice(0, at);
  const dues = sentence.deadlines.filter((d) => d.due !== null && d.start < clause.start + at);
  const days =
    dues.length >= count
      ? dues.slice(-count).map((d) => d.due)
      : yearsOf(sentence.text.slice(0, token.start), count);
  const names = days === null ? partsOf(subject, count) : null;
  const targets: FoundTarget[] = [];
  for (let k = 0; k < count; k++) {
    const t = tokens[first + k];
    if (t === undefined) continue;
    targets.push({
      start: clause.start,
      end: suffixToken?.tail ?? t.tail,
      indicator: names?.[k]?.name ?? tidyIndicator(subject),
      population: names?.[k]?.population ?? null,
      comparator: comparison.comparator === 'eq' ? 'reach' : comparison.comparator,
      value: t.value,
      value2: t.value2,
      unit: t.unit,
      due: days?.[k] ?? dues.at(-1)?.due ?? sentence.horizon,
      change: comparison.change,
      period: null,
      aspirational: isAspirational(sentence.text, 0, t.start),
      reason: 'target.respectively',
      confidence: names === null && days === null ? 0.6 : 0.85,
    });
  }
  return { targets, last };
}

/** 2026年、2028年 → two last days, when there are exactly as many years as values. */
function yearsOf(text: string, count: number): string[] | null {
  const years = [...text.matchAll(/(?<!\d)(20\d{2})(?:年)?(?=[、,和及至年底])/g)].map((m) => m[1] ?? '');
  const unique = [...new Set(years)];
  return unique.length === count ? unique.map((y) => `${y}-12-31`) : null;
}

/** 三级医院和二级医院开设门诊的比例 → the shared words behind the last part belong to every part. */
function partsOf(subject: string, count: number): { name: string; population: string | null }[] | null {
  const clean = tidyIndicator(subject);
  const pieces = clean.split(/、|以及|和|与|及/);
  if (pieces.length !== count) return null;
  const lastPiece = pieces.at(-1) ?? '';
  const before = pieces.at(-2) ?? '';
  let shared = '';
  for (let n = before.length; n >= 1; n--) {
    const at = lastPiece.indexOf(before.slice(-n));
    if (at >= 0) {
      shared = lastPiece.slice(at + n);
      break;
    }
  }
  const who = /(?:患者|居民|老年人|人群|医院|机构|儿童|学生|人员|妇女|对象|科室|人口).+$/.exec(lastPiece);
  if (
    shared === '' &&
    who !== null &&
    who.index > 0 &&
    !/(?:率|数|比例|占比|比重|水平|量|度|费用|寿命|面|床位)$/.test(before)
  )
    shared = who[0];
  if (shared === '' && lastPiece.length > before.length + 2) shared = lastPiece.slice(before.length);
  return pieces.map((p, k) => {
    const head = k === count - 1 ? lastPiece.slice(0, lastPiece.length - shared.length) : p;
    return { name: head + shared, population: shared === '' ? null : head };
  });
}
