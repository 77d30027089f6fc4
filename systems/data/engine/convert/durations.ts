/**
 * Reads a duration (时长) written `days/hours/minutes`, such as `1/13/24`, as minutes. Hours must be below 24 and minutes
 * below 60; a single number is taken for hours. NaN where it cannot be read. @unit minutes @rounding none
 */
export function readDuration(text: string): number {
  const parts = text.split('/');
  if (parts.length !== 3) return parts.length === 1 ? hoursAlone(text) : Number.NaN;
  const [days = '', hours = '', minutes = ''] = parts.map((part) => part.trim());
  const day = whole(days, 5);
  const hour = whole(hours, 2);
  const minute = whole(minutes, 2);
  return hour > 23 || minute > 59 ? Number.NaN : (day * 24 + hour) * 60 + minute;
}

function hoursAlone(text: string): number {
  const point = text.indexOf('.');
  const hours = whole(point < 0 ? text : text.slice(0, point), 6);
  if (point < 0) return hours * 60;
  const places = text.length - point - 1;
  if (places < 1 || places > 4) return Number.NaN;
  const minutes = (whole(text.slice(point + 1), 4) * 60) / 10 ** places;
  return Number.isInteger(minutes) ? hours * 60 + minutes : Math.floor(hours * 60 + minutes);
}

/** Reads a whole number of at most so many digits (非负整数); NaN where it is none. A decimal part of zeros is allowed. */
export function whole(text: string, most: number): number {
  let value = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) break;
    value = value * 10 + code - 48;
  }
  if (at === 0 || at > most) return Number.NaN;
  if (at === text.length) return value;
  if (text.charCodeAt(at) !== 46) return Number.NaN;
  for (at++; at < text.length; at++) if (text.charCodeAt(at) !== 48) return Number.NaN;
  return value;
}
