/** The colours of the product (配色), light and dark; everything that has a colour takes it from here. */
export interface Palette {
  readonly paper: string;
  /** Raised surfaces: cards, drawers, inputs. */
  readonly surface: string;
  /** Sunk surfaces: table heads, the page behind a sheet. */
  readonly sunk: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly primary: string;
  readonly primaryInk: string;
  readonly onPrimary: string;
  readonly primaryWash: string;
  readonly red: string;
  readonly redInk: string;
  readonly redWash: string;
  readonly amber: string;
  readonly amberInk: string;
  readonly amberWash: string;
  readonly green: string;
  readonly greenInk: string;
  readonly greenWash: string;
  readonly grey: string;
  readonly highlight: string;
  readonly highlightEdge: string;
  readonly focus: string;
  /** At most six series of a chart; the same thing keeps the same place on every page. */
  readonly series: readonly [string, string, string, string, string, string];
}

export const light: Palette = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  sunk: '#f3f1ea',
  ink: '#1d2733',
  inkSoft: '#4d5966',
  inkFaint: '#656e79',
  line: '#e2dfd5',
  lineStrong: '#c4c0b3',
  primary: '#0f5c66',
  primaryInk: '#0f5c66',
  onPrimary: '#ffffff',
  primaryWash: '#e6f0f0',
  red: '#b3261e',
  redInk: '#b3261e',
  redWash: '#fbeae7',
  amber: '#b7791f',
  amberInk: '#855410',
  amberWash: '#faf0db',
  green: '#2f7d4f',
  greenInk: '#2a7047',
  greenWash: '#e6f2ea',
  grey: '#8a9099',
  highlight: '#fcefb4',
  highlightEdge: '#c9962b',
  focus: '#0f5c66',
  series: ['#0f5c66', '#c2703d', '#5b6fa8', '#8a7a2c', '#8b4a7d', '#4f8a6b'],
};

export const dark: Palette = {
  paper: '#14181d',
  surface: '#1b2027',
  sunk: '#101318',
  ink: '#e6e3dc',
  inkSoft: '#b4b6b8',
  inkFaint: '#969ba2',
  line: '#2c333b',
  lineStrong: '#465059',
  primary: '#4fb0ba',
  primaryInk: '#67c1ca',
  onPrimary: '#0b1c1f',
  primaryWash: '#17343a',
  red: '#f0857b',
  redInk: '#f0857b',
  redWash: '#3a1f1d',
  amber: '#dda648',
  amberInk: '#e3b25d',
  amberWash: '#372a14',
  green: '#6dbb8a',
  greenInk: '#7bc596',
  greenWash: '#1a3325',
  grey: '#8a9099',
  highlight: '#4a3f17',
  highlightEdge: '#dda648',
  focus: '#67c1ca',
  series: ['#4fb0ba', '#e09a68', '#93a5dc', '#c8b85c', '#c98abb', '#84c3a0'],
};

/** Pairs that carry text: at least 4.5 to 1 (WCAG AA). */
export const textPairs: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'sunk'],
  ['ink', 'highlight'],
  ['ink', 'primaryWash'],
  ['ink', 'redWash'],
  ['ink', 'amberWash'],
  ['ink', 'greenWash'],
  ['inkSoft', 'paper'],
  ['inkSoft', 'surface'],
  ['inkSoft', 'sunk'],
  ['inkFaint', 'paper'],
  ['inkFaint', 'surface'],
  ['inkFaint', 'sunk'],
  ['primaryInk', 'paper'],
  ['primaryInk', 'surface'],
  ['primaryInk', 'sunk'],
  ['primaryInk', 'primaryWash'],
  ['onPrimary', 'primary'],
  ['redInk', 'paper'],
  ['redInk', 'surface'],
  ['redInk', 'redWash'],
  ['amberInk', 'paper'],
  ['amberInk', 'surface'],
  ['amberInk', 'amberWash'],
  ['greenInk', 'paper'],
  ['greenInk', 'surface'],
  ['greenInk', 'greenWash'],
];

/** Pairs that carry shapes and lines with meaning: at least 3 to 1. */
export const shapePairs: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['red', 'surface'],
  ['amber', 'surface'],
  ['green', 'surface'],
  ['grey', 'surface'],
  ['grey', 'paper'],
  ['amber', 'paper'],
  ['focus', 'paper'],
  ['focus', 'sunk'],
];

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif';

/** The face of quoted papers: official documents are set in FangSong or Song. */
export const paperFamily =
  '"FangSong", "STFangsong", "FangSong_GB2312", "Songti SC", "SimSun", "Noto Serif CJK SC", serif';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The palette as CSS variables: `--sanyi-primary-wash: …`. */
export function paletteVariables(palette: Palette): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(palette)) {
    if (typeof value === 'string') variables[`--sanyi-${kebab(name)}`] = value;
    else
      (value as readonly string[]).forEach((colour, place) => {
        variables[`--sanyi-series-${place + 1}`] = colour;
      });
  }
  return variables;
}
