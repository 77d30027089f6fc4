/** Half-open range `[start, end)` in UTF-16 offsets of the raw text. */
export type Span = readonly [start: number, end: number];

/** Day as text, `YYYY-MM-DD`, Asia/Shanghai. */
export type Day = string;

/**
 * What every extracted thing carries (出处): where it stands, the exact words, how sure the reader is and why.
 * `raw.slice(span[0], span[1]) === quote` always holds; `quote` keeps line breaks and page breaks.
 * `confidence` runs from 0 to 1; `reason` is a key of `REASONS` in `reasons.ts`.
 */
export interface Evidence {
  span: Span;
  quote: string;
  confidence: number;
  reason: ReasonCode;
}

/** Machine code of the rule that produced an item; its zh and en sentences stand in `reasons.ts`. */
export type ReasonCode = keyof typeof import('../reasons.ts').REASONS;

/** Administrative level (层级) of a body or a region; null when the paper does not say. */
export type Level = 'national' | 'province' | 'city' | 'district' | 'county' | 'town';

/** A plain text value with its evidence. */
export interface TextItem extends Evidence {
  text: string;
}

/** A day with its evidence. */
export interface DayItem extends Evidence {
  day: Day;
}
