import { type NameDeclaration, type Vocabulary, vocabularyOf } from '@sanyi/expression';
import { bookMeasures } from './books.ts';
import type { Measure } from './measure.ts';
import { peopleMeasures } from './people.ts';
import { settledMeasures } from './settled.ts';
import { stayMeasures } from './stays.ts';
import { visitMeasures } from './visits.ts';

/** Every measure (度量目录). */
export const measures: readonly Measure[] = [
  ...stayMeasures,
  ...visitMeasures,
  ...settledMeasures,
  ...peopleMeasures,
  ...bookMeasures,
];

/** The measures by their code. */
export const measureByCode: ReadonlyMap<string, Measure> = new Map(
  measures.map((measure) => [measure.code, measure]),
);

/** The measures as names of indicator expressions (度量词汇); any may be missing where no rows arrived. */
export const measureVocabulary: Vocabulary = vocabularyOf(
  measures.map(
    ({ code, title, unit }): NameDeclaration => ({
      name: code,
      title,
      type: { kind: 'number', unit, places: 0, digits: 19 },
      nullable: true,
    }),
  ),
);
