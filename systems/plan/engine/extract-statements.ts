import type { DeadlineContext } from './deadlines/context.ts';
import { deadlineFields } from './deadlines/fields.ts';
import { covered, findDeadlines } from './deadlines/find-deadlines.ts';
import type { Day, Deadline, MonitoringClause, ReportingDuty, SectionRole, Target } from './reading.ts';
import { findMonitoring, findReporting } from './reporting/find-reporting.ts';
import { findTargets } from './targets/find-targets.ts';
import { evidence } from './text/evidence.ts';
import type { PlanText } from './text/plan-text.ts';
import { sentencesOf } from './text/sentences.ts';

/** What stands in one stretch of text: the extent of a task, or the text of a section outside every task. */
export interface Statements {
  deadlines: Deadline[];
  targets: Target[];
  reporting: ReportingDuty[];
  monitoring: MonitoringClause[];
}

/** What the stretch is. */
export interface Stretch {
  start: number;
  end: number;
  /** Null before the first heading and in the carrying notice. */
  role: SectionRole | null;
  task: string | null;
  /** Due day of goals that name none. */
  horizon: Day | null;
  /** Responsibility brackets and fields: no target is sought in them. Sorted. */
  duties: readonly (readonly [number, number])[];
}

/** Reads deadlines, targets and reporting duties of a stretch, paragraph by paragraph (逐句抽取). */
export function extractStatements(doc: PlanText, stretch: Stretch, context: DeadlineContext): Statements {
  const out: Statements = { deadlines: [], targets: [], reporting: [], monitoring: [] };
  if (stretch.role === 'background') return out;
  let horizon = stretch.horizon;
  let fieldDue: Day | null = null;
  for (const s of sentencesOf(doc, stretch.start, stretch.end)) {
    const text = doc.text.slice(s.start, s.end);
    const fields = deadlineFields(text);
    for (const f of fields) {
      const found = findDeadlines(text.slice(f.start, f.end), { ...context, mode: 'field', dropPast: false });
      for (const d of found) push(doc, out.deadlines, s.start + f.start, d, text, f.labelStart);
      fieldDue ??= found.find((d) => d.due !== null && d.kind !== 'start')?.due ?? null;
    }
    const ranges = fields.map((f) => [f.labelStart, f.end] as const);
    const mode = stretch.role === 'phases' || stretch.role === 'period' ? 'field' : 'text';
    const deadlines = findDeadlines(text, { ...context, mode }).filter(
      (d) => !covered(ranges, d.start, d.end),
    );
    const kept = deadlines.filter((d) => keeps(d, stretch, text));
    for (const d of kept) push(doc, out.deadlines, s.start, d, text, d.start);
    if (stretch.role === 'goals' || stretch.role === 'general')
      horizon = deadlines.findLast((d) => d.kind === 'by' && d.due !== null)?.due ?? horizon;
    if (stretch.role !== null && stretch.role !== 'phases' && stretch.role !== 'period') {
      for (const t of findTargets({ text, deadlines, horizon: stretch.task === null ? horizon : null })) {
        const { start, end, confidence, reason, ...rest } = t;
        if (covered(stretch.duties, s.start + start, s.start + end) || covered(ranges, start, end)) continue;
        out.targets.push({ ...evidence(doc, s.start + start, s.start + end, confidence, reason), ...rest });
      }
    }
    out.reporting.push(...findReporting(doc, s.start, s.end, stretch.task));
    if (stretch.role !== null) out.monitoring.push(...findMonitoring(doc, s.start, s.end));
  }
  if (fieldDue !== null) for (const t of out.targets) t.due ??= fieldDue;
  return { ...out, deadlines: onePerDay(out.deadlines) };
}

/** Outside tasks only dated deadlines count; in a notice only those of a return. */
function keeps(d: ReturnType<typeof findDeadlines>[number], stretch: Stretch, text: string): boolean {
  if (stretch.role === 'phases' || stretch.role === 'period')
    return d.kind === 'period' || d.kind === 'by' || d.kind === 'during';
  if (stretch.role === null)
    return d.kind === 'by' && /报送|上报|反馈|报至|报我|报区|报市|报县|报省/.test(text);
  if (stretch.task !== null) return true;
  return d.kind !== 'start' && d.kind !== 'ongoing' && d.kind !== 'duration';
}

function push(
  doc: PlanText,
  into: Deadline[],
  base: number,
  d: ReturnType<typeof findDeadlines>[number],
  text: string,
  from: number,
): void {
  into.push({
    ...evidence(doc, base + d.start, base + d.end, d.confidence, d.reason),
    kind: d.kind,
    due: d.due,
    from: d.from,
    rule: d.rule,
    dueAlt: d.dueAlt,
    what: whatIsDue(text, from),
  });
}

function whatIsDue(text: string, from: number): string | null {
  const rest = text.slice(from).replace(/^[^,。;]{0,24}?(?:前|末|底|内|年|半年|每年|至少)[,:]?/, '');
  const words = rest.split(/[,。;\n]/)[0] ?? '';
  return words.length >= 4 ? words.slice(0, 60) : null;
}

/** The same day, or the same cadence, named twice in a stretch is one deadline; the richer rule wins. */
function onePerDay(deadlines: readonly Deadline[]): Deadline[] {
  const kept: Deadline[] = [];
  for (const d of deadlines) {
    const key = (x: Deadline): string => (x.due !== null ? x.due : (x.rule?.split(';')[0] ?? x.quote));
    const i = kept.findIndex((x) => key(x) === key(d) && (x.due === null) === (d.due === null));
    const known = kept[i];
    if (known === undefined) kept.push(d);
    else if (d.due === null && (d.rule?.length ?? 0) > (known.rule?.length ?? 0)) kept[i] = d;
  }
  return kept;
}
