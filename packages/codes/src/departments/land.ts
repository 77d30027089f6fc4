import { type Department, department as d } from './department.ts';

/** Land, building, farming and nature (城乡与资源环境). */
export const LAND: readonly Department[] = [
  d(
    'agriculture',
    '农业农村{}',
    'Agriculture and Rural Affairs',
    'bureau',
    '农业农村',
    '农业农村委 农业农村委员会',
  ),
  d('agriculture-former', '农业{}', 'Agriculture', 'bureau', '农业', '农委 农业委员会', {
    until: '2018-03-31',
    successors: ['agriculture'],
  }),
  d('rural-revitalisation', '乡村振兴局', 'Rural Revitalisation', 'administration', '乡村振兴', '', {
    until: '2023-12-31',
    successors: ['agriculture'],
  }),
  d('ecology-environment', '生态环境{}', 'Ecology and Environment', 'bureau', '生态环境', '', {
    from: '2018-03-01',
  }),
  d('environment-former', '环境保护{}', 'Environmental Protection', 'bureau', '环境保护 环保', '', {
    until: '2018-03-31',
    successors: ['ecology-environment'],
  }),
  d(
    'housing-construction',
    '住房城乡建设{}',
    'Housing and Urban-Rural Development',
    'bureau',
    '住房和城乡建设 住房城乡建设 住建 城乡建设',
    '住房城乡建设委 住房和城乡建设委员会 住建委 建交委 建设交通委 建管委 建设管理委 建设和管理委员会',
  ),
  d(
    'housing-management',
    '房屋管理局',
    'Housing Management',
    'administration',
    '房屋管理 房管 住房保障 住房保障和房屋管理',
  ),
  d(
    'natural-resources',
    '自然资源{}',
    'Natural Resources',
    'bureau',
    '自然资源 自然资源和规划 自然资源规划 规划和自然资源 规划自然资源 规划资源 资源规划',
  ),
  d('land-former', '国土资源{}', 'Land and Resources', 'bureau', '国土资源 国土 规划 规划土地 规土', '', {
    until: '2018-03-31',
    successors: ['natural-resources'],
  }),
  d('transport', '交通运输{}', 'Transport', 'bureau', '交通运输 交通', '交通委 交通运输委 交通委员会'),
  d(
    'urban-management',
    '城市管理局',
    'Urban Management',
    'bureau',
    '城市管理 城管 城市管理综合执法 综合行政执法 城管执法 综合执法',
  ),
  d('water', '水利{}', 'Water Resources', 'bureau', '水利 水务'),
  d('forestry', '林业局', 'Forestry', 'administration', '林业 林业和草原'),
];
