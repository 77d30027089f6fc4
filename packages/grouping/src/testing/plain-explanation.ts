import type { GroupingCase } from '../case.ts';
import { SingleCase } from '../columns.ts';
import type { CompiledScheme } from '../compile.ts';
import { type Evidence, RuleReader } from '../evidence.ts';
import type { Explanation } from '../explain.ts';
import type { NearMiss } from '../near-miss.ts';
import type { Rule } from '../rule.ts';

type Steps = Explanation['tried'][number]['steps'][number][];

/**
 * The reasoning about cases by reading every rule of the scheme in its order (逐条读出的分组过程), with nothing foreseen: what the explainer must
 * say too. A case must have what the scheme will not do without.
 */
export class PlainExplanation {
  readonly #scheme: CompiledScheme;
  readonly #reader: RuleReader;

  constructor(scheme: CompiledScheme) {
    this.#scheme = scheme;
    this.#reader = new RuleReader(scheme);
  }

  of(given: GroupingCase): Pick<Explanation, 'tried' | 'nearMisses'> {
    const { diagnoses, operations } = new SingleCase().hold(this.#scheme, given);
    const read = (rule: Rule): Evidence =>
      this.#reader.read(this.#reader.prepare(rule), { given, diagnoses, operations });
    const { mdcs, adrgs, options } = this.#scheme.scheme;
    const tried: { code: string; evidence: Evidence; steps: Steps }[] = [];
    const nearMisses: NearMiss[] = [];
    for (const mdc of mdcs) {
      const steps: Steps = [];
      const entered = read(mdc.rule);
      tried.push({ code: mdc.code, evidence: entered, steps });
      if (!entered.holds) continue;
      let found = false;
      for (const step of mdc.steps) {
        const row = 'adrg' in step ? adrgs[step.adrg] : undefined;
        const rule: Rule = 'adrg' in step ? (row?.rule ?? { op: 'never' }) : step.rule;
        const id = 'adrg' in step ? step.adrg : 'ambiguous' in step ? step.ambiguous : step.leftover;
        const evidence = read(rule);
        if (!found) {
          const drgs: { code: string; evidence: Evidence }[] = [];
          for (const drg of evidence.holds ? (row?.drgs ?? []) : []) {
            drgs.push({ code: drg.code, evidence: read(drg.rule) });
            if (drgs.at(-1)?.evidence.holds) break;
          }
          steps.push({ row: id, code: row?.code ?? id, evidence, drgs });
          found = evidence.holds;
          if (found) continue;
        }
        if (!row || rule.op !== 'and') continue;
        const failed = rule.rules.map(read).filter((one) => !one.holds);
        const [missing] = failed;
        if (missing && failed.length === 1)
          nearMisses.push({ mdc: mdc.code, row: id, code: row.code, missing });
      }
      if (found || !options.fallThrough) break;
    }
    return { tried, nearMisses };
  }
}
