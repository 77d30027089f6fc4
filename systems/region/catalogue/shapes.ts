import type { ByAge, ByLevel, DiseaseProfile } from '../engine/catalogue-types.ts';

/** How a disease is spread over the ages, in percent of its rate over all ages (年龄分布). */
export const ageShapes: Readonly<Record<string, ByAge>> = {
  all: [110, 110, 100, 90, 95, 100, 110, 115],
  old: [0, 0, 1, 3, 15, 100, 280, 480],
  geri: [0, 0, 0, 1, 5, 40, 250, 850],
  mid: [0, 0, 5, 30, 105, 165, 150, 110],
  meno: [0, 0, 3, 30, 125, 190, 80, 30],
  adult: [0, 0, 15, 90, 125, 130, 110, 90],
  young: [0, 10, 90, 240, 145, 60, 25, 10],
  fert: [0, 0, 0, 140, 290, 6, 0, 0],
  child: [180, 420, 520, 90, 20, 12, 10, 10],
  infant: [1900, 1500, 230, 15, 5, 5, 8, 15],
  newborn: [12_500, 0, 0, 0, 0, 0, 0, 0],
  extremes: [350, 280, 110, 50, 45, 75, 175, 340],
};

/** Share of each month in percent of the average month (季节分布): flat, winter, summer, spring, autumn. */
export const seasons: Readonly<Record<string, readonly number[]>> = {
  '-': [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  w: [140, 125, 110, 95, 85, 80, 75, 75, 85, 100, 110, 120],
  s: [75, 75, 85, 95, 105, 125, 140, 135, 115, 95, 80, 75],
  sp: [85, 95, 115, 135, 140, 125, 100, 85, 80, 80, 80, 80],
  f: [85, 80, 85, 90, 95, 90, 85, 95, 125, 145, 125, 100],
};

/** Who treats a disease, per thousand at community or level 1, level 2, level 3 (就诊层级). */
export const places: Readonly<Record<string, ByLevel>> = {
  p: [420, 380, 200],
  d: [160, 520, 320],
  m: [60, 480, 460],
  s: [20, 330, 650],
  t: [0, 160, 840],
};

/** First letter of the course (病程). */
export const courses: Readonly<Record<string, DiseaseProfile['course']>> = {
  a: 'acute',
  c: 'chronic',
  i: 'injury',
  b: 'birth',
  n: 'newborn',
  f: 'infection',
  t: 'tumour',
  p: 'planned',
};

/** 90th percentile of cost in percent of the median (费用离散度). */
export const costHigh: Readonly<Record<DiseaseProfile['course'], number>> = {
  acute: 210,
  chronic: 185,
  injury: 205,
  birth: 145,
  newborn: 235,
  infection: 220,
  tumour: 230,
  planned: 155,
};

/** Percent of the rates in the tables, which are those of an ageing city (发生率系数). */
export const RATE_PERCENT = { admissions: 78, visits: 70 } as const;
