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
import type { LightRule } from '../engine/light-rule.ts';

const shape: z.ZodType<LightRule> = z.object({
  greenTolerance: fixedShape(1),
  yellowTolerance: fixedShape(1),
  dueSoonDays: integerShape(),
  forecastMiss: fixedShape(1),
  periodsWithoutReport: integerShape(),
  yellowPeriodsUntilRed: integerShape(),
});

const ID = 'monitoring/light-rule';

let parameter: Parameter<LightRule> | undefined;

/** The parameter of the light rule with all its dated values. */
export function lightRuleParameter(): Parameter<LightRule> {
  parameter ??= parameterOf(readParameters(parameterTexts), ID, shape);
  return parameter;
}

/** The light rule (亮灯规则) in force in a region on a day. */
export function lightRuleAt(day: Day, region: string): ValueInForce<LightRule> {
  return valueAt(lightRuleParameter(), { day, region });
}

/** Names a version of the rule, such as `monitoring/light-rule@2014-01-01/`: what a light was judged by. */
export function ruleVersion(rule: ValueInForce<LightRule>): string {
  return `${ID}@${rule.from}${rule.region}`;
}
