import {
  fixedShape,
  type Parameter,
  parameterOf,
  readParameters,
  type ValueInForce,
  valueAt,
} from '@sanyi/parameters';
import type { Day } from '@sanyi/quantity';
import { z } from 'zod';
import { parameterTexts } from '../../../parameters/index.ts';
import type { CheckBounds } from '../engine/entry/check-value.ts';

const shape: z.ZodType<CheckBounds> = z.object({ jumpPercent: fixedShape(1) });

let parameter: Parameter<CheckBounds> | undefined;

/** The bounds of the checks (校验界限) in force in a region on a day. */
export function entryChecksAt(day: Day, region: string): ValueInForce<CheckBounds> {
  parameter ??= parameterOf(readParameters(parameterTexts), 'indicators/entry-checks', shape);
  return valueAt(parameter, { day, region });
}
