import { exact } from '@sanyi/expression';
import {
  fixedShape,
  integerShape,
  type Parameter,
  parameterOf,
  readParameters,
  type ValueInForce,
  valueAt,
} from '@sanyi/parameters';
import { type Day, type Fixed, fixedText } from '@sanyi/quantity';
import { z } from 'zod';
import { parameterTexts } from '../../../parameters/index.ts';

const shape = z.object({
  yearWeightOldest: integerShape(),
  yearWeightMiddle: integerShape(),
  yearWeightLatest: integerShape(),
  mainCharacters: integerShape(),
  compositeCharacters: integerShape(),
  coreCases: integerShape(),
  coreCoverage: fixedShape(1),
  compositeCases: integerShape(),
  relatedRise: fixedShape(1),
  scorePlaces: integerShape(),
  coefficientPlaces: integerShape(),
  basicLevelCases: integerShape(),
  basicLevelShare: fixedShape(1),
  basicLevelVariation: fixedShape(2),
  steadyBelow: integerShape(),
  levelCases: integerShape(),
  levelDifference: fixedShape(1),
  auxiliaryGroupCases: integerShape(),
  auxiliaryBandCases: integerShape(),
  auxiliaryDrop: fixedShape(1),
  doubtWidth: fixedShape(1),
  doubtCore: fixedShape(1),
  doubtRank: fixedShape(1),
  doubtGroups: integerShape(),
  draws: integerShape(),
  confidence: fixedShape(1),
});

/** Numbers a catalogue is formed by (目录测算参数). */
export type FormingNumbers = z.output<typeof shape>;

let parameter: Parameter<FormingNumbers> | undefined;

/** The numbers in force in a region on a day. */
export function formingAt(day: Day, region: string): ValueInForce<FormingNumbers> {
  parameter ??= parameterOf(readParameters(parameterTexts), 'dip/forming', shape);
  return valueAt(parameter, { day, region });
}

/** A share in percent as an exact number. */
export function percent({ mantissa, scale }: Fixed) {
  return exact(mantissa, 100n * 10n ** BigInt(scale));
}

/** The numbers as they are shown, each with its title and unit (参数清单). */
export function formingLines(value: FormingNumbers) {
  return Object.entries(parameter?.parts ?? {}).map(([id, { title, unit }]) => {
    const own = value[id as keyof FormingNumbers];
    return { id, title, unit, value: typeof own === 'number' ? String(own) : fixedText(own) };
  });
}
