import { type Light, lightWords } from '@sanyi/kernel';
import { StateMark, useLocale } from '@sanyi/ui';
import { useMemo } from 'react';

/** Lights as a chart stacks them (堆叠顺序): what needs attention at the axis, where lengths compare best. */
export const ATTENTION_ORDER: readonly Light[] = ['red', 'yellow', 'ongoing', 'green', 'grey'];

/** Lights as a report names them (灯号顺序): what is well first, what nobody knows last. */
export const LIGHT_ORDER: readonly Light[] = ['green', 'ongoing', 'yellow', 'red', 'grey'];

/** The words of the lights, as the rule and the printed report say them. */
export function useLightWords(): Readonly<Record<Light, string>> {
  const { say } = useLocale();
  return useMemo(
    () => ({
      green: say(lightWords.green),
      yellow: say(lightWords.yellow),
      red: say(lightWords.red),
      grey: say(lightWords.grey),
      ongoing: say(lightWords.ongoing),
    }),
    [say],
  );
}

/** A light by its own word (灯号): red is more than overdue, it may be a broken limit or a long delay. */
export function LightMark({ light, bare = false }: { light: Light; bare?: boolean }) {
  return <StateMark light={light} word={useLightWords()[light]} bare={bare} />;
}
