/**
 * The normal distribution in whole numbers (正态分布整数表). `Math.exp` and its like may differ in the last bit between
 * machines; products of integers below 2^53 do not.
 */

const UNIT = 1 << 24;
/** 2^(1/2), 2^(1/4) … in 24 bits. */
const ROOTS = [
  23726566, 19951585, 18295684, 17520007, 17144589, 16959908, 16868315, 16822704, 16799944, 16788576,
  16782895, 16780055,
];

/** 2^(x ÷ 4096) in 24 bits for a whole x (二的幂); x from −98304 to 61440. */
export function powerOfTwo(x: number): number {
  const whole = Math.floor(x / 4096);
  const rest = x - whole * 4096;
  let value = UNIT;
  for (let bit = 0; bit < 12; bit += 1)
    if (rest & (2048 >> bit)) value = Math.floor((value * (ROOTS[bit] as number)) / UNIT);
  for (let step = 0; step < whole; step += 1) value *= 2;
  for (let step = 0; step > whole; step -= 1) value = Math.floor(value / 2);
  return value;
}

/** log2 of `numerator ÷ denominator` in 4096ths (以二为底的对数). */
export function binaryLogarithm(numerator: number, denominator: number): number {
  let low = -12 * 4096;
  let high = 12 * 4096;
  while (low < high) {
    const middle = Math.floor((low + high + 1) / 2);
    if (powerOfTwo(middle) * denominator <= numerator * UNIT) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Steps of the deviation z: 256 to one standard deviation. */
export const Z_STEPS = 256;
const Z_LIMIT = 4 * Z_STEPS;

/** 4096 equally likely deviations, lowest first, in 256ths of a standard deviation (正态分位数). */
export const NORMAL_QUANTILES: Int16Array = quantiles();

function quantiles(): Int16Array {
  const density: number[] = [];
  let total = 0;
  for (let z = -Z_LIMIT; z <= Z_LIMIT; z += 1) {
    // exp(−z²/2) = 2^(−z² · log2(e)/2); 5909/8192 = log2(e)/2 to five places.
    const exponent = Math.floor((-z * z * 5909 * 4096) / (8192 * Z_STEPS * Z_STEPS));
    const value = powerOfTwo(exponent);
    density.push(value);
    total += value;
  }
  const table = new Int16Array(4096);
  let sum = 0;
  let at = 0;
  for (let rank = 0; rank < 4096; rank += 1) {
    while ((sum + (density[at] as number)) * 8192 < total * (2 * rank + 1)) {
      sum += density[at] as number;
      at += 1;
    }
    table[rank] = at - Z_LIMIT;
  }
  return table;
}

/**
 * Multipliers of a log-normal spread (对数正态倍数), in 4096ths by z + 1024, whose 90th percentile is `percent` of the median.
 */
export function growthTable(percent: number): Int32Array {
  const exponent = binaryLogarithm(Math.max(100, percent), 100);
  const table = new Int32Array(2 * Z_LIMIT + 1);
  // The 90th percentile lies at z = 1.28155 = 328.08 steps.
  for (let z = -Z_LIMIT; z <= Z_LIMIT; z += 1)
    table[z + Z_LIMIT] = Math.floor(powerOfTwo(Math.floor((exponent * z * 100) / 32808)) / 4096);
  return table;
}
