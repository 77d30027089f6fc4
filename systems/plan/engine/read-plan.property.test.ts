import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzedText, plausiblePaper } from './fixtures/arbitrary-paper.ts';
import { readPlan } from './read-plan.ts';
import type { Evidence, PlanReading, Target } from './reading.ts';

/** `SANYI_PLAN_FUZZ=100000` runs the long version. */
const RUNS = Number(process.env['SANYI_PLAN_FUZZ'] ?? '1500');

/** Every item of a reading that claims a place in the text. */
function items(r: PlanReading): Evidence[] {
  const m = r.metadata;
  const head = [
    m.title,
    m.envelopeTitle,
    m.docNumber,
    m.sealOnBehalf,
    m.issueDate,
    m.draftDate,
    m.draftedBy,
    m.printDate,
    m.printedBy,
    m.disclosure,
    m.indexNo,
    ...m.issuers,
    ...m.recipients,
    ...m.cc,
    ...m.attachments,
  ];
  const tasks = r.tasks.flatMap((t) => [
    t,
    ...t.lead,
    ...t.coop,
    ...t.deadlines,
    ...t.targets,
    ...t.reporting,
    ...t.cited,
    t.responsibilityQuote,
  ]);
  return [
    ...head,
    ...tasks,
    ...r.citedDocuments,
    ...r.sections,
    ...r.docTargets,
    ...r.docDeadlines,
    ...r.indicatorTable,
    ...r.indicatorTable.flatMap((x) => x.targets),
    ...r.reporting,
    ...r.monitoring,
    ...r.phases,
    ...r.scopeRules,
    r.firstIsLead,
    ...r.reviewQueue,
  ].filter((x) => x !== null);
}

function misquoted(text: string, r: PlanReading): Evidence[] {
  return items(r).filter(
    (i) =>
      text.slice(i.span[0], i.span[1]) !== i.quote ||
      i.span[0] > i.span[1] ||
      i.confidence < 0 ||
      i.confidence > 1,
  );
}

/** Identity of a target: what is promised and in which words; place and due day are left out. */
function promise(t: Target): string {
  return `${t.comparator} ${t.value}-${t.value2} ${t.unit} ${t.quote.replace(/\s/g, '')}`;
}

function promises(r: PlanReading): string[] {
  return [...r.docTargets, ...r.tasks.flatMap((t) => t.targets)].map(promise);
}

describe('reader properties', () => {
  it(`is total and quotes exactly on ${RUNS} fuzzed inputs`, () => {
    fc.assert(
      fc.property(fuzzedText, (text) => {
        expect(misquoted(text, readPlan(text))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);

  it('is total on arbitrary strings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(misquoted(text, readPlan(text))).toEqual([]);
      }),
      { numRuns: Math.min(RUNS, 3000) },
    );
  });

  it('gives the same reading twice', () => {
    fc.assert(
      fc.property(fc.oneof(fuzzedText, plausiblePaper), (text) => {
        expect(readPlan(text)).toEqual(readPlan(text));
      }),
      { numRuns: 300 },
    );
  });

  // Two papers, each ended by a full stop, one after the other with a blank line between; the date that relative words
  // count from is given, because a second paper inherits the head of the first. Then every target of the whole is, by
  // comparator, value, unit and words, a target of one of the two.
  it('never invents a target by putting two papers together', () => {
    fc.assert(
      fc.property(plausiblePaper, plausiblePaper, (a, b) => {
        const options = { asOf: '2026-01-15', asOfWins: true };
        const known = new Set([...promises(readPlan(a, options)), ...promises(readPlan(b, options))]);
        expect(promises(readPlan(`${a}\n\n${b}`, options)).filter((p) => !known.has(p))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the targets of a plausible paper at all', () => {
    const r = readPlan(
      '云溪县2026年医改工作要点\n\n一、重点任务\n1.提升能力。县域就诊率达到90%以上。（牵头单位：县卫生健康局）\n',
    );
    expect(promises(r)).toEqual(['ge 90-null % 县域就诊率达到90%以上']);
  });

  it('ends soon on hostile text', () => {
    const n = 300_000;
    for (const unit of [
      '(',
      '《',
      '()',
      '"',
      '1',
      '一、甲\n',
      '责任单位:',
      '2026年',
      '牵头',
      '\t',
      '序号\t任务\t牵头单位\n',
      '每',
      '附件1\n',
    ]) {
      expect(readPlan(unit.repeat(Math.ceil(n / unit.length))).chars).toBeGreaterThanOrEqual(n);
    }
  });
});
