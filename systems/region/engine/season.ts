import { civil, dayNumber, weekday } from './calendar.ts';
import type { Dice } from './random.ts';

/** How a week goes (星期效应): percent of the mean, Monday first. */
export const WEEK = {
  visit: [118, 112, 108, 104, 102, 84, 72],
  elective: [130, 120, 112, 104, 94, 78, 62],
  acute: [106, 102, 100, 98, 98, 97, 99],
} as const;

/** What kind of event a day is drawn for. */
export type WeekShape = keyof typeof WEEK;

const SLOTS = 16384;

/** Days of a year by season and weekday (季节与星期的日历): one draw gives a day. */
export class DayTable {
  readonly #slots: Uint16Array;
  readonly #first: number;

  constructor(year: number, season: readonly number[], week: WeekShape) {
    this.#first = dayNumber(year, 1, 1);
    const days = dayNumber(year + 1, 1, 1) - this.#first;
    const weights = Array.from({ length: days }, (_, index) => {
      const { month, date } = civil(this.#first + index);
      const holiday = week !== 'acute' && month === 10 && date <= 7 ? 60 : 100;
      return (
        Math.max(1, season[month - 1] ?? 100) * (WEEK[week][weekday(this.#first + index)] ?? 100) * holiday
      );
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#slots = new Uint16Array(SLOTS);
    let sum = 0;
    let day = 0;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      while ((sum + (weights[day] as number)) * SLOTS <= slot * total && day < days - 1) {
        sum += weights[day] as number;
        day += 1;
      }
      this.#slots[slot] = day;
    }
  }

  /** A day number. */
  draw(dice: Dice): number {
    return this.#first + (this.#slots[dice.below(SLOTS)] as number);
  }
}
