import type { CitedDocument, Deadline, DepartmentRef, PlanReading, Target } from './reading.ts';

/** JSON value written to a file. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** A department as `plan-gold/1` JSON (责任单位). */
export function department(d: DepartmentRef): Json {
  return {
    raw: d.raw,
    norm: d.norm,
    ...(d.affiliate === null ? {} : { affiliate: d.affiliate }),
    ...(d.inText ? { in_text: true } : {}),
  };
}

/** A deadline as `plan-gold/1` JSON (完成时限). */
export function deadline(d: Deadline): Json {
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

/** A target as `plan-gold/1` JSON (量化目标). */
export function target(t: Target): Json {
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

/** A cited document as `plan-gold/1` JSON (引用文件). */
export function cited(c: CitedDocument): Json {
  return { title: c.title, doc_number: c.docNumber, issuer: c.issuer, relation: c.relation };
}

/** A reporting duty as `plan-gold/1` JSON (报送要求). */
export function reportingDuty(r: PlanReading['reporting'][number]): Json {
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
