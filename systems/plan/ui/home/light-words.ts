import { type Light, lightWords } from '@sanyi/kernel';
import { useLocale } from '@sanyi/ui';

/** Most pressing first, as the eye should meet them. */
export const LIGHT_ORDER: readonly Light[] = ['red', 'yellow', 'green', 'ongoing', 'grey'];

/** Words of the lights (灯色) in the language of the page. */
export function useLightWords(): Readonly<Record<Light, string>> {
  const { say } = useLocale();
  return {
    red: say(lightWords.red),
    yellow: say(lightWords.yellow),
    green: say(lightWords.green),
    ongoing: say(lightWords.ongoing),
    grey: say(lightWords.grey),
  };
}
