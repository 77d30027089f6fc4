import type { GroupingCase } from '../case.ts';
import { type Rule, walkRule } from '../rule.ts';
import type { AdrgRow, Scheme } from '../scheme.ts';

/**
 * Makes cases for a scheme (随机病例), the same for the same seed: half of them aimed at a row of its ADRG table, so that every corner is met,
 * with complications, codes that nobody knows and numbers at the bounds among them.
 */
export class RandomCases {
  /** Rows with the rule of their category. */
  readonly #rows: readonly { readonly row: AdrgRow; readonly entry: Rule }[];
  readonly #scheme: Scheme;
  readonly #diagnoses: readonly string[];
  readonly #operations: readonly string[];
  readonly #complications: readonly string[];
  readonly #bounds: readonly number[];
  #state: number;

  constructor(scheme: Scheme, seed: number) {
    this.#scheme = scheme;
    this.#state = seed;
    const rows = Object.values(scheme.adrgs);
    this.#rows = scheme.mdcs.flatMap((mdc) =>
      mdc.steps.flatMap((step) => {
        const row = 'adrg' in step ? scheme.adrgs[step.adrg] : undefined;
        return row ? [{ row, entry: mdc.rule }] : [];
      }),
    );
    const diagnoses = new Set<string>();
    const operations = new Set<string>(scheme.countingOperations);
    const bounds = new Set<number>([0, 1]);
    for (const row of rows)
      walkAll(row, (list, areDiagnoses) => {
        for (const code of scheme.lists[list] ?? []) (areDiagnoses ? diagnoses : operations).add(code);
      });
    for (const mdc of scheme.mdcs)
      walkRule(mdc.rule, (rule) => {
        if ('list' in rule && rule.list !== undefined && rule.op.includes('iagnos'))
          for (const code of scheme.lists[rule.list] ?? []) diagnoses.add(code);
        if ('map' in rule) for (const code of Object.keys(scheme.maps[rule.map] ?? {})) diagnoses.add(code);
      });
    for (const row of rows)
      for (const rule of [row.rule, ...row.drgs.map((drg) => drg.rule)])
        walkRule(rule, (inner) => {
          if (inner.op === 'compare') bounds.add(inner.value);
        });
    this.#diagnoses = [...diagnoses];
    this.#operations = [...operations];
    this.#complications = [...Object.keys(scheme.cc), ...Object.keys(scheme.mcc)];
    this.#bounds = [...bounds];
  }

  next(): GroupingCase {
    const diagnoses = Array.from({ length: 1 + this.#below(5) }, () => this.#diagnosis());
    const operations = Array.from({ length: this.#below(4) }, () => this.#pick(this.#operations));
    const aim = this.#below(2) === 0 ? this.#rows[this.#below(this.#rows.length)] : undefined;
    if (aim) {
      const hit = (list: string, areDiagnoses: boolean) =>
        (areDiagnoses ? diagnoses : operations).unshift(this.#pick(this.#scheme.lists[list] ?? []));
      walkLists(aim.entry, hit);
      walkAll(aim.row, hit);
    }
    const newborn = this.#below(8) === 0;
    return {
      sex: this.#pick(['1', '2', '1', '2', '1', '2', '']) || null,
      ageYears: newborn ? 0 : this.#number(100),
      ageDays: newborn ? this.#number(40) : null,
      weightGrams: newborn ? this.#number(4_000) : null,
      stayDays: this.#number(70),
      dischargeMode: this.#pick(['1', '2', '3', '4', '5', '9', '']) || null,
      icuHours: this.#number(200),
      diagnoses: this.#below(50) === 0 ? [] : diagnoses,
      operations,
    };
  }

  #diagnosis(): string {
    const kind = this.#below(10);
    if (kind === 0) return 'Z99.unknown';
    return this.#pick(kind < 4 ? this.#complications : this.#diagnoses);
  }

  /** A number below a limit, at a bound of some rule, one beside it, or unknown. */
  #number(limit: number): number | null {
    const kind = this.#below(10);
    if (kind === 0) return null;
    if (kind > 3) return this.#below(limit);
    const bound = this.#bounds[this.#below(this.#bounds.length)] ?? 0;
    return Math.max(0, bound + this.#below(3) - 1);
  }

  #pick(from: readonly string[]): string {
    return from[this.#below(from.length)] ?? '';
  }

  /** Mulberry32: small, and the same everywhere. */
  #below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }
}

function walkAll(row: AdrgRow, see: (list: string, areDiagnoses: boolean) => void): void {
  for (const rule of [row.rule, ...row.drgs.map((drg) => drg.rule)]) walkLists(rule, see);
}

function walkLists(rule: Rule, see: (list: string, areDiagnoses: boolean) => void): void {
  walkRule(rule, (inner) => {
    if ('list' in inner && inner.list !== undefined) see(inner.list, inner.op.includes('iagnos'));
  });
}
