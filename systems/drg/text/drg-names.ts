import type { LocalText } from '@sanyi/kernel';

/** Names of coded values (编码值名称). */
export type Names = Readonly<Record<string, LocalText>>;
/** Who told a stay (病例来源). */
export const SOURCES: Names = {
  'front-page': { zh: '病案首页', en: 'front page' },
  'settlement-list': { zh: '结算清单', en: 'settlement list' },
  insurer: { zh: '医保结算', en: 'insurer' },
  platform: { zh: '平台消息', en: 'platform message' },
};
/** Layouts of scheme files (方案版式). */
export const LAYOUTS: Names = {
  own: { zh: '自有格式', en: 'own format' },
  neutral: { zh: '中性 JSON', en: 'neutral JSON' },
  workbook: { zh: '国家版式工作簿', en: 'national workbook' },
};
/** How grave a finding is (问题程度). */
export const SEVERITIES: Names = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};

/** The name of a value, the value itself where it has none (取名称). */
export function nameOf(names: Names, code: string): LocalText {
  return names[code] ?? { zh: code, en: code };
}
