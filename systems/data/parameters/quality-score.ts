import {
  integerShape,
  type Parameter,
  parameterOf,
  readParameters,
  type ValueInForce,
  valueAt,
} from '@sanyi/parameters';
import type { Day } from '@sanyi/quantity';
import { z } from 'zod';
import { parameterTexts } from '../../../parameters/index.ts';
import type { QualityWeights } from '../engine/scores/quality-score.ts';

const shape: z.ZodType<QualityWeights> = z.object({
  completeness: integerShape(),
  validity: integerShape(),
  consistency: integerShape(),
  massaging: integerShape(),
  duplicate: integerShape(),
  timeliness: integerShape(),
});

const ID = 'data/quality-score';

let parameter: Parameter<QualityWeights> | undefined;

/** The parameter of the quality score with all its dated values. */
export function qualityScoreParameter(): Parameter<QualityWeights> {
  parameter ??= parameterOf(readParameters(parameterTexts), ID, shape);
  return parameter;
}

/** The weights of the quality score (质量评分权重) in force in a region on a day. */
export function qualityWeightsAt(day: Day, region: string): ValueInForce<QualityWeights> {
  return valueAt(qualityScoreParameter(), { day, region });
}
