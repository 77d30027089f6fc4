import { fixedText } from '@sanyi/quantity';
import type { LightRule } from '../engine/light-rule.ts';

/** One number of the rule as text, by the name of its part. */
export function partText(rule: LightRule, id: string): string {
  const part = Object.entries(rule).find(([name]) => name === id)?.[1] as
    | LightRule[keyof LightRule]
    | undefined;
  if (part === undefined) throw new Error(`the light rule has no part ${id}`);
  return typeof part === 'number' ? String(part) : fixedText(part);
}
