import type { Evidence, PlanReading, ReviewItem } from './reading.ts';

/** Items below the wanted confidence, in text order (待复核队列). */
export function reviewQueue(reading: PlanReading, below: number): ReviewItem[] {
  const out: ReviewItem[] = [];
  const add = (what: ReviewItem['what'], task: string | null, items: readonly (Evidence | null)[]): void => {
    for (const i of items)
      if (i !== null && i.confidence < below)
        out.push({ span: i.span, quote: i.quote, confidence: i.confidence, reason: i.reason, what, task });
  };
  for (const t of reading.tasks) {
    add('task', t.id, [t]);
    add('department', t.id, [...t.lead, ...t.coop]);
    add('deadline', t.id, t.deadlines);
    add('target', t.id, t.targets);
    add('reporting', t.id, t.reporting);
  }
  add('target', null, reading.docTargets);
  add('deadline', null, reading.docDeadlines);
  add('citation', null, reading.citedDocuments);
  for (const r of reading.indicatorTable) add('indicator', null, [r, ...r.targets]);
  const m = reading.metadata;
  add('metadata', null, [m.title, m.envelopeTitle, m.docNumber, m.issueDate, ...m.issuers, ...m.recipients]);
  return out.sort((a, b) => a.span[0] - b.span[0]);
}
