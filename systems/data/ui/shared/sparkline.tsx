import './data.css';

const [WIDTH, HEIGHT, PAD] = [120, 28, 3];

export interface SparkPoint {
  /** Null is a month without a value: a gap, never zero. */
  readonly value: number | null;
  readonly name: string;
}

/**
 * A course in the size of a word (微型走势): bars from zero, or a line between `least` and `most`. The table it stands in
 * holds the numbers; read aloud it says its label.
 */
export function Sparkline({
  points,
  kind,
  label,
  least = 0,
  most,
  wide = false,
}: {
  points: readonly SparkPoint[];
  kind: 'bars' | 'line';
  label: string;
  least?: number;
  most?: number;
  /** Fills the width it is given. */
  wide?: boolean;
}) {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const top = most ?? Math.max(...known, least + 1);
  const y = (value: number) =>
    HEIGHT - PAD - ((Math.min(Math.max(value, least), top) - least) / (top - least)) * (HEIGHT - 2 * PAD);
  const step = (WIDTH - 2 * PAD) / Math.max(points.length, 1);
  const x = (place: number) => PAD + step * (place + 0.5);
  return (
    <svg
      className={`data-spark ${wide ? 'data-spark-wide' : ''}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      preserveAspectRatio={wide ? 'none' : 'xMidYMid meet'}
    >
      <line x1={PAD} x2={WIDTH - PAD} y1={HEIGHT - PAD} y2={HEIGHT - PAD} className="data-spark-base" />
      {kind === 'bars'
        ? points.map(({ value, name }, place) =>
            value === null ? null : (
              <rect
                key={name}
                x={x(place) - step * 0.36}
                width={step * 0.72}
                y={y(value)}
                height={Math.max(HEIGHT - PAD - y(value), 0.8)}
                className={place === points.length - 1 ? 'data-spark-last' : undefined}
              />
            ),
          )
        : runsOf(points).map((run) => (
            <path
              key={run[0]?.place ?? 0}
              vectorEffect="non-scaling-stroke"
              d={
                // A month alone between two gaps would be invisible as a line.
                run.length === 1
                  ? run.map(({ place, value }) => `M${x(place) - 1.5} ${y(value)}h3`).join('')
                  : run
                      .map(({ place, value }, at) => `${at === 0 ? 'M' : 'L'}${x(place)} ${y(value)}`)
                      .join('')
              }
            />
          ))}
    </svg>
  );
}

/** Unbroken runs of months with a value (连续区间). */
function runsOf(points: readonly SparkPoint[]): readonly { place: number; value: number }[][] {
  const runs: { place: number; value: number }[][] = [];
  let open = false;
  for (const [place, { value }] of points.entries()) {
    if (value === null) open = false;
    else {
      if (!open) runs.push([]);
      runs.at(-1)?.push({ place, value });
      open = true;
    }
  }
  return runs;
}
