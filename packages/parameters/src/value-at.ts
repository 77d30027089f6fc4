import type { Day } from '@sanyi/quantity';
import type { DatedValue, Parameter } from './parameter.ts';
import { parameterProblems } from './problems.ts';

/** For which day and region a number is asked. */
export interface When {
  readonly day: Day;
  /** Path of the region, such as `/yunzhou/qinghe/`; `/` asks for the value that counts everywhere. */
  readonly region: string;
}

/** A value in force: never null. */
export type ValueInForce<Value> = DatedValue<Value> & { readonly value: Value };

/**
 * The value of a parameter in force (有效值) on a day in a region.
 *
 * The narrowest region that has a value on that day wins; inside one region the latest day not after `day` wins.
 * A `null` value hands the question to the next wider region.
 *
 * @throws parameters/not-in-force when no region on the way up has a value on that day
 */
export function valueAt<Value>(parameter: Parameter<Value>, when: When): ValueInForce<Value> {
  for (const region of regionsUpwards(when.region)) {
    const latest = latestOf(parameter.values, region, when.day);
    if (latest !== null && latest.value !== null) return { ...latest, value: latest.value };
  }
  throw parameterProblems.problem('not-in-force', {
    id: parameter.id,
    day: when.day,
    region: when.region,
  });
}

function latestOf<Value>(
  values: readonly DatedValue<Value>[],
  region: string,
  day: Day,
): DatedValue<Value> | null {
  return values.reduce<DatedValue<Value> | null>(
    (best, value) =>
      value.region === region && value.from <= day && (best === null || value.from > best.from)
        ? value
        : best,
    null,
  );
}

/** The region's path and those of all regions around it (上级地区), narrowest first: `/a/b/`, `/a/`, `/`. */
export function regionsUpwards(path: string): string[] {
  const names = path.split('/').filter((name) => name !== '');
  return [...names.keys()]
    .toReversed()
    .map((place) => `/${names.slice(0, place + 1).join('/')}/`)
    .concat('/');
}
