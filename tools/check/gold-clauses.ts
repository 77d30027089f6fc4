/** The parts of a labelled plan (`plan-gold/1`) that clause ids are derived from. */
export interface GoldPlan {
  readonly source: { readonly file: string };
  readonly metadata: {
    readonly title: string;
    readonly doc_number: string | null;
    readonly issue_date: string;
  };
  readonly sections: readonly {
    readonly id: string;
    readonly level: number;
    readonly number: string;
    readonly parent?: string;
    readonly role?: string;
    readonly span: readonly [number, number];
  }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly number: string;
    readonly span: readonly [number, number];
  }[];
  readonly indicator_table?: { readonly rows?: readonly unknown[] } | readonly unknown[] | null;
}

/** Clause ids a paper really has (`known`), and those of its labelled sections and tasks (`required`). */
export interface PaperClauses {
  readonly known: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
}

/**
 * Derives the clause ids of a paper in the notation of `parameters/sources.yaml`.
 *
 * Labelled sections give 二 and 二（三）, labelled tasks 二5, （四）3 or 三（一）, the table 表1 …; headings inside parts that
 * carry no labels are read from the text itself. A number in the notation stands either below its heading or, where the
 * items run through the whole part, below the part: both are known. A paper whose tasks run through several parts
 * writes them 任务n.
 */
export function clausesOfGold(paper: GoldPlan, text: string): PaperClauses {
  const sections = new Map(paper.sections.map((section) => [section.id, section]));
  const pathOf = (id: string | undefined): string => {
    const section = id === undefined ? undefined : sections.get(id);
    if (!section) return '';
    return section.level === 1 ? section.number : `${pathOf(section.parent)}（${section.number}）`;
  };
  const rows = Array.isArray(paper.indicator_table)
    ? paper.indicator_table
    : ((paper.indicator_table as { rows?: readonly unknown[] } | null)?.rows ?? []);
  const required = new Set(
    paper.sections.filter((section) => section.level === 1).map((section) => section.number),
  );
  const table = [...(rows.length > 0 ? ['指标表'] : []), ...rows.map((_, place) => `表${place + 1}`)];
  const parts = paper.sections.filter((section) => section.level === 1);
  const partOf = (offset: number) => parts.findLast((part) => part.span[0] <= offset)?.number ?? '';
  const numbered = paper.tasks.filter((task) => /^\d+$/.test(task.number));
  const runsThrough = new Set(numbered.map((task) => partOf(task.span[0]))).size > 1;
  const known = new Set([...required, ...paper.sections.map((section) => pathOf(section.id)), ...table]);
  for (const clause of outline(text)) known.add(clause);
  for (const task of paper.tasks) {
    const part = partOf(task.span[0]);
    const throughPaper = runsThrough && /^\d+$/.test(task.number);
    const inPart = task.id.startsWith('t') ? `${part}${task.number}` : task.id.replace('-', '');
    const written = throughPaper ? `任务${task.number}` : inPart;
    known.add(written);
    required.add(written);
    for (const [, inner] of text.slice(...task.span).matchAll(/^\s*[（(](\d+)[）)]/gm))
      known.add(`${written}（${inner}）`);
  }
  return { known, required: new Set([...required, ...table]) };
}

/** Headings as printed: 一、 then （一） then 1. — each item both below its heading and below its part. */
function outline(text: string): Set<string> {
  const found = new Set<string>();
  let part = '';
  let heading = '';
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const first = /^([一二三四五六七八九十]+)、/.exec(line)?.[1];
    const second = /^[（(]([一二三四五六七八九十]+)[）)]/.exec(line)?.[1];
    const third = /^(\d+)\s*[.．、]/.exec(line)?.[1];
    if (first) [part, heading] = [first, ''];
    if (second) heading = `（${second}）`;
    if (first) found.add(part);
    if (second && part) found.add(part + heading).add(heading);
    if (third && part)
      found.add(`${part}${heading}${third}`).add(`${heading}${third}`).add(`${part}${third}`);
  }
  return found;
}
