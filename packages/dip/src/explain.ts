import type { GroupingCase, Words } from '@sanyi/grouping';
import type { Cell, NotGrouped } from './cell.ts';
import type { Candidate, Match, Matcher } from './match.ts';
import type { SingleReader } from './single-reader.ts';

/** What became of an operation of a case (手术操作的处理). */
export interface ReadOperation {
  readonly code: string;
  readonly as: 'main' | 'related' | 'ignored' | 'repeated';
  /** The code it counts as, where that is another one. */
  readonly merged: string | null;
}

/** A case with one thing changed, and where it would then be (一处变化). */
export interface DipNeighbour {
  readonly change: 'without' | 'as-main' | 'with';
  readonly code: string;
  readonly group: string;
  readonly score: bigint;
}

/** The whole reasoning about one case (入组过程). */
export interface DipExplanation {
  readonly cell: Cell | null;
  readonly match: Match;
  readonly operations: readonly ReadOperation[];
  /** Core groups of the diagnosis and what the case lacks for each, the nearest first. */
  readonly candidates: readonly Candidate[];
  readonly neighbours: readonly DipNeighbour[];
}

/** Candidates and neighbours shown: the nearest say enough. */
const MOST = 12;

/** Explains where a case belongs (入组解释): read again by the rules, matched again, and with one thing changed. */
export function explainMatch(
  reader: SingleReader,
  matcher: Matcher,
  given: GroupingCase,
  fen: number | null = null,
): DipExplanation {
  const cell = reader.cellOf(given);
  if (typeof cell === 'string')
    return {
      cell: null,
      match: { group: null, way: null, reason: cell },
      operations: [],
      candidates: [],
      neighbours: [],
    };
  const match = matcher.match(cell, fen);
  const candidates = matcher
    .candidates(cell)
    .filter(({ group }) => group.key !== match.group?.key)
    .slice(0, MOST);
  return {
    cell,
    match,
    operations: readOperations(reader, given, cell),
    candidates,
    neighbours: neighbours(reader, matcher, given, { match, candidates, fen }),
  };
}

function readOperations(reader: SingleReader, given: GroupingCase, cell: Cell): ReadOperation[] {
  const seen = new Set<string>();
  return given.operations.map((code): ReadOperation => {
    const counts = reader.countsAs(code);
    const merged = counts !== null && counts !== code ? counts : null;
    if (counts === null) return { code, as: 'ignored', merged };
    if (seen.has(counts)) return { code, as: 'repeated', merged };
    seen.add(counts);
    return { code, as: counts === cell.main ? 'main' : 'related', merged };
  });
}

function neighbours(
  reader: SingleReader,
  matcher: Matcher,
  given: GroupingCase,
  { match, candidates, fen }: { match: Match; candidates: readonly Candidate[]; fen: number | null },
): DipNeighbour[] {
  const found: DipNeighbour[] = [];
  const look = (change: DipNeighbour['change'], code: string, operations: readonly string[]) => {
    const cell = reader.cellOf({ ...given, operations });
    if (typeof cell === 'string') return;
    const { group } = matcher.match(cell, fen);
    if (!group || group.key === match.group?.key || found.some((one) => one.group === group.key)) return;
    found.push({ change, code, group: group.key, score: group.score });
  };
  for (const [place, code] of given.operations.entries())
    look(
      'without',
      code,
      given.operations.filter((_, at) => at !== place),
    );
  for (const code of given.operations.slice(1))
    look('as-main', code, [code, ...given.operations.filter((other) => other !== code)]);
  for (const { missing, otherMain } of candidates) {
    const [code] = missing;
    if (missing.length === 1 && code && !otherMain) look('with', code, [...given.operations, code]);
    if (missing.length === 1 && code && given.operations.length === 0) look('with', code, [code]);
  }
  return found;
}

const REASONS: Readonly<Record<NotGrouped, Words>> = {
  'no-main-diagnosis': { zh: '没有主要诊断', en: 'there is no main diagnosis' },
  'excluded-main-diagnosis': {
    zh: '主要诊断在不作为主要诊断的目录里',
    en: 'the main diagnosis is on the list of those that cannot be one',
  },
  'operation-class-unknown': {
    zh: '主要手术操作没有治疗方式分类，不能归入综合病种',
    en: 'the main operation has no class, so no composite group can be found',
  },
  'too-few-cases': { zh: '同类病例太少，未成组', en: 'too few cases of the kind to form a group' },
  'not-in-catalogue': { zh: '目录中没有对应病种', en: 'the catalogue has no group for it' },
};

/** Why a case is in no group, in words (未入组原因文字). */
export function notGroupedText(reason: NotGrouped): Words {
  return REASONS[reason];
}

const WAYS: Readonly<Record<NonNullable<Match['way']>, Words>> = {
  pre: { zh: '先期病种', en: 'pre-group' },
  exact: {
    zh: '主要诊断、主要手术、相关手术完全一致',
    en: 'diagnosis, main operation and related operations all agree',
  },
  related: { zh: '相关手术吻合最多', en: 'most related operations agree' },
  'main-only': { zh: '主要诊断和主要手术一致', en: 'diagnosis and main operation agree' },
  composite: { zh: '没有核心病种，归入综合病种', en: 'no core group, so the composite one' },
};

/** How a case came to its group, in words (匹配方式文字). */
export function wayText(way: NonNullable<Match['way']>): Words {
  return WAYS[way];
}

/** A neighbour in words (一处变化文字). */
export function dipNeighbourText({ change, code, group }: DipNeighbour): Words {
  switch (change) {
    case 'without':
      return { zh: `没有 ${code} 时入 ${group}`, en: `without ${code} it would be ${group}` };
    case 'as-main':
      return {
        zh: `以 ${code} 为主要手术时入 ${group}`,
        en: `with ${code} as the main operation it would be ${group}`,
      };
    case 'with':
      return { zh: `再有 ${code} 时入 ${group}`, en: `with ${code} as well it would be ${group}` };
  }
}
