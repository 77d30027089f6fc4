import type { LocalText } from './local-text.ts';

/** State of a task or target (灯号). */
export type Light = 'green' | 'yellow' | 'red' | 'grey' | 'ongoing';

/** The state in words: on every page, in every report and workbook the same ones. */
export const lightWords: Readonly<Record<Light, LocalText>> = {
  green: { zh: '绿灯', en: 'Green' },
  yellow: { zh: '黄灯', en: 'Yellow' },
  red: { zh: '红灯', en: 'Red' },
  grey: { zh: '无数据', en: 'No data' },
  ongoing: { zh: '持续推进', en: 'Ongoing' },
};

/** Its shape, so that print and colour-blind readers lose nothing. */
export const lightShapes: Readonly<Record<Light, string>> = {
  green: '●',
  yellow: '▲',
  red: '■',
  grey: '○',
  ongoing: '◆',
};
