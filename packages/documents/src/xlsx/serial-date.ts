/** Days from 1970-01-01 of a civil date; proleptic Gregorian, exact integer arithmetic. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): [year: number, month: number, day: number] {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  return [
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
  ];
}

const EPOCH_1900 = daysFromCivil(1899, 12, 30);
const EPOCH_1904 = daysFromCivil(1904, 1, 1);

export interface SerialMoment {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly year: number;
  readonly month: number;
  /** `HH:mm` or `HH:mm:ss` */
  readonly clock: string;
}

/**
 * A spreadsheet serial as a civil date (序列日期). Serials 1–59 of the 1900 system count from 1899-12-31, because that
 * system believes in 1900-02-29. Undefined outside the years 1900–9999.
 */
export function fromSerial(serial: number, base1904: boolean): SerialMoment | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined;
  let seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  let days = Math.floor(serial);
  if (seconds === 86_400) {
    seconds = 0;
    days += 1;
  }
  const [year, month, day] = civilFromDays(
    base1904 ? EPOCH_1904 + days : EPOCH_1900 + days + (days > 0 && days < 60 ? 1 : 0),
  );
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return {
    day: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`,
    year,
    month,
    clock: seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`,
  };
}

/** The 1900-system serial of a day `YYYY-MM-DD`; undefined when it is no real day from 1900-03-01 on. */
export function toSerial(day: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return undefined;
  const serial = daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3])) - EPOCH_1900;
  return serial >= 61 && fromSerial(serial, false)?.day === day ? serial : undefined;
}
