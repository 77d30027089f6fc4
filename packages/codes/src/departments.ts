/**
 * Registry of the bodies of a government that a reform paper names (部门名录), as dated data.
 * `{}` in `norm` is the rank word: 部 (national), 厅 (province), 局 (city, district, county) or as printed.
 * `until` is the last day a name was in use nationwide; local renaming took up to a year longer, which the reader allows.
 */
export interface Department {
  id: string;
  /** Usual full short name without its level: 卫生健康委, 财政{}. */
  norm: string;
  en: string;
  /** Words before 局/厅/部/委/办; every alias of the stem. */
  stems: readonly string[];
  /** Which rank words may follow a stem. */
  ranks: Ranks;
  /** Names that stand as they are, without a rank word. */
  whole?: readonly string[];
  from?: string;
  until?: string;
  /** Bodies that took over, the main one first. */
  successors?: readonly string[];
}

/** Families of rank words (机构后缀). */
export type Ranks = 'bureau' | 'commission' | 'commission-bureau' | 'office' | 'administration' | 'none';

const d = (id: string, norm: string, en: string, ranks: Ranks, stems: string, whole = '', dated: Pick<Department, 'from' | 'until' | 'successors'> = {}): Department => ({
  id,
  norm,
  en,
  ranks,
  stems: stems === '' ? [] : stems.split(' '),
  ...(whole === '' ? {} : { whole: whole.split(' ') }),
  ...dated,
});

export const DEPARTMENTS: readonly Department[] = [
  d('health', '卫生健康委', 'Health Commission', 'commission-bureau', '卫生健康 卫健', '', { from: '2018-03-01' }),
  d('health-family-planning', '卫生计生委', 'Health and Family Planning Commission', 'commission-bureau', '卫生和计划生育 卫生计生 卫计', '', { from: '2013-03-01', until: '2018-03-31', successors: ['health', 'healthcare-security'] }),
  d('health-bureau', '卫生{}', 'Health Bureau', 'bureau', '卫生', '', { until: '2013-03-31', successors: ['health'] }),
  d('family-planning', '人口计生委', 'Population and Family Planning Commission', 'commission-bureau', '人口和计划生育 人口计生 计生', '', { until: '2013-03-31', successors: ['health'] }),
  d('healthcare-security', '医疗保障局', 'Healthcare Security Administration', 'bureau', '医疗保障 医保', '', { from: '2018-05-01' }),
  d('medical-insurance-office', '医疗保险办公室', 'Medical Insurance Office', 'office', '医疗保险 医保', '', { until: '2019-12-31', successors: ['healthcare-security'] }),
  d('medical-insurance-centre', '医疗保险事业管理中心', 'Medical Insurance Centre', 'none', '', '医保中心 医疗保险事业管理中心 医保事务中心 医疗保障事务中心 医疗保险经办机构 医保经办机构'),
  d('finance', '财政{}', 'Finance', 'bureau', '财政'),
  d('development-reform', '发展改革委', 'Development and Reform Commission', 'commission-bureau', '发展和改革 发展改革 发改 发展与改革'),
  d('human-resources', '人力资源社会保障{}', 'Human Resources and Social Security', 'bureau', '人力资源和社会保障 人力资源社会保障 人力社保 人社 人力资源与社会保障'),
  d('staffing-office', '委编办', 'Staffing Commission Office', 'none', '', '编办 委编办 编委办 委编委办 机构编制委员会办公室 委机构编制委员会办公室 机构编制办 编制办'),
  d('market-regulation', '市场监督管理局', 'Market Regulation', 'administration', '市场监督管理 市场监管', '', { from: '2018-03-01' }),
  d('industry-commerce', '工商行政管理局', 'Industry and Commerce', 'administration', '工商行政管理 工商', '', { until: '2018-03-31', successors: ['market-regulation'] }),
  d('quality-supervision', '质量技术监督局', 'Quality Supervision', 'administration', '质量技术监督 质监', '', { until: '2018-03-31', successors: ['market-regulation'] }),
  d('food-drug', '食品药品监督管理局', 'Food and Drug Administration', 'administration', '食品药品监督管理 食品药品监管 食药监 食药监管', '', { until: '2018-03-31', successors: ['market-regulation', 'drug-administration'] }),
  d('drug-administration', '药品监督管理局', 'Drug Administration', 'administration', '药品监督管理 药品监管 药监'),
  d('civil-affairs', '民政{}', 'Civil Affairs', 'bureau', '民政'),
  d('education', '教育{}', 'Education', 'bureau', '教育', '教委 教育委员会 教育工委'),
  d('education-sport', '教育体育{}', 'Education and Sport', 'bureau', '教育体育 教体 教育和体育'),
  d('science-technology', '科技{}', 'Science and Technology', 'bureau', '科学技术 科技'),
  d('science-commission', '科学技术委员会', 'Science and Technology Commission', 'none', '', '科委 科技委 科学技术委员会'),
  d('science-association', '科学技术协会', 'Association for Science and Technology', 'none', '', '科协 科学技术协会'),
  d('economy-information', '经济和信息化{}', 'Economy and Information Technology', 'commission-bureau', '经济和信息化 经济信息化 经信', '经济和信息化厅 经信厅 经济信息化委'),
  d('economy-commission', '经济委员会', 'Economic Commission', 'none', '', '经委 经济委员会'),
  d('industry-information', '工业和信息化{}', 'Industry and Information Technology', 'bureau', '工业和信息化 工业与信息化 工信 科技和工业信息化 科工信 工业信息化'),
  d('public-security', '公安{}', 'Public Security', 'bureau', '公安'),
  d('justice', '司法{}', 'Justice', 'bureau', '司法'),
  d('chinese-medicine', '中医药管理局', 'Traditional Chinese Medicine', 'administration', '中医药 中医药管理 中医 中医管理'),
  d('disease-control', '疾病预防控制局', 'Disease Control and Prevention', 'administration', '疾病预防控制 疾控', '', { from: '2021-05-13' }),
  d('disease-control-centre', '疾病预防控制中心', 'Centre for Disease Control', 'none', '', '疾控中心 疾病预防控制中心'),
  d('disabled-federation', '残疾人联合会', "Disabled Persons' Federation", 'none', '', '残联 残疾人联合会'),
  d('women-federation', '妇女联合会', "Women's Federation", 'none', '', '妇联 妇女联合会 全国妇联'),
  d('women-children-office', '妇女儿童工作委员会办公室', 'Women and Children Office', 'none', '', '妇儿办 妇儿工委办 妇儿工委办公室 妇女儿童工作委员会办公室'),
  d('family-planning-association', '计划生育协会', 'Family Planning Association', 'none', '', '计生协 计划生育协会 计生协会'),
  d('red-cross', '红十字会', 'Red Cross', 'none', '', '红十字会 红会'),
  d('taxation', '税务局', 'Taxation', 'administration', '税务'),
  d('big-data', '大数据{}', 'Big Data Bureau', 'office', '大数据 大数据管理 大数据发展管理 大数据发展 大数据资源管理', '大数据中心 大数据局 大数据管理局 大数据发展局 大数据发展管理局 大数据资源管理局 大数据资源局 政务服务数据管理局 政务服务和数据管理局 政务服务大数据局'),
  d('data', '数据局', 'Data Bureau', 'administration', '数据 数据管理', '', { from: '2023-03-01' }),
  d('agriculture', '农业农村{}', 'Agriculture and Rural Affairs', 'bureau', '农业农村', '农业农村委 农业农村委员会'),
  d('agriculture-former', '农业{}', 'Agriculture', 'bureau', '农业', '农委 农业委员会', { until: '2018-03-31', successors: ['agriculture'] }),
  d('rural-revitalisation', '乡村振兴局', 'Rural Revitalisation', 'administration', '乡村振兴', '', { until: '2023-12-31', successors: ['agriculture'] }),
  d('ecology-environment', '生态环境{}', 'Ecology and Environment', 'bureau', '生态环境', '', { from: '2018-03-01' }),
  d('environment-former', '环境保护{}', 'Environmental Protection', 'bureau', '环境保护 环保', '', { until: '2018-03-31', successors: ['ecology-environment'] }),
  d('housing-construction', '住房城乡建设{}', 'Housing and Urban-Rural Development', 'bureau', '住房和城乡建设 住房城乡建设 住建 城乡建设', '住房城乡建设委 住房和城乡建设委员会 住建委 建交委 建设交通委 建管委 建设管理委 建设和管理委员会'),
  d('housing-management', '房屋管理局', 'Housing Management', 'administration', '房屋管理 房管 住房保障 住房保障和房屋管理'),
  d('natural-resources', '自然资源{}', 'Natural Resources', 'bureau', '自然资源 自然资源和规划 自然资源规划 规划和自然资源 规划自然资源 规划资源 资源规划'),
  d('land-former', '国土资源{}', 'Land and Resources', 'bureau', '国土资源 国土 规划 规划土地 规土', '', { until: '2018-03-31', successors: ['natural-resources'] }),
  d('sport', '体育{}', 'Sport', 'bureau', '体育'),
  d('culture-tourism', '文化和旅游{}', 'Culture and Tourism', 'bureau', '文化和旅游 文化旅游 文旅 文化广电和旅游 文广旅 文化广电旅游 文旅体 文广旅体 文化和旅游体育'),
  d('publicity', '委宣传部', 'Publicity Department', 'none', '', '宣传部 委宣传部'),
  d('organisation', '委组织部', 'Organisation Department', 'none', '', '组织部 委组织部'),
  d('united-front', '委统战部', 'United Front Work Department', 'none', '', '统战部 委统战部'),
  d('politics-law', '委政法委', 'Political and Legal Affairs Commission', 'none', '', '政法委 委政法委'),
  d('cyberspace', '委网信办', 'Cyberspace Administration', 'none', '', '网信办 委网信办'),
  d('deepening-reform-office', '委改革办', 'Reform Office of the Party Committee', 'none', '', '改革办 委改革办 委深改办 深改办 委全面深化改革委员会办公室'),
  d('supervision-office', '督查室', 'Supervision Office', 'none', '', '督查室 政府督查室 委督查室 督查办 督查考核办 考核办'),
  d('discipline', '纪委监委', 'Discipline Inspection and Supervision Commission', 'none', '', '纪委监委 纪委 监委 纪委监察委 监察委'),
  d('government-office', '政府办公室', 'Government Office', 'none', '', '政府办 政府办公室 政府办公厅 府办 人民政府办公室 人民政府办公厅'),
  d('government', '人民政府', 'Government', 'none', '', '政府 人民政府'),
  d('health-reform-office', '医改办', 'Health Reform Office', 'none', '', '医改办 医改领导小组办公室 深化医药卫生体制改革领导小组办公室 医药卫生体制改革领导小组办公室 深化医改领导小组办公室 医改领导小组秘书处 医改办公室'),
  d('health-reform-conference', '深化医药卫生体制改革联席会议办公室', 'Health Reform Joint Conference Office', 'none', '', '医改联席办 医改联席会议办公室 深化医药卫生体制改革联席会议办公室'),
  d('state-assets', '国资委', 'State-owned Assets Commission', 'commission-bureau', '国有资产监督管理 国资 国资监管'),
  d('audit', '审计{}', 'Audit', 'bureau', '审计', '审计署'),
  d('statistics', '统计局', 'Statistics', 'administration', '统计'),
  d('veterans', '退役军人{}', 'Veterans Affairs', 'bureau', '退役军人事务 退役军人', '', { from: '2018-03-01' }),
  d('emergency', '应急管理{}', 'Emergency Management', 'bureau', '应急管理 应急', '', { from: '2018-03-01' }),
  d('work-safety-former', '安全生产监督管理局', 'Work Safety', 'administration', '安全生产监督管理 安全监管 安监', '', { until: '2018-03-31', successors: ['emergency'] }),
  d('trade-unions', '总工会', 'Trade Unions', 'none', '', '总工会 工会'),
  d('youth-league', '团委', 'Youth League', 'none', '', '团委 共青团 团市委 团区委 团县委 团省委'),
  d('financial-regulation', '金融监管局', 'Financial Regulation', 'administration', '金融监管 金融监督管理', '', { from: '2023-05-01' }),
  d('banking-insurance-former', '银保监局', 'Banking and Insurance Regulation', 'administration', '银保监 银行保险监督管理 保监 银监', '银保监分局 银保监会 保监会', { until: '2023-05-17', successors: ['financial-regulation'] }),
  d('finance-office', '金融工作局', 'Local Finance Office', 'office', '金融工作 地方金融监管 地方金融监督管理 金融', '地方金融监管局 地方金融管理局 金融局'),
  d('communications', '通信管理局', 'Communications Administration', 'administration', '通信管理'),
  d('broadcasting', '广播电视局', 'Radio and Television', 'administration', '广播电视 广电', '融媒体中心 广播电视台'),
  d('commerce', '商务{}', 'Commerce', 'bureau', '商务', '商务委 商务委员会'),
  d('customs', '海关', 'Customs', 'none', '', '海关 海关总署'),
  d('transport', '交通运输{}', 'Transport', 'bureau', '交通运输 交通', '交通委 交通运输委 交通委员会'),
  d('urban-management', '城市管理局', 'Urban Management', 'bureau', '城市管理 城管 城市管理综合执法 综合行政执法 城管执法 综合执法'),
  d('price-former', '物价局', 'Price Bureau', 'administration', '物价', '', { until: '2018-12-31', successors: ['development-reform', 'healthcare-security'] }),
  d('ageing', '老龄办', 'Office on Ageing', 'none', '', '老龄办 老龄委 老龄工作委员会办公室 老龄委办公室'),
  d('overseas-chinese', '侨办', 'Overseas Chinese Affairs', 'none', '', '侨办 侨联'),
  d('ethnic-religion', '民族宗教{}', 'Ethnic and Religious Affairs', 'commission-bureau', '民族宗教 民宗 民族宗教事务 民族和宗教事务'),
  d('intellectual-property', '知识产权局', 'Intellectual Property', 'administration', '知识产权'),
  d('administrative-approval', '行政审批局', 'Administrative Approval', 'administration', '行政审批服务 行政审批 政务服务 政务服务管理', '政务服务中心 政务办 行政服务中心'),
  d('letters-visits', '信访局', 'Letters and Visits', 'bureau', '信访', '信访办'),
  d('water', '水利{}', 'Water Resources', 'bureau', '水利 水务'),
  d('forestry', '林业局', 'Forestry', 'administration', '林业 林业和草原'),
  d('post', '邮政管理局', 'Post Administration', 'administration', '邮政管理'),
  d('grain', '粮食和物资储备局', 'Grain and Reserves', 'administration', '粮食和物资储备 粮食 粮储'),
  d('court', '人民法院', 'Court', 'none', '', '法院 人民法院 中级人民法院 高级人民法院'),
  d('procuratorate', '人民检察院', 'Procuratorate', 'none', '', '检察院 人民检察院'),
  d('streets-towns', '各街镇', 'Streets and Towns', 'none', '', '各街镇 街镇 各镇街 镇街 各乡镇 各镇 各街道 各乡镇街道 各镇街道 各街道办事处 各街道办 各乡镇人民政府 各镇人民政府 各乡镇政府 街道办事处 各街道镇'),
];
