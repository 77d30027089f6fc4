/**
 * Joins a paper and its hand-written labels into gold of the format plan-gold/1 (由原文和标注稿生成标注答案).
 *
 * Kept apart from the parser on purpose: it finds quotations that a reader wrote down and judges nothing.
 */
import { createHash } from 'node:crypto';
import { departmentsOf } from './gold-departments.ts';
import type { LabelCitation, LabelDeadline, LabelDocument, LabelItem, LabelTarget } from './label-types.ts';

type Span = [number, number];

/** A paper with its blanks taken out and the way back to raw offsets (去空白文本与回溯表). */
class Paper {
  readonly raw: string;
  private readonly dense: string;
  private readonly back: number[];

  constructor(raw: string) {
    this.raw = raw;
    this.back = [];
    let dense = '';
    for (let at = 0; at < raw.length; at++) {
      const char = raw.charAt(at);
      if (/\s/.test(char)) continue;
      dense += char;
      this.back.push(at);
    }
    this.dense = dense;
  }

  /** All places of a quotation inside a span, as raw spans. */
  places(quote: string, within: Span = [0, this.raw.length]): Span[] {
    const needle = quote.replace(/\s+/g, '');
    const found: Span[] = [];
    for (let at = this.dense.indexOf(needle); at >= 0; at = this.dense.indexOf(needle, at + 1)) {
      const start = this.back[at];
      const last = this.back[at + needle.length - 1];
      if (start === undefined || last === undefined) continue;
      if (start >= within[0] && last < within[1]) found.push([start, last + 1]);
    }
    return found;
  }

  /** The one place of a quotation inside a span. */
  only(quote: string, within?: Span): Span {
    const found = this.places(quote, within);
    const first = found[0];
    if (first === undefined) throw new Error(`not in the text: ${quote}`);
    if (found.length > 1) throw new Error(`${found.length} places, quote more words: ${quote}`);
    return first;
  }

  /** The next place of any of several printed forms. */
  next(forms: string[], from: number): Span {
    const found = forms
      .map((form) => this.places(form, [from, this.raw.length])[0])
      .filter((span) => span !== undefined)
      .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const first = found[0];
    if (first === undefined) throw new Error(`not in the text after offset ${from}: ${forms[0] ?? ''}`);
    return first;
  }

  slice(span: Span): string {
    return this.raw.slice(span[0], span[1]);
  }

  lineEnd(from: number): number {
    const at = this.raw.indexOf('\n', from);
    return at < 0 ? this.raw.length : at;
  }
}

/** The printed forms of a numbered heading (编号标题的印法). */
const headings = (number: string, title: string): string[] =>
  ['、', '.', '．', '']
    .flatMap((mark) => [`${number}${mark}${title}`])
    .concat(/^[（(]/.test(number) ? [] : [`（${number}）${title}`, `(${number})${title}`]);

function deadlineGold(paper: Paper, label: LabelDeadline, within: Span): Record<string, unknown> {
  const span = paper.only(label.extra.in ?? label.quote, within);
  const inner = label.extra.in === undefined ? span : paper.only(label.quote, span);
  const { in: _in, optional, ...extra } = label.extra;
  return {
    quote: paper.slice(inner),
    due: label.due,
    kind: label.kind,
    ...(label.rule === undefined ? {} : { rule: label.rule }),
    what: label.what,
    ...extra,
    ...(optional === undefined ? {} : { optional: true }),
    span: inner,
  };
}

function targetGold(paper: Paper, label: LabelTarget, within: Span): Record<string, unknown> {
  const span = paper.only(label.quote, within);
  const { due, pop, change, period, optional, aspirational, note } = label.extra;
  return {
    indicator: label.indicator,
    comparator: label.comparator,
    value: label.value,
    ...(label.value2 === undefined ? {} : { value2: label.value2 }),
    unit: label.unit,
    quote: paper.slice(span),
    ...(change === undefined ? {} : { change }),
    due: due ?? null,
    ...(period === undefined ? {} : { period }),
    population: pop ?? null,
    ...(aspirational === undefined ? {} : { aspirational: true }),
    ...(optional === undefined ? {} : { optional: true }),
    ...(note === undefined ? {} : { note }),
    span,
  };
}

function citationGold(paper: Paper, label: LabelCitation): Record<string, unknown> {
  for (const printed of [label.title, label.docNumber ?? '']) {
    if (printed !== '' && paper.places(printed).length === 0) throw new Error(`not in the text: ${printed}`);
  }
  return {
    title: label.title,
    doc_number: label.docNumber,
    issuer: label.issuer,
    relation: label.relation,
    ...(label.optional ? { optional: true } : {}),
  };
}

function itemGold(paper: Paper, item: LabelItem, seq: number, head: Span, span: Span) {
  const lead = departmentsOf(item.lead);
  const coop = departmentsOf(item.coop);
  for (const department of [...lead, ...coop]) {
    if (paper.places(department.raw, span).length === 0) {
      throw new Error(`item ${item.id}: department not printed: ${department.raw}`);
    }
  }
  const mode = item.mode ?? (coop.length > 0 ? 'lead_coop' : lead.length > 0 ? 'lead' : 'none');
  if (mode === 'lead' && lead.length > 1)
    throw new Error(`item ${item.id}: say which mode (joint, separate …)`);
  return {
    seq,
    id: item.id,
    kind: item.kind,
    number: item.number,
    title: item.title,
    ...(item.leadSentence ? { title_is_lead_sentence: true } : {}),
    section_path: item.sectionPath,
    span,
    head,
    resp_mode: mode,
    lead,
    coop,
    ...(item.open ? { open_ended: true } : {}),
    ...(item.scope.length > 0 ? { optional_depts: item.scope } : {}),
    deadlines: item.deadlines.map((label) => deadlineGold(paper, label, span)),
    targets: item.targets.map((label) => targetGold(paper, label, span)),
    ...(item.cited.length > 0 ? { cited: item.cited.map((label) => citationGold(paper, label)) } : {}),
  };
}

/**
 * Makes one gold document (一篇标注答案) from a paper and its labels.
 *
 * Finds each quotation of the labels in the text and fills in its span (UTF-16 offsets of the raw text). Line breaks
 * and blanks inside a quotation are ignored when it is looked for; the gold holds the raw slice. Throws with a
 * sentence when a quotation, a heading, a document number or a department is absent, or a quotation occurs twice.
 */
export function goldOf(file: string, raw: string, labels: LabelDocument): Record<string, unknown> {
  const paper = new Paper(raw);
  const whole: Span = [0, raw.length];
  const sections: Record<string, unknown>[] = [];
  const tasks: ReturnType<typeof itemGold>[] = [];
  const reporting: Record<string, unknown>[] = [];
  const parents: { level: number; id: string }[] = [];
  let cursor = 0;
  for (const node of labels.nodes) {
    if ('section' in node) {
      const { level, number, title, role } = node.section;
      const span = paper.next(headings(number, title), cursor);
      const id = `s${sections.length + 1}`;
      const parent = parents.filter((above) => above.level < level).at(-1);
      parents.push({ level, id });
      while (parents.length > 1 && (parents.at(-2)?.level ?? 0) >= level) parents.splice(-2, 1);
      sections.push({
        id,
        level,
        number,
        title,
        span,
        ...(role === '' ? {} : { role }),
        ...(parent === undefined ? {} : { parent: parent.id }),
      });
      cursor = span[1];
      continue;
    }
    const { item } = node;
    const head = paper.next(headings(item.number, item.title), cursor);
    const end =
      item.end === undefined
        ? paper.raw.slice(0, paper.lineEnd(head[1])).trimEnd().length
        : paper.next([item.end], head[0])[1];
    const span: Span = [head[0], end];
    tasks.push(itemGold(paper, item, tasks.length + 1, head, span));
    for (const report of item.reporting) {
      const place = paper.only(report.quote, span);
      reporting.push({ ...report.body, task: item.id, quote: paper.slice(place), span: place });
    }
    cursor = end;
  }
  for (const report of labels.reporting) {
    const place = paper.only(report.quote);
    reporting.push({ ...report.body, quote: paper.slice(place), span: place });
  }
  const everyCitation = [...labels.cited, ...labels.nodes.flatMap((n) => ('item' in n ? n.item.cited : []))];
  const cited = everyCitation.filter((c, at) => everyCitation.findIndex((d) => d.title === c.title) === at);
  const required = tasks.filter((task) => task.kind === 'task');
  const docTargets = labels.targets.map((label) => targetGold(paper, label, whole));
  const docDeadlines = labels.deadlines.map((label) => deadlineGold(paper, label, whole));
  const kept = (list: Record<string, unknown>[]): number => list.filter((x) => x.optional !== true).length;
  const rows = labels.rows.map((row) => {
    paper.only(`${row.no}${row.name}${row.unit}${row.attribute}${row.baseline}${row.raw}`);
    return {
      no: row.no,
      name: row.name,
      unit: row.unit,
      attribute: row.attribute,
      population: null,
      baseline: row.baseline === '' ? null : row.baseline,
      targets: [{ date: row.date, ...row.target, raw: row.raw }],
    };
  });
  return {
    format: 'plan-gold/1',
    id: labels.id,
    origin: 'constructed',
    source: { file, chars: raw.length, sha256: createHash('sha256').update(raw).digest('hex') },
    metadata: labels.metadata,
    cited_documents: cited.map((label) => citationGold(paper, label)),
    sections,
    tasks: tasks.map(({ head: _head, ...task }) => task),
    doc_targets: docTargets,
    doc_deadlines: docDeadlines,
    indicator_table: rows,
    reporting,
    monitoring: labels.monitoring.map((clause) => ({ ...clause, span: paper.only(clause.quote) })),
    ...(labels.scopeRule === undefined
      ? {}
      : {
          scope_rule: {
            quote: paper.slice(paper.only(labels.scopeRule.quote)),
            applies_from: labels.scopeRule.appliesFrom,
            scope: labels.scopeRule.scope,
          },
        }),
    distractors: labels.traps.map((trap) => ({ ...trap, quote: paper.slice(paper.only(trap.quote)) })),
    notes: labels.notes.join(' '),
    counts: {
      tasks: required.length,
      measures_optional: tasks.length - required.length,
      lead_departments: required.reduce((n, task) => n + task.lead.filter((d) => !d.optional).length, 0),
      coop_departments: required.reduce((n, task) => n + task.coop.filter((d) => !d.optional).length, 0),
      deadlines: tasks.reduce((n, task) => n + kept(task.deadlines), kept(docDeadlines)),
      targets: tasks.reduce((n, task) => n + kept(task.targets), kept(docTargets)),
      targets_optional: tasks.reduce(
        (n, task) => n + task.targets.length - kept(task.targets),
        docTargets.length - kept(docTargets),
      ),
      indicator_rows: rows.length,
      cited_documents: cited.filter((c) => !c.optional).length,
    },
  };
}
