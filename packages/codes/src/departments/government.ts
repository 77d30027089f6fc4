import { type Department, department as d } from './department.ts';

/** The government itself, its offices and the towns (政府及其派出机构). */
export const GOVERNMENT: readonly Department[] = [
  d(
    'government-office',
    '政府办公室',
    'Government Office',
    'none',
    '',
    '政府办 政府办公室 政府办公厅 府办 人民政府办公室 人民政府办公厅',
  ),
  d('government', '人民政府', 'Government', 'none', '', '政府 人民政府'),
  d(
    'administrative-approval',
    '行政审批局',
    'Administrative Approval',
    'administration',
    '行政审批服务 行政审批 政务服务 政务服务管理',
    '政务服务中心 政务办 行政服务中心',
  ),
  d('letters-visits', '信访局', 'Letters and Visits', 'bureau', '信访', '信访办'),
  d(
    'streets-towns',
    '各街镇',
    'Streets and Towns',
    'none',
    '',
    '各街镇 街镇 各镇街 镇街 各乡镇 各镇 各街道 各乡镇街道 各镇街道 各街道办事处 各街道办 各乡镇人民政府 各镇人民政府 各乡镇政府 街道办事处 各街道镇',
  ),
];
