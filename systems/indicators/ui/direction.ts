import { useText } from '@sanyi/ui';
import { listWords } from '../text/list-words.ts';
import type { Definition } from './contract.ts';

/** Words of which way is good (方向), and of an indicator’s nature (性质). */
export function useDefinitionWords() {
  const text = useText(listWords);
  const directions: Readonly<Record<Definition['direction'], string>> = {
    up: text.up,
    down: text.down,
    band: text.band,
    ceiling: text.ceiling,
  };
  const attributes = { expected: text.expected, binding: text.binding } as const;
  return {
    direction: (direction: Definition['direction']) => directions[direction],
    attribute: (attribute: Definition['attribute']) => (attribute ? attributes[attribute] : text.unstated),
  };
}
