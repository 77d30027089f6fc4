import { civil, padded } from './calendar.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * An 18-digit identity number (公民身份号码) with a valid check digit. It begins with 96 to 99, which no area of China does,
 * so it can be nobody's. Two residents never share one: area by shard, sequence by place in the shard.
 */
export function identityNumber(shard: number, place: number, sex: '1' | '2', birth: number): string {
  const area = `${96 + (Math.floor(place / 500) % 4)}${padded(shard % 10000, 4)}`;
  const { year, month, date } = civil(birth);
  const sequence = 2 * (place % 500) + (sex === '1' ? 1 : 0);
  const body = `${area}${year}${padded(month, 2)}${padded(date, 2)}${padded(sequence, 3)}`;
  return body + checkDigit(body);
}

/** The check digit of the first seventeen (校验码). */
export function checkDigit(body: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1)
    sum += (body.charCodeAt(index) - 48) * (WEIGHTS[index] as number);
  return '10X98765432'[sum % 11] as string;
}
