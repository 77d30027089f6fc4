import {
  type AliasEntry,
  type DepartmentLevel,
  LEVEL_WORD,
  type ResolvedDepartment,
  resolveDepartment,
} from '@sanyi/codes';
import type { DepartmentRef, ReasonCode } from '../reading.ts';
import { evidence, type PlanText, tidy } from '../text/plan-text.ts';

/** What the reader knows when it resolves names. */
export interface NameContext {
  onDay: string | null;
  aliases: readonly AliasEntry[];
}

/** Names read from a list, in printed order. */
export interface NameList {
  names: DepartmentRef[];
  /** The list ends in 等. */
  openEnded: boolean;
}

/** How a name of an organisation ends. */
const ORGANISATION =
  /(?:委员会|[局委厅部办院会处署站所校队联组社司行科室党]|政府|机构|单位|中心|公司|镇|乡|街道|企业|协会|海关|集团|医院|学校|成员|部门|法院|高校|园区|[市县区省旗州])$/;
const TRAILING_OTHERS =
  /(?:等)(?:(?:市|区|县|省)?(?:级)?(?:各)?(?:有关|相关)?(?:部门|单位|机构|成员单位|职能部门|责任单位)*)(?:和单位)?$/;
const LEAD_IN =
  /^(?:(?:本|该|此)[项条](?:工作|任务|措施)?由|由|请|各责任单位:|分别由|具体由|并由|会同|联合|商)/;
/** 各镇、街道: the second half belongs to the first. */
const SECOND_HALF =
  /^(?:县|区|镇|乡|街道|旗|园区|开发区|功能区|管委会|市)(?:[([]|$|人民政府|政府|街道|办事处|镇|管委会|卫生健康|和)/;

/**
 * Reads a list of departments (单位名单): 、 and gaps part names, 和 parts them only behind the end of a name, a level
 * printed once (区发展改革委、财政局) counts for the names behind it.
 */
export function readNames(
  doc: PlanText,
  start: number,
  end: number,
  context: NameContext,
  reason: ReasonCode,
  inText = false,
): NameList {
  const names: DepartmentRef[] = [];
  let openEnded = false;
  let level: DepartmentLevel | null = null;
  for (const piece of mergeHalves(doc, splitNames(doc, start, end))) {
    let { a, b } = piece;
    a += /^[(]?\d{1,2}[.)、](?!\d)|^[①-⑳]/.exec(doc.text.slice(a, b))?.[0].length ?? 0;
    const lead = LEAD_IN.exec(doc.text.slice(a, b));
    if (lead !== null && b - a - lead[0].length >= 2) a += lead[0].length;
    const others = TRAILING_OTHERS.exec(doc.text.slice(a, b));
    if (others !== null) {
      openEnded = true;
      b -= others[0].length;
    }
    while (b > a && /[。;,、:)\]]$/.test(doc.text.slice(a, b)) && !balanced(doc.text.slice(a, b))) b--;
    while (b > a && /[。;,、:([]/.test(doc.text[b - 1] ?? '')) b--;
    if (b - a < 2 || b - a > 40) continue;
    const ref = nameAt(doc, a, b, context, reason, level, inText);
    if (ref === null) continue;
    level = ref.level ?? level;
    if (!names.some((n) => n.raw === ref.raw)) names.push(ref);
  }
  return { names, openEnded };
}

interface Piece {
  a: number;
  b: number;
}

function splitNames(doc: PlanText, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let a = start;
  let depth = 0;
  const cut = (b: number, next: number): void => {
    if (b > a) pieces.push({ a, b });
    a = next;
  };
  for (let i = start; i < end; i++) {
    const c = doc.text[i] ?? '';
    if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (/[、,;/。|\n]/.test(c)) cut(i, i + 1);
    else if (
      i - a >= 3 &&
      i - a <= 40 &&
      (doc.from[i] ?? 0) > (doc.to[i - 1] ?? 0) &&
      apart(doc, i) &&
      ORGANISATION.test(doc.text.slice(a, i)) &&
      startsName(doc.text.slice(i, i + 12))
    )
      cut(i, i);
    else if ((c === '和' || c === '及' || c === '与') && i - a >= 2) {
      const wide = doc.text[i] === '以' ? 2 : 1;
      const before = doc.text.slice(a, c === '及' && doc.text[i - 1] === '以' ? i - 1 : i);
      const after = doc.text.slice(i + wide, Math.min(end, i + 20));
      if (ORGANISATION.test(before) && joinsNames(before, after, doc.text.slice(a, Math.min(end, i + 20))))
        cut(a + before.length, i + wide);
    }
  }
  cut(end, end);
  return pieces;
}

/** True when a line end or a gap, not a mere letter space, stands before `i`. */
function apart(doc: PlanText, i: number): boolean {
  return !doc.raw.slice(doc.to[i - 1] ?? 0, doc.from[i] ?? 0).includes('\n');
}

function startsName(text: string): boolean {
  return /^(?:各|市|区|县|省|国家|州|旗|镇|团|[\u4e00-\u9fff]{2,10}(?:局|委|厅|办|部|会|中心|分局))/.test(
    text,
  );
}

/** 和 parts two names unless the whole is one name of the registry (发展和改革委). */
function joinsNames(before: string, after: string, whole: string): boolean {
  const name = /^[\u4e00-\u9fff]{2,24}?(?=[、,;。)\]]|$)/.exec(whole)?.[0] ?? whole;
  if (resolveDepartment(name) !== null) return false;
  if (/^(?:各|相关|有关|其他|市|区|县|省|国家|乡镇|街道|镇)/.test(after)) return true;
  if (resolveDepartment(before) !== null) return true;
  return /(?:机构|单位|部门|政府|办公室|医院|成员)$/.test(before);
}

function mergeHalves(doc: PlanText, pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const own = doc.text.slice(piece.a, piece.b);
    if (last !== undefined && last.b + 1 >= piece.a) {
      const before = doc.text.slice(last.a, last.b);
      if (
        before.startsWith('各') &&
        !/(?:单位|部门|委|局|机构)$/.test(before) &&
        SECOND_HALF.test(own) &&
        resolveDepartment(own) === null
      ) {
        last.b = piece.b;
        continue;
      }
    }
    merged.push({ ...piece });
  }
  return merged;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === '(' || c === '[') depth++;
    if (c === ')' || c === ']') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function nameAt(
  doc: PlanText,
  a: number,
  b: number,
  context: NameContext,
  reason: ReasonCode,
  inherited: DepartmentLevel | null,
  inText: boolean,
): DepartmentRef | null {
  const raw = doc.text.slice(a, b);
  if (!/[\u4e00-\u9fff]{2}/.test(raw) || /^(?:等|按照?|其中|具体|以下|持续|长期|年底|完成|\d)/.test(raw))
    return null;
  const bracket = /^(.{2,24}?)[([](.{2,40})[)\]]$/.exec(raw);
  let name = raw;
  let affiliate: string | null = null;
  if (bracket !== null && !raw.startsWith('各')) {
    const inner = bracket[2] ?? '';
    if (resolveDepartment(inner, context) !== null || /(?:局|办|委|中心|厅|会|处)$/.test(inner)) {
      name = bracket[1] ?? raw;
      affiliate = inner;
    }
  }
  /** 团县委 bears its level inside; 银保监会 keeps its rank. */
  const found = resolve(name, context, /^团[省市区县州旗]委$/.test(name) ? null : inherited);
  const printed = tidy(doc.raw.slice(doc.from[a] ?? 0, doc.to[b - 1] ?? 0)).replace(/\s+/g, '');
  if (found === null && !ORGANISATION.test(name) && !/^(?:各|有关|相关|其他)/.test(name)) {
    if (inText || name.length > 14) return null;
  }
  return {
    ...evidence(
      doc,
      a,
      b,
      found === null ? (/^(?:各|有关|相关)/.test(name) ? 0.9 : 0.62) : found.confidence,
      found === null ? 'duty.unknown-name' : reason,
    ),
    raw: printed,
    norm:
      found === null
        ? plainName(name, inherited)
        : (name.endsWith('会') && found.norm.endsWith('局')) || name.endsWith('秘书处')
          ? name
          : found.norm,
    departmentId: found?.id ?? null,
    level: found?.level ?? null,
    affiliate: affiliate === null ? null : tidy(affiliate),
    inText,
  };
}

function resolve(
  name: string,
  context: NameContext,
  inherited: DepartmentLevel | null,
): ResolvedDepartment | null {
  return resolveDepartment(name, { onDay: context.onDay, aliases: context.aliases, defaultLevel: inherited });
}

/** Unknown names stay as printed; a level printed once for the list is not guessed on to them. */
function plainName(name: string, inherited: DepartmentLevel | null): string {
  return inherited !== null &&
    /^(?:[\u4e00-\u9fff]{2,4})(?:局|委|办)$/.test(name) &&
    !/^(?:各|省|市|区|县|国家|团[省市区县州旗])/.test(name)
    ? LEVEL_WORD[inherited] + name
    : name;
}
