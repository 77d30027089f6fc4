import { Fragment, type ReactNode } from 'react';
import './layout.css';

const HAN = '\\p{Script=Han}';
const LATIN = '[A-Za-z0-9%‰$€¥]';
const SEAM = new RegExp(`(?<=${HAN})(?=${LATIN})|(?<=${LATIN})(?=${HAN})`, 'u');

/** The places between Chinese and Latin where a thin gap belongs (中西文间隙): the text cut there. */
export function cutAtSeams(text: string): string[] {
  return text.split(SEAM);
}

/** True when the browser makes the gap itself (`text-autospace`). */
function makesGaps(): boolean {
  return globalThis.CSS?.supports?.('text-autospace', 'normal') ?? false;
}

/**
 * A text with a thin gap between Chinese and Latin. The gap is drawn, never written: copied text keeps the
 * characters of the paper. Browsers with `text-autospace` do it themselves.
 */
export function Gap({ children }: { children: string }): ReactNode {
  if (makesGaps()) return children;
  return cutAtSeams(children).map((part, place) => (
    <Fragment key={place}>
      {place > 0 && <span className="sanyi-gap" aria-hidden="true" />}
      {part}
    </Fragment>
  ));
}
