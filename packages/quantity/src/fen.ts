declare const fenBrand: unique symbol;

/** Money (金额) as a whole number of fen (分). Never a JavaScript number. */
export type Fen = bigint & { readonly [fenBrand]: true };

/** Takes an integer number of fen (分) as money. */
export function fen(amount: bigint): Fen {
  return amount as Fen;
}

const YUAN = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount in yuan (元) with at most two decimals, such as `-12.5`, as fen.
 *
 * @throws RangeError when the text is not such an amount; nothing is rounded in silence.
 */
export function fenFromYuan(text: string): Fen {
  const match = YUAN.exec(text.trim());
  if (!match) throw new RangeError(`not an amount in yuan with at most two decimals: ${text}`);
  const amount = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return fen(match[1] === '-' ? -amount : amount);
}

/** Writes money as yuan (元) with exactly two decimals: `-12.50`. */
export function yuanText(amount: Fen): string {
  const whole: bigint = amount;
  const magnitude = whole < 0n ? -whole : whole;
  return `${amount < 0n ? '-' : ''}${magnitude / 100n}.${(magnitude % 100n).toString().padStart(2, '0')}`;
}
