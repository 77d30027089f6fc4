import type { TextItem } from '../reading.ts';

/** Makes an item of the head (要素项) out of a range of the cleaned text; `text` replaces the raw words. */
export type MakeItem = (
  start: number,
  end: number,
  confidence: number,
  reason: TextItem['reason'],
  text?: string,
) => TextItem;

/** Item of a labelled field (要素项); null when the field is absent. */
export function itemOf(range: { start: number; end: number } | undefined, item: MakeItem): TextItem | null {
  return range === undefined ? null : item(range.start, range.end, 0.95, 'meta.labelled');
}
