// This file is over the limit because all rare spellings of a date are told apart in one place.
import { dayExists, dayOfNumber, writeDay } from './calendar.ts';

/** Region time (Asia/Shanghai) is eight hours ahead of UTC. */
const ZONE_SECONDS = 8 * 3600;
/** Longest text that can be a date. */
const LONGEST = 40;
/** Excel serial numbers that are taken for days: 1920 to 2119. */
const SERIAL_FROM = 7306;
const SERIAL_TO = 80354;

interface Parts {
  /** Days since 1970-01-01. */
  readonly day: string;
  readonly seconds: number;
}

/** Reads a day in one of its rarer spellings (其他日期写法). */
export function readOtherDay(text: string): string {
  return readParts(text)?.day ?? '';
}

/** Reads an instant in one of its rarer spellings (其他时间写法). */
export function readOtherInstant(text: string): string {
  const parts = readParts(text);
  if (parts === null) return '';
  const hours = Math.floor(parts.seconds / 3600);
  const minutes = Math.floor(parts.seconds / 60) % 60;
  return `${parts.day} ${pad(hours)}:${pad(minutes)}:${pad(parts.seconds % 60)}`;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function readParts(text: string): Parts | null {
  if (text.length > LONGEST) return null;
  const numbers: number[] = [];
  const widths: number[] = [];
  const marks: string[] = [];
  if (!split(text, numbers, widths, marks)) return null;
  if (widths.length === 1 && marks.length === 0) return compact(text);
  if (widths.length === 2 && marks.length === 1 && marks[0] === '.') return serial(text);
  return written(text, numbers, widths, marks);
}

/** Cuts a text into whole numbers and what stands between them. */
function split(text: string, numbers: number[], widths: number[], marks: string[]): boolean {
  let mark = '';
  let at = 0;
  while (at < text.length) {
    const start = at;
    let value = 0;
    while (at < text.length && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57)
      value = value * 10 + text.charCodeAt(at++) - 48;
    if (at > start) {
      if (numbers.length > 0 || mark !== '') marks.push(mark);
      if (numbers.length === 0 && mark !== '') return false;
      numbers.push(value);
      widths.push(at - start);
      mark = '';
    } else mark += text[at++];
  }
  if (mark !== '') marks.push(mark);
  return numbers.length > 0;
}

/** `yyyyMMdd`, `yyyyMMddHHmm`, `yyyyMMddHHmmss` or a serial number. */
function compact(text: string): Parts | null {
  const of = (from: number, to: number) => Number(text.slice(from, to));
  if (text.length === 8) return parts(of(0, 4), of(4, 6), of(6, 8), 0, 0, 0);
  if (text.length === 12 || text.length === 14)
    return parts(of(0, 4), of(4, 6), of(6, 8), of(8, 10), of(10, 12), text.length === 14 ? of(12, 14) : 0);
  return text.length <= 5 ? serial(text) : null;
}

/** Excel counts days from 1899-12-30; its made-up 1900-02-29 lies before all days that are taken. */
function serial(text: string): Parts | null {
  const value = Number(text);
  if (!(value >= SERIAL_FROM && value < SERIAL_TO)) return null;
  const seconds = Math.round((value - Math.floor(value)) * 86400);
  const carried = seconds === 86400 ? 1 : 0;
  return { day: dayOfNumber(Math.floor(value) + carried - 25569), seconds: carried === 1 ? 0 : seconds };
}

function written(
  text: string,
  numbers: readonly number[],
  widths: readonly number[],
  marks: readonly string[],
): Parts | null {
  if (numbers.length < 3 || widths[0] !== 4 || !isDate(marks)) return null;
  if ((widths[1] ?? 0) > 2 || (widths[2] ?? 0) > 2) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers;
  const rest = marks.slice(2);
  const lastMark = numbers.length === 3 && rest[0] !== undefined && rest[0] !== '日' && rest[0].trim() !== '';
  if (lastMark) return null;
  if (numbers.length === 3) return parts(year, month, day, 0, 0, 0);
  if (!isTimeSeparator(rest[0] ?? '')) return null;
  const time = timeOf(text, rest.slice(1), numbers.length - 3);
  if (time === null) return null;
  const found = parts(year, month, day, hour, time.fields >= 2 ? minute : 0, time.fields >= 3 ? second : 0);
  if (found === null || time.zone === null) return found;
  return shifted(found, ZONE_SECONDS - time.zone);
}

function isDate(marks: readonly string[]): boolean {
  const [first, second] = marks;
  if (first === '年') return second === '月';
  return first === second && (first === '-' || first === '/' || first === '.');
}

function isTimeSeparator(mark: string): boolean {
  const bare = mark.trim();
  return (bare === '' && mark !== '') || bare === 'T' || bare === 't' || bare === '日';
}

/** What follows the hour: `:mm[:ss[.fff]]` and a zone; how many fields are hour, minute, second. */
function timeOf(
  text: string,
  marks: readonly string[],
  count: number,
): { fields: number; zone: number | null } | null {
  const zone = zoneOf(text);
  if (zone === undefined) return null;
  let fields = 1;
  for (const mark of marks) {
    if ((mark === ':' || mark === '时' || mark === '分') && fields < 3 && fields < count) fields++;
    else if (mark === '.' || mark === '秒' || mark === 'Z' || mark === 'z' || mark === '分') break;
    else if (mark === '+' || mark === '-') break;
    else return null;
  }
  return { fields, zone };
}

/** Seconds ahead of UTC; null where no zone is written; undefined where it cannot be read. */
function zoneOf(text: string): number | null | undefined {
  const last = text[text.length - 1];
  if (last === 'Z' || last === 'z') return 0;
  const clock = text.indexOf(':');
  if (clock < 0) return null;
  const sign = Math.max(text.indexOf('+', clock), text.indexOf('-', clock));
  if (sign < 0) return null;
  const zone = text.slice(sign + 1);
  const hours = Number(zone.slice(0, 2));
  const minutes = zone.length === 2 ? 0 : Number(zone.slice(zone.length === 5 ? 3 : 2));
  if (![2, 4, 5].includes(zone.length) || !(hours <= 14) || !(minutes < 60)) return undefined;
  return (text[sign] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

function parts(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): Parts | null {
  if (year < 1850 || year > 2200 || !dayExists(year, month, day)) return null;
  if (hour === 24 && minute === 0 && second === 0)
    return shifted({ day: writeDay(year, month, day), seconds: 0 }, 86400);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { day: writeDay(year, month, day), seconds: hour * 3600 + minute * 60 + second };
}

function shifted(from: Parts, by: number): Parts {
  const total = numberOf(from.day) * 86400 + from.seconds + by;
  const day = Math.floor(total / 86400);
  return { day: dayOfNumber(day), seconds: total - day * 86400 };
}

function numberOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86400000;
}
