import { describe, expect, it } from 'vitest';
import { findDeadlines } from '../deadlines/find-deadlines.ts';
import { findTargets } from './find-targets.ts';

function read(text: string): string[] {
  const deadlines = findDeadlines(text, { year: 2026, planEnd: null, mode: 'text', dropPast: true });
  return findTargets({ text, deadlines, horizon: null }).map(
    (t) =>
      `${t.indicator} ${t.comparator} ${t.value}${t.value2 === null ? '' : `-${t.value2}`}${t.unit}${t.due === null ? '' : ` @${t.due}`}${t.change === null ? '' : ` ${t.change}`}`,
  );
}

describe('targets', () => {
  it.each([
    ['域内就诊率不低于88%', ['域内就诊率 ge 88%']],
    ['药占比控制在27%以内', ['药占比 le 27%']],
    ['平均等候时间缩短到15分钟以内', ['平均等候时间 le 15分钟']],
    ['满意度稳定在95%左右', ['满意度 approx 95%']],
    ['到2027年,规范化门诊建成率超过85%', ['规范化门诊建成率 gt 85% @2027-12-31']],
    ['新增托位300个', ['新增托位 eq 300个 increase']],
    ['次均费用下降3个百分点', ['次均费用 eq 3个百分点 decrease']],
    ['每个乡镇至少有1所标准卫生院', ['每乡镇标准卫生院 ge 1所']],
    ['药店全部接入追溯平台', ['药店接入追溯平台 all 100%']],
    [
      '甲类门诊和乙类门诊达标的比例分别达到90%和70%',
      ['甲类门诊达标的比例 reach 90%', '乙类门诊达标的比例 reach 70%'],
    ],
    ['每20万人口配置2家急救站', ['急救站 eq 2家']],
    ['每年至少组织2次应急演练', ['应急演练 ge 2次']],
    [
      '对口帮扶占比提高2个百分点以上,达到66%',
      ['对口帮扶占比 ge 2个百分点 increase', '对口帮扶占比 reach 66%'],
    ],
  ])('reads %s', (text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    '落实"8+4"工程',
    '2.0版平台',
    '第3批目录',
    '65岁以上老年人',
    '在2家以上机构执业的医师',
    '去年建成6家',
    '《公共卫生30条》',
    '对考核优秀的给予20万元奖励',
    '逐步提高占比',
    '20张床位以上的卫生院',
  ])('finds none in %s', (text) => expect(read(text)).toEqual([]));
});
