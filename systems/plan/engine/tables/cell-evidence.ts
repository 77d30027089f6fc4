import type { Evidence, ReasonCode } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { Cell } from './cells.ts';

/** Evidence for a table cell, or for the cells of a row (单元格出处). */
export function cellEvidence(
  doc: PlanText,
  from: Cell,
  to: Cell,
  confidence: number,
  reason: ReasonCode,
): Evidence {
  const span = [from.rawStart, Math.max(from.rawStart, to.rawEnd)] as const;
  return { span, quote: doc.raw.slice(span[0], span[1]), confidence, reason };
}
