// This file is over the limit because what a case comes to is found once for columns and once for single cases, over the same tables of codes.
import type { GroupingCase } from '@sanyi/grouping';
import { type Cell, keyOf, type NotGrouped } from './cell.ts';
import { Beginnings, firstCharacters } from './codes.ts';
import { CaseCodes, type DipColumns } from './columns.ts';
import { Conditions } from './conditions.ts';
import type { CareClass, ConditionRow, DipRules, Merge, Subdivision } from './rules.ts';

/** Reasons as negative numbers, where a cell is not. */
const NO_MAIN = -1;
const EXCLUDED = -2;
const REASONS: readonly NotGrouped[] = ['no-main-diagnosis', 'excluded-main-diagnosis'];

/** Symbols of one step of the chain. */
const SYMBOLS = 2 ** 21;

/** The part of a code of a diagnosis that the rules look at. */
interface DiagnosisPart {
  readonly excluded: boolean;
  readonly part: string;
  readonly category: string;
}

/** A main diagnosis as it begins a cell. */
interface Head {
  readonly diagnosis: string;
  readonly category: string;
  readonly preGroup: string | null;
}

/** Cases by the cells they lie in (病例所属要素). */
export interface CaseCells {
  /** For each case the place of its cell, negative for a reason. */
  readonly cellOf: Int32Array;
  readonly cells: readonly Cell[];
}

/** Why a case has no cell. */
export function reasonAt(cell: number): NotGrouped | null {
  return cell < 0 ? (REASONS[-cell - 1] ?? null) : null;
}

/**
 * Reads cases by the rules (按规则读病例): exclusions first, then pre-groups, merged codes, combined operations and subdivisions. What it keeps from
 * case to case is only the numbers of codes and cells.
 */
export class CellReader {
  readonly codes: CaseCodes;
  readonly #rules: DipRules;
  readonly #preGroups: Conditions<ConditionRow>;
  readonly #subdivisions: Conditions<Subdivision>;
  readonly #excluded: Beginnings<true>;
  readonly #ignored: Beginnings<true>;
  readonly #diagnosisMerges: Beginnings<Merge>;
  readonly #operationMerges: Beginnings<Merge>;
  readonly #classes: Beginnings<Exclude<CareClass, 'conservative'>>;
  /** Part of each diagnosis by its number. */
  readonly #parts: (DiagnosisPart | undefined)[] = [];
  /** Number that an operation counts as, 0 where it does not count; by its number, plus one. */
  #countsAs = new Int32Array(1 << 12);
  readonly #heads = new Map<string, number>();
  readonly #headList: Head[] = [];
  /** Which combined operations a code is part of: [combined, part]. */
  readonly #partOf: Beginnings<readonly (readonly [number, number])[]> | null;
  readonly #chain = new Map<number, number>();
  #states = 0;
  readonly #cellAt = new Map<number, number>();
  readonly cells: Cell[] = [];
  /** Number of the head of a main diagnosis that nothing divides, plus one; by the diagnosis. */
  readonly #plainHeads: number[] = [];
  /** Answers by head, then by main operation. */
  readonly #answers: (Map<number, number> | undefined)[] = [];
  readonly #cellAnswers: (number | undefined)[] = [];
  #line = new Int32Array(64);

  constructor(rules: DipRules, codes = new CaseCodes()) {
    this.#rules = rules;
    this.codes = codes;
    this.#preGroups = new Conditions(rules.preGroups, rules.lists);
    this.#subdivisions = new Conditions(rules.subdivisions, rules.lists);
    this.#excluded = new Beginnings(rules.excludedDiagnoses.map((code) => [code, true]));
    this.#ignored = new Beginnings(rules.ignoredOperations.map((code) => [code, true]));
    this.#diagnosisMerges = mergesOf(rules.diagnosisMerges);
    this.#operationMerges = mergesOf(rules.operationMerges);
    this.#classes = new Beginnings(Object.entries(rules.operationClasses));
    this.#partOf = partsOf(rules);
  }

  /** Codes and cells it keeps (已留存数). */
  get kept(): number {
    return this.codes.diagnoses.size + this.codes.operations.size + this.cells.length;
  }

  /** Cells of many cases. The columns must carry this reader's codes. */
  read(columns: DipColumns): CaseCells {
    const { diagnosesAt, diagnoses, operationsAt, operations, count } = columns.cases;
    const preGroups = this.#preGroups.firsts(columns);
    const subdivisions = this.#subdivisions.firsts(columns);
    const cellOf = new Int32Array(count);
    for (let place = 0; place < count; place += 1)
      cellOf[place] = this.#cell(
        { ids: diagnoses, from: diagnosesAt[place] ?? 0, to: diagnosesAt[place + 1] ?? 0 },
        { ids: operations, from: operationsAt[place] ?? 0, to: operationsAt[place + 1] ?? 0 },
        this.#preGroups.rowAt(preGroups[place] ?? 0),
        this.#subdivisions.rowAt(subdivisions[place] ?? 0),
      );
    return { cellOf, cells: this.cells };
  }

  /**
   * What `answer` says of each case (批量入组), asked once for a main diagnosis and main operation where the other operations cannot change it, else
   * once for each set of them. Negative numbers are reasons, as in `read`.
   */
  answers(columns: DipColumns, answer: (cell: Cell) => number, depends: (cell: Cell) => boolean): Int32Array {
    const { diagnosesAt, diagnoses, operationsAt, operations, count } = columns.cases;
    const preGroups = this.#preGroups.firsts(columns);
    const subdivisions = this.#subdivisions.firsts(columns);
    const found = new Int32Array(count);
    for (let place = 0; place < count; place += 1) {
      const dx = { ids: diagnoses, from: diagnosesAt[place] ?? 0, to: diagnosesAt[place + 1] ?? 0 };
      const op = { ids: operations, from: operationsAt[place] ?? 0, to: operationsAt[place + 1] ?? 0 };
      const preGroup = this.#preGroups.rowAt(preGroups[place] ?? 0);
      const subdivision = this.#subdivisions.rowAt(subdivisions[place] ?? 0);
      found[place] = this.#answer(dx, op, { preGroup, subdivision, answer, depends });
    }
    return found;
  }

  #answer(
    diagnoses: Run,
    operations: Run,
    {
      preGroup,
      subdivision,
      answer,
      depends,
    }: {
      preGroup: ConditionRow | null;
      subdivision: Subdivision | null;
      answer: (cell: Cell) => number;
      depends: (cell: Cell) => boolean;
    },
  ): number {
    if (diagnoses.from === diagnoses.to) return NO_MAIN;
    const id = diagnoses.ids[diagnoses.from] ?? 0;
    const plain = preGroup === null && subdivision === null;
    let head = plain ? (this.#plainHeads[id] ?? 0) - 1 : UNREAD;
    if (head === UNREAD) {
      const part = this.#partAt(id);
      if (part.excluded) return EXCLUDED;
      head = this.#head(part, diagnoses, preGroup, subdivision);
      if (plain) this.#plainHeads[id] = head + 1;
    }
    const main = preGroup ? 0 : this.#mainOf(operations);
    const own = (this.#answers[head] ??= new Map());
    let known = own.get(main);
    if (known === undefined) {
      const part = this.#partAt(id);
      const alone = this.#make(part, diagnoses, NO_RUN, preGroup, subdivision);
      const base = main === 0 ? alone : withMain(alone, this.codes.operations.codeOf(main), this.#classes);
      known = depends(base) ? DEPENDS : answer(base);
      own.set(main, known);
    }
    if (known !== DEPENDS) return known;
    const cell = this.#cell(diagnoses, operations, preGroup, subdivision);
    const kept = this.#cellAnswers[cell];
    if (kept !== undefined) return kept;
    const made = this.cells[cell];
    const answered = made ? answer(made) : cell;
    this.#cellAnswers[cell] = answered;
    return answered;
  }

  /** The number of the operation that counts as the main one, 0 for none. */
  #mainOf(operations: Run): number {
    if (this.#partOf !== null && operations.to - operations.from > 1)
      return this.#counted(operations) > 0 ? (this.#line[0] ?? 0) : 0;
    for (let place = operations.from; place < operations.to; place += 1) {
      const id = this.#countingId(operations.ids[place] ?? 0);
      if (id !== 0) return id;
    }
    return 0;
  }

  /** The cell of one case, or why it has none. */
  cellOf(given: GroupingCase): Cell | NotGrouped {
    const ids = (codes: readonly string[], add: (code: string) => number) => {
      const list = Int32Array.from(codes, add);
      return { ids: list, from: 0, to: list.length };
    };
    const place = this.#cell(
      ids(given.diagnoses, (code) => this.codes.diagnoses.add(code)),
      ids(given.operations, (code) => this.codes.operations.add(code)),
      this.#preGroups.first(given),
      this.#subdivisions.first(given),
    );
    return this.cells[place] ?? reasonAt(place) ?? 'no-main-diagnosis';
  }

  /** The code an operation counts as; null where it does not count (操作计入情况). */
  countsAs(code: string): string | null {
    const id = this.#countingId(this.codes.operations.add(code));
    return id === 0 ? null : this.codes.operations.codeOf(id);
  }

  #cell(
    diagnoses: Run,
    operations: Run,
    preGroup: ConditionRow | null,
    subdivision: Subdivision | null,
  ): number {
    if (diagnoses.from === diagnoses.to) return NO_MAIN;
    const part = this.#partAt(diagnoses.ids[diagnoses.from] ?? 0);
    if (part.excluded) return EXCLUDED;
    let state = this.#step(0, this.#head(part, diagnoses, preGroup, subdivision));
    if (!preGroup) {
      const counted = this.#counted(operations);
      for (let place = 0; place < counted; place += 1) state = this.#step(state, this.#line[place] ?? 0);
    }
    const known = this.#cellAt.get(state);
    if (known !== undefined) return known;
    const made = this.cells.length;
    this.cells.push(this.#make(part, diagnoses, operations, preGroup, subdivision));
    this.#cellAt.set(state, made);
    return made;
  }

  #make(
    part: DiagnosisPart,
    diagnoses: Run,
    operations: Run,
    preGroup: ConditionRow | null,
    subdivision: Subdivision | null,
  ): Cell {
    const head = this.#headList[this.#head(part, diagnoses, preGroup, subdivision)];
    if (!head) throw new Error('a cell without a diagnosis');
    const counted = this.#counted(operations);
    const codes = Array.from(this.#line.subarray(0, counted), (id) => this.codes.operations.codeOf(id));
    const [main = null, ...rest] = codes;
    const related = rest.sort();
    return {
      key: preGroup ? preGroup.code : keyOf(head.diagnosis, main, related),
      ...head,
      main,
      related,
      careClass: main === null ? 'conservative' : (this.#classes.of(main) ?? null),
    };
  }

  /** The number of a main diagnosis as the rules see it. */
  #head(
    { part, category }: DiagnosisPart,
    diagnoses: Run,
    preGroup: ConditionRow | null,
    subdivision: Subdivision | null,
  ): number {
    const name = preGroup
      ? `!${preGroup.code}`
      : subdivision
        ? `${part}#${subdivision.code}${this.#taken(subdivision, diagnoses)}`
        : part;
    const known = this.#heads.get(name);
    if (known !== undefined) return known;
    const made = this.#headList.length;
    this.#headList.push({
      diagnosis: preGroup ? preGroup.code : name,
      category: preGroup ? preGroup.code : category,
      preGroup: preGroup ? preGroup.code : null,
    });
    this.#heads.set(name, made);
    return made;
  }

  #taken({ take }: Subdivision, diagnoses: Run): string {
    if (!take) return '';
    for (let place = diagnoses.from + 1; place < diagnoses.to; place += 1) {
      const code = this.codes.diagnoses.codeOf(diagnoses.ids[place] ?? 0);
      if (take.begins.some((beginning) => code.startsWith(beginning)))
        return `.${firstCharacters(code, take.characters)}`;
    }
    return '';
  }

  #partAt(id: number): DiagnosisPart {
    const known = this.#parts[id];
    if (known) return known;
    const code = this.codes.diagnoses.codeOf(id);
    const made = {
      excluded: this.#excluded.of(code) === true,
      part: this.#diagnosisMerges.of(code)?.code ?? firstCharacters(code, this.#rules.mainCharacters),
      category: firstCharacters(code, this.#rules.compositeCharacters),
    };
    this.#parts[id] = made;
    return made;
  }

  /** Writes what counts of the operations into the line, the main one first, the others ascending. @returns how many */
  #counted(operations: Run): number {
    if (operations.to - operations.from > this.#line.length)
      this.#line = new Int32Array((operations.to - operations.from) * 2);
    let count = 0;
    for (let place = operations.from; place < operations.to; place += 1) {
      const id = this.#countingId(operations.ids[place] ?? 0);
      if (id !== 0 && !includes(this.#line, count, id)) this.#line[count++] = id;
    }
    if (this.#partOf !== null && count > 1) count = this.#combine(this.#partOf, count);
    // A handful: insertion beats a call.
    for (let place = 2; place < count; place += 1) {
      const id = this.#line[place] ?? 0;
      let at = place - 1;
      for (; at >= 1 && (this.#line[at] ?? 0) > id; at -= 1) this.#line[at + 1] = this.#line[at] ?? 0;
      this.#line[at + 1] = id;
    }
    return count;
  }

  #countingId(id: number): number {
    if (id >= this.#countsAs.length) {
      const larger = new Int32Array(Math.max(this.#countsAs.length * 2, id + 1));
      larger.set(this.#countsAs);
      this.#countsAs = larger;
    }
    const known = this.#countsAs[id] ?? 0;
    if (known !== 0) return known - 1;
    const code = this.codes.operations.codeOf(id);
    const merged = this.#operationMerges.of(code);
    const counts =
      code === '' || this.#ignored.of(code) ? 0 : merged ? this.codes.operations.add(merged.code) : id;
    this.#countsAs[id] = counts + 1;
    return counts;
  }

  /** Puts the first combined operation whose parts were all done in the place of its parts. */
  #combine(partOf: Beginnings<readonly (readonly [number, number])[]>, count: number): number {
    const codes = Array.from(this.#line.subarray(0, count), (id) => this.codes.operations.codeOf(id));
    for (const [place, combined] of this.#rules.combinedOperations.entries()) {
      const done = combined.parts.map((_, part) =>
        codes.findIndex((code) => partOf.of(code)?.some(([of, own]) => of === place && own === part)),
      );
      if (done.includes(-1) || new Set(done).size < done.length) continue;
      const left = codes.filter((_, at) => !done.includes(at));
      this.#line[0] = this.codes.operations.add(combined.code);
      for (const [at, code] of left.entries()) this.#line[at + 1] = this.codes.operations.idOf(code);
      return left.length + 1;
    }
    return count;
  }

  #step(state: number, symbol: number): number {
    const key = state * SYMBOLS + symbol;
    const known = this.#chain.get(key);
    if (known !== undefined) return known;
    this.#states += 1;
    this.#chain.set(key, this.#states);
    return this.#states;
  }
}

/** Stands for: the other operations must be looked at. */
const DEPENDS = Number.MIN_SAFE_INTEGER;
/** No head was looked up yet. */
const UNREAD = -1;
const NO_RUN: Run = { ids: new Int32Array(0), from: 0, to: 0 };

/** A cell without operations as one with a main operation alone. */
function withMain(alone: Cell, main: string, classes: Beginnings<Exclude<CareClass, 'conservative'>>): Cell {
  return {
    ...alone,
    key: keyOf(alone.diagnosis, main, []),
    main,
    careClass: classes.of(main) ?? null,
  };
}

interface Run {
  readonly ids: Int32Array;
  readonly from: number;
  readonly to: number;
}

function includes(ids: Int32Array, count: number, id: number): boolean {
  for (let place = 0; place < count; place += 1) if (ids[place] === id) return true;
  return false;
}

function mergesOf(merges: readonly Merge[]): Beginnings<Merge> {
  return new Beginnings(merges.flatMap((merge) => merge.members.map((member) => [member, merge] as const)));
}

function partsOf({
  combinedOperations,
}: DipRules): Beginnings<readonly (readonly [number, number])[]> | null {
  if (combinedOperations.length === 0) return null;
  const parts = new Map<string, (readonly [number, number])[]>();
  for (const [place, combined] of combinedOperations.entries())
    for (const [part, codes] of combined.parts.entries())
      for (const code of codes) parts.set(code, [...(parts.get(code) ?? []), [place, part]]);
  return new Beginnings(parts);
}
