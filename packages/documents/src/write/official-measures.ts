/**
 * Measures of an official paper (公文版式) by GB/T 9704-2012, 5.2 and 7: A4, margins 37/35/28/26 mm, 22 lines of 28
 * characters on a type area of 156 by 225 mm. Sizes in points: 2号 = 22, 3号 = 16, 4号 = 14, 小四 = 12.
 */
export const MEASURES = {
  /** Millimetres. */
  page: { width: 210, height: 297 },
  margin: { top: 37, bottom: 35, left: 28, right: 26 },
  typeWidth: 156,
  /** The page number stands so far under the type area. */
  numberBelow: 7,
  /** The issuer mark stands so far under the top of the type area, less than the standard's 35 mm by half its own height. */
  markBelow: 25,
  /** Points. */
  linePitch: 28.95,
  titlePitch: 35,
  markPitch: 55,
  smallPitch: 17,
  notePitch: 14,
  size: { mark: 42, title: 22, body: 16, number: 14, small: 12, note: 9 },
  /** 28 characters on 156 mm: 16 pt less a quarter of a point each. */
  condensed: 0.25,
  rule: 0.5,
  redRule: 1.5,
  redRuleBelow: 11,
} as const;

/** Millimetres to points. */
export function points(millimetres: number): number {
  return (millimetres / 25.4) * 72;
}
