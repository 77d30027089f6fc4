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
import type { Ladder } from '../engine/ladder.ts';

const shape: z.ZodType<Ladder> = z.object({
  reminderDays: integerShape(),
  urgingDays: integerShape(),
  noticeDays: integerShape(),
  interviewDays: integerShape(),
  reportDays: integerShape(),
  patienceDays: integerShape(),
});

let parameter: Parameter<Ladder> | undefined;

/** The escalation ladder (督办阶梯) in force in a region on a day. */
export function ladderAt(day: Day, region: string): ValueInForce<Ladder> {
  parameter ??= parameterOf(readParameters(parameterTexts), 'monitoring/escalation-ladder', shape);
  return valueAt(parameter, { day, region });
}
