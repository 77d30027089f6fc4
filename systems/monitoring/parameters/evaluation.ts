import {
  fixedShape,
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
import type { EvaluationRule } from '../engine/evaluation/score.ts';

const ID = 'monitoring/evaluation';
const shape: z.ZodType<EvaluationRule> = z
  .object({
    completionWeight: integerShape(),
    attainmentWeight: integerShape(),
    timelinessWeight: integerShape(),
    verificationWeight: integerShape(),
    yellowCredit: fixedShape(1),
    fundingThreshold: fixedShape(2),
  })
  .refine(
    (rule) =>
      rule.completionWeight + rule.attainmentWeight + rule.timelinessWeight + rule.verificationWeight === 100,
    'the weights make up a hundred',
  );

let parameter: Parameter<EvaluationRule> | undefined;

/** The rule of the evaluation (考核办法) in force in a region on a day. */
export function evaluationRuleAt(day: Day, region: string): ValueInForce<EvaluationRule> {
  parameter ??= parameterOf(readParameters(parameterTexts), ID, shape);
  return valueAt(parameter, { day, region });
}

/** Names a version of the rule: what an evaluation was made by. */
export function evaluationVersion(rule: ValueInForce<EvaluationRule>): string {
  return `${ID}@${rule.from}${rule.region}`;
}
