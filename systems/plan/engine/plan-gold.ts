import type { CitedDocument, Deadline, DepartmentRef, Level, PlanReading, Target } from './reading.ts';

/** JSON value written to a file. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * The reading as `plan-gold/1` JSON (任务分解标注格式), the interchange form for scoring and for other tools.
 * Snake case, absent fields null, spans in UTF-16 offsets of the raw text.
 */
export function toPlanGold(reading: PlanReading, id: string): Json {
  const m = reading.metadata;
  return {
    format: 'plan-gold/1',
    id,
    origin: 'predicted',
    metadata: {
      title: m.title?.text ?? null,
      envelope_title: m.envelopeTitle?.text ?? null,
      doc_type: m.docType,
      envelope_type: m.envelopeType,
      doc_number: m.docNumber?.text ?? null,
      issuers: m.issuers.map((x) => x.text),
      seal_on_behalf: m.sealOnBehalf?.text ?? null,
      issue_date: m.issueDate?.day ?? null,
      draft_date: m.draftDate?.day ?? null,
      drafted_by: m.draftedBy?.text ?? null,
      print_date: m.printDate?.day ?? null,
      printed_by: m.printedBy?.text ?? null,
      recipients: m.recipients.map((x) => x.text),
      cc: m.cc.map((x) => x.text),
      disclosure: m.disclosure?.text ?? null,
      index_no: m.indexNo?.text ?? null,
      attachments: m.attachments.map((x) => x.text),
      contact_block: m.contactBlock,
      region: m.region === null ? null : { name: m.region.name, level: levelWord(m.region.level) },
      period: m.period === null ? null : { from: m.period.from, to: m.period.to },
    },
    cited_documents: reading.citedDocuments.map(cited),
    sections: reading.sections.map((s) => ({
      id: s.id,
      level: s.level,
      number: s.number,
      title: s.title,
      ...(s.parent === null ? {} : { parent: s.parent }),
      role: s.role,
      span: [...s.span],
    })),
    tasks: reading.tasks.map((t) => ({
      seq: t.seq,
      id: t.id,
      kind: t.kind,
      number: t.number,
      title: t.title,
      ...(t.titleIsLeadSentence ? { title_is_lead_sentence: true } : {}),
      section_path: t.sectionPath,
      span: [...t.span],
      resp_mode: t.responsibilityMode,
      lead: t.lead.map(department),
      coop: t.coop.map(department),
      ...(t.openEnded ? { open_ended: true } : {}),
      scope: t.scope.length === 0 ? null : t.scope,
      deadlines: t.deadlines.map(deadline),
      targets: t.targets.map(target),
      ...(t.cited.length === 0 ? {} : { cited: t.cited.map(cited) }),
      ...(t.reporting.length === 0 ? {} : { reporting: t.reporting.map(reportingDuty) }),
    })),
    doc_targets: reading.docTargets.map(target),
    doc_deadlines: reading.docDeadlines.map(deadline),
    indicator_table: reading.indicatorTable.map((r) => ({
      no: r.no,
      name: r.name,
      unit: r.unit,
      attribute: r.attribute,
      population: r.population,
      domain: r.domain,
      baseline: r.baseline,
      targets: r.targets.map((t) => ({
        date: t.date,
        comparator: t.comparator,
        value: t.value,
        ...(t.value2 === null ? {} : { value2: t.value2 }),
        raw: t.raw,
        ...(t.change === null ? {} : { change: t.change }),
      })),
    })),
    reporting: reading.reporting.map(reportingDuty),
    monitoring: reading.monitoring.map((c) => ({ type: c.type, quote: c.quote, span: [...c.span] })),
    phases: reading.phases.map((p) => ({
      number: p.number,
      name: p.name,
      from: p.from,
      to: p.to,
      quote: p.quote,
      span: [...p.span],
    })),
  };
}

function levelWord(level: Level): string {
  return level;
}

function department(d: DepartmentRef): Json {
  return {
    raw: d.raw,
    norm: d.norm,
    ...(d.affiliate === null ? {} : { affiliate: d.affiliate }),
    ...(d.inText ? { in_text: true } : {}),
  };
}

function deadline(d: Deadline): Json {
  return {
    quote: d.quote,
    due: d.due,
    kind: d.kind,
    ...(d.rule === null ? {} : { rule: d.rule }),
    ...(d.dueAlt === null ? {} : { due_alt: d.dueAlt }),
    ...(d.what === null ? {} : { what: d.what }),
    span: [...d.span],
  };
}

function target(t: Target): Json {
  return {
    indicator: t.indicator,
    comparator: t.comparator,
    value: t.value,
    ...(t.value2 === null ? {} : { value2: t.value2 }),
    unit: t.unit,
    ...(t.change === null ? {} : { change: t.change }),
    due: t.due,
    ...(t.period === null ? {} : { period: t.period }),
    population: t.population,
    ...(t.aspirational ? { aspirational: true } : {}),
    quote: t.quote,
    span: [...t.span],
  };
}

function cited(c: CitedDocument): Json {
  return { title: c.title, doc_number: c.docNumber, issuer: c.issuer, relation: c.relation };
}

function reportingDuty(r: PlanReading['reporting'][number]): Json {
  return {
    cadence: r.cadence,
    ...(r.months === null ? {} : { months: r.months }),
    ...(r.monthYearOffset === null ? {} : { month_year_offset: r.monthYearOffset }),
    ...(r.partOfMonth === null ? {} : { part_of_month: r.partOfMonth }),
    ...(r.byDay === null ? {} : { by_day: r.byDay }),
    ...(r.to === null ? {} : { to: r.to }),
    ...(r.content === null ? {} : { content: r.content }),
    ...(r.task === null ? {} : { task: r.task }),
    quote: r.quote,
    span: [...r.span],
  };
}
