import type { TableRow } from './delimited-text.ts';

/** What a column can hold (列含义). */
export type Field =
  | 'code'
  | 'name'
  | 'clinical-code'
  | 'clinical-name'
  | 'insurance-code'
  | 'insurance-name'
  | 'category'
  | 'grey'
  | 'status'
  | 'successor'
  | 'specification'
  | 'form'
  | 'unit'
  | 'maker'
  | 'grade'
  | 'level'
  | 'price'
  | 'parent'
  | 'address'
  | 'note';

/** Columns that are kept beside the code as they are. */
export const ATTRIBUTE_FIELDS: readonly Field[] = [
  'specification',
  'form',
  'unit',
  'maker',
  'grade',
  'level',
  'price',
  'parent',
  'address',
  'note',
];

/** Headings that are met in real files (表头别名), without spaces, brackets and punctuation, in small letters. */
const ALIASES: Readonly<Record<Field, string>> = {
  code: '编码 代码 code 诊断编码 诊断代码 疾病编码 疾病代码 疾病诊断编码 疾病诊断代码 病种编码 病种代码 icd编码 icd代码 icd10 icd10编码 icd10代码 icd9 icd9编码 icd9cm3 icd9cm3编码 手术编码 手术代码 操作编码 操作代码 手术操作编码 手术操作代码 手术及操作编码 手术及操作代码 药品编码 药品代码 国家药品编码 国家药品代码 药品统一编码 医保药品编码 医保药品代码 耗材编码 耗材代码 医用耗材编码 医用耗材代码 材料编码 材料代码 项目编码 项目代码 国家项目编码 国家项目代码 服务项目编码 服务项目代码 医疗服务项目编码 医疗服务项目代码 收费项目编码 收费项目代码 目录编码 目录代码 医保目录编码 医保目录代码 机构编码 机构代码 机构编号 定点医疗机构编码 定点医疗机构编号 定点医疗机构代码 定点医药机构编号 定点医药机构编码 医疗机构编码 医疗机构代码 区划编码 区划代码 行政区划代码 行政区划编码 医保区划 医保区划代码 地区编码 地区代码 街镇代码 diagcode diagnosiscode icdcode oprncode procedurecode operationcode drugcode medlistcodg hilistcode itemcode servicecode consumablecode fixmedinscode institutioncode admdvs areacode mlmscode',
  name: '名称 name 诊断名称 疾病名称 疾病诊断名称 病种名称 手术名称 操作名称 手术操作名称 手术及操作名称 药品名称 通用名 药品通用名 注册名称 耗材名称 医用耗材名称 材料名称 产品名称 项目名称 服务项目名称 医疗服务项目名称 收费项目名称 目录名称 医保目录名称 机构名称 定点医疗机构名称 定点医药机构名称 医疗机构名称 区划名称 行政区划名称 地区名称 街镇名称 中文名称 diagname diagnosisname oprnname operationname drugname medlistname itemname servicename hilistname fixmedinsname institutionname areaname admdvsname',
  'clinical-code':
    '国临版编码 国临版代码 国临编码 国临代码 国家临床版编码 国家临床版代码 临床版编码 临床版代码 国家临床版20编码 国临版20编码 国临版疾病编码 国临版疾病代码 国临版诊断编码 国临版诊断代码 国临版手术编码 国临版手术操作编码 临床版诊断编码 临床版疾病编码 临床版手术编码 临床编码 卫健委编码 clinicalcode',
  'clinical-name':
    '国临版名称 国临名称 国家临床版名称 临床版名称 国家临床版20名称 国临版20名称 国临版疾病名称 国临版诊断名称 国临版手术名称 国临版手术操作名称 临床版诊断名称 临床名称 clinicalname',
  'insurance-code':
    '医保版编码 医保版代码 医保编码 医保代码 国家医保版编码 国家医保版代码 医保版20编码 国家医保版20编码 医保版疾病编码 医保版疾病代码 医保版诊断编码 医保版诊断代码 医保版手术编码 医保版手术操作编码 医保版手术操作代码 医保诊断编码 insurancecode',
  'insurance-name':
    '医保版名称 医保名称 国家医保版名称 医保版20名称 国家医保版20名称 医保版疾病名称 医保版诊断名称 医保版手术名称 医保版手术操作名称 医保诊断名称 insurancename',
  category:
    '分类 类别 类目 章 章节 章名称 章的名称 类目名称 亚目名称 所属分类 药品分类 耗材分类 项目分类 分类名称 一级分类 机构类别 机构类型 category chapter class group',
  grey: '灰码 是否灰码 灰码标识 灰码标志 医保灰码 是否医保灰码 grey gray greyflag grayflag greycode isgrey',
  status: '状态 使用状态 有效状态 有效标志 是否有效 启用状态 是否启用 status state active valiflag',
  successor:
    '替代编码 替代代码 替换编码 新编码 新代码 对应新编码 后继编码 变更后编码 successor replacement replacedby newcode',
  specification: '规格 规格型号 规格型号名称 药品规格 spec specification',
  form: '剂型 剂型名称 form dosageform',
  unit: '单位 计价单位 最小计价单位 最小包装单位 包装单位 unit',
  maker: '生产企业 生产厂家 企业名称 厂家 药品企业 maker manufacturer',
  grade: '甲乙类 医保等级 收费项目等级 目录等级 费用等级 grade chrgitmlv',
  level: '级别 手术级别 医院等级 机构等级 等级 level hosplv',
  price: '价格 单价 医保支付价 最高限价 price',
  parent: '上级编码 上级代码 父级编码 上级区划 上级区划代码 parent parentcode',
  address: '地址 机构地址 address addr',
  note: '备注 说明 项目内涵 note remark memo',
};

const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  (Object.keys(ALIASES) as Field[]).flatMap((field) =>
    ALIASES[field].split(' ').map((alias) => [alias, field] as const),
  ),
);

/** A column of the file and what it was taken for (列对应). */
export interface MatchedColumn {
  /** Place in the file, from 1. */
  readonly place: number;
  readonly heading: string;
  readonly field: Field | null;
}

/** Field that a heading names (识别表头); null where nobody knows it. What stands in brackets may be left out. */
export function fieldOf(heading: string): Field | null {
  const whole = heading.slice(0, 100).normalize('NFKC').toLowerCase();
  return (
    FIELD_OF.get(bare(whole)) ?? FIELD_OF.get(bare(whole.replace(/\([^()]*\)|\[[^[\]]*\]/g, ''))) ?? null
  );
}

function bare(text: string): string {
  return text.replace(/[\s()[\]{}<>【】《》"'“”:：,，.。、*#_\-/\\·]/g, '');
}

/** The row of headings (表头行) among the first rows: the one that names most fields; null where none names two. */
export function findHeadings(
  rows: readonly TableRow[],
): { readonly at: number; readonly columns: readonly MatchedColumn[] } | null {
  let best: { at: number; columns: MatchedColumn[]; known: number } | null = null;
  for (const [at, { cells }] of rows.slice(0, 20).entries()) {
    const columns = cells.map((heading, place) => ({ place: place + 1, heading, field: fieldOf(heading) }));
    const known = new Set(columns.flatMap(({ field }) => field ?? [])).size;
    if (known >= 2 && known > (best?.known ?? 1)) best = { at, columns, known };
  }
  return best;
}
