/** Words of a definition that its formula is written with. */
export interface FormulaWords {
  readonly numerator: { readonly zh: string; readonly en: string };
  readonly denominator: { readonly zh: string; readonly en: string } | null;
  readonly factor: number;
  readonly unit: string;
}

const FACTORS: Readonly<Record<number, string>> = {
  100: '100%',
  1000: '1000‰',
  10000: '1万',
  100000: '10万',
};

/** The formula in words (计算公式): 签约居民数 ÷ 常住居民数 × 100%. */
export function formulaSentence(words: FormulaWords): { zh: string; en: string } {
  if (!words.denominator) return words.numerator;
  const factor = FACTORS[words.factor];
  const tail = factor ? ` × ${factor}` : '';
  return {
    zh: `${words.numerator.zh} ÷ ${words.denominator.zh}${tail}`,
    en: `${words.numerator.en} ÷ ${words.denominator.en}${tail}`,
  };
}
