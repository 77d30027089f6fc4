import { fontFamily, type Palette } from '../theme/tokens.ts';

/** What a chart takes from the theme (图表样式). */
export interface ChartLook {
  readonly palette: Palette;
  readonly series: Palette['series'];
  /** Words and digits on filled bars and areas. */
  readonly onFill: string;
  /** Axis, grid, text and tooltip defaults to spread at the root of an option. */
  readonly base: Record<string, unknown>;
  /** A value axis from zero with faint lines. */
  readonly valueAxis: Record<string, unknown>;
  /** A category axis with a line and no ticks. */
  readonly categoryAxis: Record<string, unknown>;
}

/** Chart defaults of a palette. */
export function chartLook(palette: Palette): ChartLook {
  const label = { color: palette.inkSoft, fontSize: 12 };
  return {
    palette,
    series: palette.series,
    onFill: palette.onPrimary,
    base: {
      color: [...palette.series],
      textStyle: { fontFamily, color: palette.ink },
      animationDuration: 200,
      grid: { left: 8, right: 24, top: 24, bottom: 8, containLabel: true },
      // The frame carries the finding as its label; a table with every number stands beside each chart.
      aria: { enabled: false },
      tooltip: {
        trigger: 'axis',
        backgroundColor: palette.surface,
        borderColor: palette.lineStrong,
        textStyle: { color: palette.ink, fontSize: 12 },
        confine: true,
      },
    },
    valueAxis: {
      type: 'value',
      min: 0,
      axisLabel: label,
      axisLine: { show: false },
      splitLine: { lineStyle: { color: palette.line } },
    },
    categoryAxis: {
      type: 'category',
      axisLabel: label,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
    },
  };
}

/** The grid of a chart with a {@link targetLine}: room on the right for the line's words. */
export const targetGrid = { left: 8, right: 104, top: 24, bottom: 8, containLabel: true };

/** A target as a line with its clause (目标线), to put into a series as `markLine`; the words stand right of it, see {@link targetGrid}. */
export function targetLine(look: ChartLook, value: number, label: string): Record<string, unknown> {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: look.palette.amberInk, type: 'dashed', width: 1.5 },
    label: {
      formatter: label,
      position: 'end',
      color: look.palette.amberInk,
      fontSize: 12,
      lineHeight: 16,
      width: 92,
      overflow: 'break',
      align: 'left',
    },
    data: [{ yAxis: value }],
  };
}

/** The colour of a state in charts; the shape or a word must stand beside it. */
export function lightColour(
  palette: Palette,
  light: 'green' | 'yellow' | 'red' | 'grey' | 'ongoing',
): string {
  const colours = {
    green: palette.green,
    yellow: palette.amber,
    red: palette.red,
    grey: palette.grey,
    ongoing: palette.primary,
  };
  return colours[light];
}

/** The hue of a thing with an id (固定色), the same on every page: a hospital, a level, a department. */
export function hueOf(look: Pick<ChartLook, 'series'>, id: string): string {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return look.series[sum % look.series.length] ?? look.series[0];
}
