import { compileExpression, type Exact, type Expression, exact, vocabularyOf } from '@sanyi/expression';
import { mulDiv } from '@sanyi/quantity';

/** A band of cost (费用偏差档): when a case is in it, and what its score then is; both in the product's expression language. */
export interface DeviationBand {
  readonly code: 'low' | 'normal' | 'high' | 'extreme' | 'blank' | 'review';
  readonly when: string;
  /** Points of the case; empty for what no formula decides and a panel does (特例单议). */
  readonly score: string;
}

/**
 * Rules for cases whose cost is far from their group's (费用偏差规则): bands in order, the first that holds counts. Which side a boundary lies on and
 * what multiplies what is the city's to say.
 */
export interface DeviationRules {
  readonly id: string;
  readonly name: string;
  readonly bands: readonly DeviationBand[];
}

/** What a band may speak of (可用名称). `standard` is the group's payment standard, `hospital` and `auxiliary` its coefficients. */
const WORDS = vocabularyOf([
  {
    name: 'cost',
    title: { zh: '总费用', en: 'total cost' },
    type: { kind: 'number', unit: '分', places: 0, digits: 12 },
    nullable: false,
  },
  {
    name: 'standard',
    title: { zh: '病种支付标准', en: 'payment standard of the group' },
    type: { kind: 'number', unit: '分', places: 0, digits: 12 },
    nullable: true,
  },
  {
    name: 'score',
    title: { zh: '病种分值', en: 'score of the group' },
    type: { kind: 'number', unit: '', places: 4, digits: 12 },
    nullable: true,
  },
  {
    name: 'hospital',
    title: { zh: '机构系数', en: 'coefficient of the institution' },
    type: { kind: 'number', unit: '', places: 4, digits: 8 },
    nullable: false,
  },
  {
    name: 'auxiliary',
    title: { zh: '辅助系数', en: 'auxiliary coefficient' },
    type: { kind: 'number', unit: '', places: 4, digits: 8 },
    nullable: false,
  },
  {
    name: 'blank',
    title: { zh: '空白病种', en: 'blank group' },
    type: { kind: 'truth' },
    nullable: false,
  },
]);

/** A case as the bands see it (病例偏差要素). */
export interface DeviationCase {
  readonly cost: bigint;
  readonly standard: bigint | null;
  /** Score and coefficients as exact numbers. */
  readonly score: Exact | null;
  readonly hospital: Exact;
  readonly auxiliary: Exact;
  readonly blank: boolean;
}

export interface DeviationAnswer {
  readonly band: DeviationBand['code'] | null;
  /** Exact points; null where a panel decides or no band holds. */
  readonly score: Exact | null;
}

/** Rules ready to be asked (编译后的偏差规则). @throws Problem of the expression language with place and cure */
export class Deviation {
  readonly rules: DeviationRules;
  readonly #bands: readonly {
    readonly band: DeviationBand;
    readonly when: Expression;
    readonly score: Expression | null;
  }[];

  constructor(rules: DeviationRules) {
    this.rules = rules;
    this.#bands = rules.bands.map((band) => ({
      band,
      when: compileExpression(band.when, WORDS),
      score: band.score === '' ? null : compileExpression(band.score, WORDS),
    }));
  }

  /** In words, both languages, by band. */
  sentences(): {
    readonly code: string;
    readonly when: { zh: string; en: string };
    readonly score: { zh: string; en: string } | null;
  }[] {
    return this.#bands.map(({ band, when, score }) => ({
      code: band.code,
      when: when.sentence,
      score: score?.sentence ?? null,
    }));
  }

  answer(given: DeviationCase): DeviationAnswer {
    const read = (name: string) => {
      switch (name) {
        case 'cost':
          return exact(given.cost);
        case 'standard':
          return given.standard === null ? null : exact(given.standard);
        case 'score':
          return given.score;
        case 'hospital':
          return given.hospital;
        case 'auxiliary':
          return given.auxiliary;
        default:
          return given.blank;
      }
    };
    for (const { band, when, score } of this.#bands) {
      if (when.evaluate(read) !== true) continue;
      const points = score?.evaluate(read) ?? null;
      return { band: band.code, score: typeof points === 'object' ? points : null };
    }
    return { band: null, score: null };
  }
}

/** Points in units of the last place, rounded half up. */
export function roundPoints({ numerator, denominator }: Exact, places: number): bigint {
  return mulDiv(numerator, 10n ** BigInt(places), denominator, 'half-up');
}
