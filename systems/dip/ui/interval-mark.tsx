import { useText } from '@sanyi/ui';
import { dipWords } from '../text/dip-words.ts';
import { halfWidth, relativeBounds } from './certainty.ts';
import type { CatalogueGroup } from './contract.ts';

/** Percent of the score that half the picture stands for. */
const REACH = 50;
const [WIDTH, HEIGHT] = [96, 14];

/** How far a score may be off, to one scale for all groups (分值区间): the line is the interval, the tick the score in use. */
export function IntervalMark({
  score,
  interval,
}: {
  score: string | null;
  interval: CatalogueGroup['interval'];
}) {
  const text = useText(dipWords);
  const bounds = relativeBounds(score, interval);
  const half = halfWidth(score, interval);
  if (!bounds || half === null || !interval)
    return <span className="sanyi-faint">{interval ? text.noInterval : text.published}</span>;
  const at = (percent: number) =>
    WIDTH / 2 + (Math.max(-REACH, Math.min(REACH, percent)) * WIDTH) / 2 / REACH;
  const [left, right] = [at(bounds.below), at(bounds.above)];
  const middle = HEIGHT / 2;
  const label = `${text.plusMinus(half)} ${text.between(interval.low ?? '', interval.high ?? '')}`;
  return (
    <span className="dip-interval" title={label}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
        <line className="dip-interval-axis" x1={0} x2={WIDTH} y1={middle} y2={middle} />
        <line className="dip-interval-line" x1={left} x2={right} y1={middle} y2={middle} />
        {bounds.below < -REACH && <path className="dip-interval-end" d={`M0 ${middle}l6 -6v12Z`} />}
        {bounds.above > REACH && <path className="dip-interval-end" d={`M${WIDTH} ${middle}l-6 -6v12Z`} />}
        <line className="dip-interval-tick" x1={WIDTH / 2} x2={WIDTH / 2} y1={1} y2={HEIGHT - 1} />
      </svg>
      <small>{text.plusMinus(half)}</small>
    </span>
  );
}
