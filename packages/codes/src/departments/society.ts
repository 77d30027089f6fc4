import { type Department, department as d } from './department.ts';

/** People, schools, science, culture and safety (社会事业与政法). */
export const SOCIETY: readonly Department[] = [
  d(
    'human-resources',
    '人力资源社会保障{}',
    'Human Resources and Social Security',
    'bureau',
    '人力资源和社会保障 人力资源社会保障 人力社保 人社 人力资源与社会保障',
  ),
  d('civil-affairs', '民政{}', 'Civil Affairs', 'bureau', '民政'),
  d('education', '教育{}', 'Education', 'bureau', '教育', '教委 教育委员会 教育工委'),
  d('education-sport', '教育体育{}', 'Education and Sport', 'bureau', '教育体育 教体 教育和体育'),
  d('science-technology', '科技{}', 'Science and Technology', 'bureau', '科学技术 科技'),
  d(
    'science-commission',
    '科学技术委员会',
    'Science and Technology Commission',
    'none',
    '',
    '科委 科技委 科学技术委员会',
  ),
  d('public-security', '公安{}', 'Public Security', 'bureau', '公安'),
  d('justice', '司法{}', 'Justice', 'bureau', '司法'),
  d('sport', '体育{}', 'Sport', 'bureau', '体育'),
  d(
    'culture-tourism',
    '文化和旅游{}',
    'Culture and Tourism',
    'bureau',
    '文化和旅游 文化旅游 文旅 文化广电和旅游 文广旅 文化广电旅游 文旅体 文广旅体 文化和旅游体育',
  ),
  d('veterans', '退役军人{}', 'Veterans Affairs', 'bureau', '退役军人事务 退役军人', '', {
    from: '2018-03-01',
  }),
  d('emergency', '应急管理{}', 'Emergency Management', 'bureau', '应急管理 应急', '', { from: '2018-03-01' }),
  d(
    'work-safety-former',
    '安全生产监督管理局',
    'Work Safety',
    'administration',
    '安全生产监督管理 安全监管 安监',
    '',
    { until: '2018-03-31', successors: ['emergency'] },
  ),
  d(
    'broadcasting',
    '广播电视局',
    'Radio and Television',
    'administration',
    '广播电视 广电',
    '融媒体中心 广播电视台',
  ),
  d(
    'ethnic-religion',
    '民族宗教{}',
    'Ethnic and Religious Affairs',
    'commission-bureau',
    '民族宗教 民宗 民族宗教事务 民族和宗教事务',
  ),
  d('court', '人民法院', 'Court', 'none', '', '法院 人民法院 中级人民法院 高级人民法院'),
  d('procuratorate', '人民检察院', 'Procuratorate', 'none', '', '检察院 人民检察院'),
];
