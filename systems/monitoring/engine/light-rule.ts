import type { Light, LocalText } from '@sanyi/kernel';
import { type Fixed, fixedText } from '@sanyi/quantity';

/** The bounds of the light rule (亮灯规则参数), as decided for a region on a day. */
export interface LightRule {
  readonly greenTolerance: Fixed;
  readonly yellowTolerance: Fixed;
  readonly dueSoonDays: number;
  readonly forecastMiss: Fixed;
  readonly periodsWithoutReport: number;
  readonly yellowPeriodsUntilRed: number;
}

/** The rule in sentences (规则文字), made from its numbers so that page and judgement cannot differ. */
export function ruleSentences(rule: LightRule): { light: Light; text: LocalText }[] {
  const green = fixedText(rule.greenTolerance);
  const yellow = fixedText(rule.yellowTolerance);
  const { dueSoonDays: days, periodsWithoutReport: missing, yellowPeriodsUntilRed: long } = rule;
  return [
    {
      light: 'green',
      text: {
        zh: '已销号；或已达到目标值；控制类指标在限额之内。',
        en: 'Closed; or the target is met; a ceiling is kept.',
      },
    },
    {
      light: 'green',
      text: {
        zh: `完成率不低于时序进度减 ${green} 个百分点。`,
        en: `Attainment is at most ${green} points behind the time gone by.`,
      },
    },
    {
      light: 'green',
      text: {
        zh: '到期节点均已完成；没有节点的，佐证材料已核实。',
        en: 'Every milestone that is due is done; without milestones, evidence is verified.',
      },
    },
    {
      light: 'yellow',
      text: {
        zh: `完成率落后时序进度 ${green} 至 ${yellow} 个百分点。`,
        en: `Attainment is ${green} to ${yellow} points behind the time gone by.`,
      },
    },
    {
      light: 'yellow',
      text: {
        zh: `距完成时限不足 ${days} 天且尚无核实的佐证；有节点逾期；本期迟报或未报；已申请销号待核实。`,
        en: `Due within ${days} days without verified evidence; a milestone is missed; the report is late or missing; done but not yet verified.`,
      },
    },
    {
      light: 'red',
      text: {
        zh: `超过完成时限；落后超过 ${yellow} 个百分点；突破控制限额。`,
        en: `Overdue; more than ${yellow} points behind; a ceiling is broken.`,
      },
    },
    {
      light: 'red',
      text: {
        zh: `连续 ${missing} 期未报；连续 ${long} 期黄灯。`,
        en: `${missing} periods in a row without a report; yellow for ${long} periods in a row.`,
      },
    },
    {
      light: 'ongoing',
      text: {
        zh: '持续推进类任务只看最近一期：按时填报即为持续推进，不判逾期，也不因无消息而亮绿灯。',
        en: 'An ongoing task is judged on its latest period: reported in time it is ongoing; never overdue, never green by silence.',
      },
    },
    {
      light: 'grey',
      text: {
        zh: '尚未开始或没有数据。没有数据从不亮绿灯。',
        en: 'Not begun, or no data. Absence of data is never green.',
      },
    },
  ];
}
