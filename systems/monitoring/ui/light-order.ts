import type { Light } from '@sanyi/kernel';
import { useText } from '@sanyi/ui';
import { lightText } from '../text/light-words.ts';

/** Lights as a chart stacks them (堆叠顺序): what needs attention at the axis, where lengths compare best. */
export const ATTENTION_ORDER: readonly Light[] = ['red', 'yellow', 'ongoing', 'green', 'grey'];

/** Lights as a report names them (灯号顺序): what is well first, what nobody knows last. */
export const LIGHT_ORDER: readonly Light[] = ['green', 'ongoing', 'yellow', 'red', 'grey'];

/** The words of the lights, the same as beside their shapes. */
export function useLightWords(): Readonly<Record<Light, string>> {
  return useText(lightText);
}
