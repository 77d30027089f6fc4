import { fen, fenFromYuan, yuanText } from '@sanyi/quantity';

/** Fen as they travel, as yuan with two decimals (分转元). */
export function yuanOf(amountFen: string): string {
  return yuanText(fen(BigInt(amountFen)));
}

/** What a person typed as fen, without commas; `null` where it is no amount above nought. */
export function fenOf(yuan: string): string | null {
  try {
    const amount = fenFromYuan(yuan.replaceAll(/[,，\s]/g, ''));
    return amount > 0n ? String(amount) : null;
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}
