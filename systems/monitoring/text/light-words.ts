import { defineText } from '@sanyi/kernel';

/** Words of the lights (灯号), for charts and sentences, where the shape cannot stand. */
export const lightText = defineText(
  { green: '正常', yellow: '滞后', red: '逾期', grey: '无数据', ongoing: '持续推进' },
  { green: 'on track', yellow: 'behind', red: 'overdue', grey: 'no data', ongoing: 'ongoing' },
);
