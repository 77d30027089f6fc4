import type { Day, Evidence, Span } from './evidence.ts';

/** What a section is for (章节作用); tasks are only sought under `tasks` and `safeguards`. */
export type SectionRole = 'background' | 'goals' | 'tasks' | 'safeguards' | 'phases' | 'general' | 'period';

/** One heading of the paper with everything below it (章节). */
export interface Section extends Evidence {
  id: string;
  /** 1 = outermost. */
  level: number;
  /** As printed without its punctuation: 一, （二）→ 二, 第三章 → 三. */
  number: string;
  title: string;
  parent: string | null;
  role: SectionRole;
  /** Whole extent of the section, heading included. */
  extent: Span;
}

/** An implementation phase (实施阶段). */
export interface Phase extends Evidence {
  number: string;
  name: string;
  from: Day | null;
  to: Day | null;
}

/** A rule stated once that counts for all later tasks (以下均需…落实，不再列出). */
export interface ScopeRule extends Evidence {
  scope: string[];
  /** Tasks from this raw offset on inherit it. */
  appliesFrom: number;
}
