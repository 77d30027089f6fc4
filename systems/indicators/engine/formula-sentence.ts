/** Words of a definition that its formula is written with. */
export interface FormulaWords {
  readonly numerator: { readonly zh: string; readonly en: string };
  readonly denominator: { readonly zh: string; readonly en: string } | null;
  readonly factor: number;
  readonly unit: string;
}

const FACTORS: Readonly<Record<number, { readonly zh: string; readonly en: string }>> = {
  100: { zh: '100%', en: '100%' },
  1000: { zh: '1000‰', en: '1,000‰' },
  10000: { zh: '1万', en: '10,000' },
  100000: { zh: '10万', en: '100,000' },
};

/** The formula in words (计算公式): 签约居民数 ÷ 常住居民数 × 100%. */
export function formulaSentence(words: FormulaWords): { zh: string; en: string } {
  if (!words.denominator) return words.numerator;
  const factor = FACTORS[words.factor];
  return {
    zh: `${words.numerator.zh} ÷ ${words.denominator.zh}${factor ? ` × ${factor.zh}` : ''}`,
    en: `${words.numerator.en} ÷ ${words.denominator.en}${factor ? ` × ${factor.en}` : ''}`,
  };
}
