import type { ChartLook } from '@sanyi/ui';

interface RenderApi {
  readonly value: (dimension: number) => number;
  readonly coord: (point: readonly [number, number]) => [number, number];
}

const CAP = 5;

/**
 * Intervals as lines with caps (区间线), for a chart whose values lie on one axis and names on the other. Data are `[place, low, high]`;
 * absent bounds are NaN and draw nothing.
 */
export function whiskerSeries(
  look: ChartLook,
  data: readonly (readonly [number, number, number])[],
  values: 'x' | 'y',
): Record<string, unknown> {
  return {
    type: 'custom',
    silent: true,
    z: 3,
    data: data.map((item) => [...item]),
    // Both bounds belong to the values' axis, so that it reaches as far as they do.
    encode: values === 'y' ? { x: 0, y: [1, 2] } : { y: 0, x: [1, 2] },
    tooltip: { show: false },
    renderItem: (_: unknown, api: RenderApi) => {
      const [place, low, high] = [api.value(0), api.value(1), api.value(2)];
      if (Number.isNaN(low) || Number.isNaN(high)) return null;
      const at = (value: number) => api.coord(values === 'y' ? [place, value] : [value, place]);
      const [from, to] = [at(low), at(high)];
      const line = (one: readonly number[], other: readonly number[]) => ({
        type: 'line',
        shape: { x1: one[0], y1: one[1], x2: other[0], y2: other[1] },
        style: { stroke: look.palette.inkSoft, lineWidth: 1.5 },
      });
      const cap = ([x = 0, y = 0]: readonly number[]) =>
        values === 'y' ? line([x - CAP, y], [x + CAP, y]) : line([x, y - CAP], [x, y + CAP]);
      return { type: 'group', children: [line(from, to), cap(from), cap(to)] };
    },
  };
}
