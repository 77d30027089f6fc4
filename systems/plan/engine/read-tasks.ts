import type { Day, ScopeRule, Task } from './reading.ts';
import type { Duty } from './responsibilities/duty.ts';
import { findDuties } from './responsibilities/find-duties.ts';
import { dutiesInText } from './responsibilities/in-text.ts';
import { mergeDuties } from './responsibilities/merge-duties.ts';
import type { NameContext } from './responsibilities/name-context.ts';
import { type Outline, type OutlineNode, sectionId } from './structure/outline.ts';
import { within } from './structure/outline-lookup.ts';
import { type ChosenTask, selectTasks } from './structure/select-tasks.ts';
import { stretchesOf, type TaskStretch } from './task-stretches.ts';
import { evidence, rawSpan, rawWords } from './text/evidence.ts';
import type { PlanText } from './text/plan-text.ts';

/** Tasks of the text, without their deadlines and targets, and the stretches in which those are to be sought. */
export interface ReadTasks {
  tasks: (Omit<Task, 'seq' | 'id'> & { index: number })[];
  chosen: readonly ChosenTask[];
  stretches(goalsHorizon: Day | null): TaskStretch[];
}

/** Finds the tasks and who is responsible for each (任务与责任). */
export function readTasks(
  doc: PlanText,
  outline: Outline,
  names: NameContext,
  rules: { firstLeads: boolean; scopeRules: readonly ScopeRule[] },
): ReadTasks {
  const duties = doc.paragraphs.flatMap((p) => findDuties(doc, p.start, p.end, names));
  const chosen = selectTasks(outline, (node) => within(duties, node.start, node.end).length > 0);
  const tasks = chosen.map((c, index) => taskOf(doc, c, index, duties, names, rules));
  const ranges = duties.map((d) => [d.start, d.end] as const);
  return { tasks, chosen, stretches: (horizon) => stretchesOf(doc, outline, chosen, ranges, horizon) };
}

function taskOf(
  doc: PlanText,
  c: ChosenTask,
  index: number,
  duties: readonly Duty[],
  names: NameContext,
  rules: { firstLeads: boolean; scopeRules: readonly ScopeRule[] },
): Omit<Task, 'seq' | 'id'> & { index: number } {
  const { node } = c;
  const own = mergeDuties(within(duties, node.start, node.end), rules.firstLeads);
  const duty =
    own ?? inherited(node, duties, rules.firstLeads) ?? dutiesInText(doc, node.titleEnd, node.end, names);
  const path: OutlineNode[] = [];
  for (let p = node.parent; p !== null; p = p.parent) path.unshift(p);
  const base = evidence(doc, node.start, node.end, c.confidence, c.reason);
  return {
    ...base,
    index,
    kind: c.kind,
    number:
      node.marker.kind === 'cn-paren'
        ? `（${node.marker.printed}）`
        : node.marker.kind === 'number-paren'
          ? `（${node.marker.printed}）`
          : node.marker.printed,
    title: rawWords(doc, node.titleStart, node.titleEnd),
    titleIsLeadSentence: node.titleIsSentence,
    sectionPath: path.map((p) => `${p.marker.printed} ${rawWords(doc, p.titleStart, p.titleEnd)}`),
    sectionIds: path.map((p) => sectionId(p)),
    responsibilityMode: duty?.mode ?? 'none',
    lead: duty?.lead ?? [],
    coop: duty?.coop ?? [],
    openEnded: duty?.openEnded ?? false,
    scope: scopeOf(doc, node, rules.scopeRules),
    responsibilityQuote:
      duty === null || duty.mode === 'in_text'
        ? null
        : {
            ...evidence(
              doc,
              duty.start,
              duty.end,
              own === null ? 0.72 : 0.95,
              own === null ? 'duty.inherited' : 'duty.bracket',
            ),
            text: rawWords(doc, duty.start, duty.end),
          },
    deadlines: [],
    targets: [],
    cited: [],
    reporting: [],
    source: 'text',
  };
}

/** A responsibility printed in a heading counts for the items below that have none. */
function inherited(node: OutlineNode, duties: readonly Duty[], firstLeads: boolean): Duty | null {
  for (let p = node.parent; p !== null; p = p.parent) {
    const firstChild = p.children[0]?.start ?? p.end;
    const duty = mergeDuties(within(duties, p.start, firstChild), firstLeads);
    if (duty === null) continue;
    const lower = <T extends { confidence: number }>(x: T): T => ({
      ...x,
      confidence: Math.min(x.confidence, 0.72),
      reason: 'duty.inherited',
    });
    return { ...duty, lead: duty.lead.map(lower), coop: duty.coop.map(lower) };
  }
  return null;
}

function scopeOf(doc: PlanText, node: OutlineNode, rules: readonly ScopeRule[]): string[] {
  const end = rawSpan(doc, node.start, node.end)[1];
  return rules.filter((r) => r.span[0] < end).flatMap((r) => r.scope);
}
