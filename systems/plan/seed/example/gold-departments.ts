/**
 * Full short names of the bodies in the example papers (标注用部门规范名).
 *
 * Written for the labels only and on purpose not taken from the registry of `@sanyi/codes`: gold that shares a table
 * with the parser it judges would hide a fault in that table.
 */

export interface GoldDepartment {
  raw: string;
  norm: string;
  affiliate?: string;
  optional?: boolean;
}

const BODY: Record<string, string> = {
  医改办: '深化医药卫生体制改革领导小组办公室',
  深化医药卫生体制改革领导小组办公室: '深化医药卫生体制改革领导小组办公室',
  医保局: '医疗保障局',
  医疗保障局: '医疗保障局',
  市场监管局: '市场监督管理局',
  人社局: '人力资源社会保障局',
  人力资源社会保障局: '人力资源社会保障局',
  人力资源社会保障厅: '人力资源社会保障厅',
  卫健局: '卫生健康局',
  卫生健康局: '卫生健康局',
  卫健委: '卫生健康委',
  卫生健康委: '卫生健康委',
  发改局: '发展改革局',
  发展改革局: '发展改革局',
  发改委: '发展改革委',
  发展改革委: '发展改革委',
  编办: '委编办',
  委编办: '委编办',
  药监局: '药品监督管理局',
  工信局: '工业和信息化局',
};

/** Bodies whose printed short name is already the full one. */
const AS_PRINTED = new Set([
  '财政局',
  '财政厅',
  '民政局',
  '民政厅',
  '教育局',
  '教育厅',
  '公安局',
  '公安厅',
  '司法局',
  '公安分局',
  '数据局',
  '科技局',
  '科技厅',
  '税务局',
  '金融办',
  '应急管理局',
  '经济和信息化局',
  '红十字会',
  '总工会',
  '残联',
  '委宣传部',
  '政府办公室',
  '中医药管理局',
  '疾控局',
]);

/** Turns printed names into raw and full short name (原文与规范名); throws on a name that no table holds. */
export function departmentsOf(printed: readonly string[]): GoldDepartment[] {
  return printed.map((text) => {
    const optional = text.endsWith('?');
    const [raw = '', given] = text.replace(/\?$/, '').split('=>');
    const bracket = /^(.+?)[〔（(](.+)[〕）)]$/.exec(raw);
    const name = bracket?.[1] ?? raw;
    const level = name.slice(0, 1);
    const body = name.slice(1);
    const norm =
      given ??
      (/[省市区县]/.test(level) ? (BODY[body] ?? (AS_PRINTED.has(body) ? body : undefined)) : undefined);
    if (norm === undefined) throw new Error(`no full name for ${raw}`);
    return {
      raw,
      norm: given ?? `${level}${norm}`,
      ...(bracket?.[2] === undefined ? {} : { affiliate: bracket[2] }),
      ...(optional ? { optional: true } : {}),
    };
  });
}
