import { useText } from '@sanyi/ui';
import type { LightName } from '../../engine/ledger/words.ts';
import { homeWords } from '../../text/home-words.ts';

/** Most pressing first, as the eye should meet them. */
export const LIGHT_ORDER: readonly LightName[] = ['red', 'yellow', 'green', 'ongoing', 'grey'];

/** The shape of each light as a sign, for places that only carry text. */
export const LIGHT_SIGNS: Readonly<Record<LightName, string>> = {
  red: '■',
  yellow: '▲',
  green: '●',
  ongoing: '◆',
  grey: '○',
};

/** Words of the lights (灯色) in the language of the page. */
export function useLightWords(): Readonly<Record<LightName, string>> {
  const text = useText(homeWords);
  return { red: text.red, yellow: text.yellow, green: text.green, ongoing: text.ongoing, grey: text.grey };
}
