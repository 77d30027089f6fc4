/**
 * What happened to the demonstration plan between April and November 2026 (示例进展), as plain data.
 *
 * The day of the demonstration is 2026-11-22: three quarters are reported, some deadlines are behind, some near. Tasks are named by number and title as printed; organisations and people by the ids of this folder.
 */
import type { TaskRef } from './story-types.ts';

/** Day on which the demonstration is looked at (演示日期). */
export const STORY_TODAY = '2026-11-22';

/** A concrete measure that the responsible department named (具体举措). */
export interface StoryMeasure {
  readonly task: TaskRef;
  readonly title: string;
  readonly owner: string;
  /** Person who answers for it; fictional. */
  readonly person: string;
  readonly due: string;
  readonly state: 'planned' | 'running' | 'done';
}

/** A dated step of a task (里程碑). */
export interface StoryMilestone {
  readonly task: TaskRef;
  readonly title: string;
  readonly due: string;
  readonly doneOn: string | null;
}

/** What proves an entry (佐证说明); the demonstration carries the note, not the file. */
export interface StoryEvidence {
  readonly task: TaskRef;
  readonly period: string;
  readonly title: string;
  readonly note: string;
  readonly addedBy: string;
}

/** A department that asks for its assignment to be changed (分工异议，待调整). */
export interface StoryDispute {
  readonly task: TaskRef;
  readonly organisation: string;
  readonly raisedBy: string;
  readonly raisedOn: string;
  readonly reason: string;
  readonly proposal: string;
}

/** A remark under a task (留言). */
export interface StoryComment {
  readonly task: TaskRef;
  readonly by: string;
  readonly on: string;
  readonly text: string;
}

const measure = (
  task: TaskRef,
  title: string,
  owner: string,
  person: string,
  due: string,
  state: StoryMeasure['state'],
): StoryMeasure => ({ task, title, owner, person, due, state });

export const STORY_MEASURES: readonly StoryMeasure[] = [
  measure('2 建立改革任务台账', '印发任务分解表并逐家核对', 'qh-ygb', '张岚', '2026-04-30', 'done'),
  measure('4 统筹医疗卫生资源布局', '征求镇街和医疗机构意见', 'qh-fgw', '方思远', '2026-05-15', 'done'),
  measure('6 完善公立医院绩效考核', '开展考核数据质量复核', 'qh-wjw', '陈立舟', '2026-05-31', 'done'),
  measure('7 深化公立医院薪酬制度改革', '组织六家医院测算薪酬总量', 'qh-rsj', '林秋', '2026-07-31', 'done'),
  measure(
    '8 加强医疗费用监测',
    '对住院费用增长较快的两家医院开展病种分析',
    'qh-wjw',
    '唐亦宁',
    '2026-11-30',
    'running',
  ),
  measure('11 深化按病种分值付费改革', '完成新增四家机构接口联调', 'qh-ybj', '顾敏之', '2026-08-31', 'done'),
  measure('12 强化医保基金监督管理', '组织康复类费用专项检查', 'qh-ybj', '秦望', '2026-09-30', 'done'),
  measure('14 稳步实施长期护理保险', '遴选第二批失能评估机构', 'qh-ybj', '顾敏之', '2026-12-10', 'running'),
  measure('17 推进药品耗材集中带量采购', '核算并公示结余留用金额', 'qh-ybj', '秦望', '2026-11-20', 'running'),
  measure('19 推行药品追溯码全程应用', '为单体药店配发扫码设备', 'qh-scjgj', '谭柏年', '2026-09-30', 'done'),
  measure('20 提升家庭医生签约服务质量', '设立周末签约服务日', 'qh-wjw', '陆知夏', '2026-12-20', 'running'),
  measure(
    '20 提升家庭医生签约服务质量',
    '为签约老人提供上门随访包',
    'qh-wjw',
    '陆知夏',
    '2026-10-31',
    'done',
  ),
  measure('22 建设紧密型城市医疗集团', '统一集团药品目录', 'qh-wjw', '陈立舟', '2026-10-31', 'done'),
  measure(
    '24 推进医养结合和老年健康服务',
    '增配家庭病床巡诊车辆',
    'qh-wjw',
    '周以宁',
    '2026-11-30',
    'running',
  ),
  measure(
    '28 提升院前医疗急救能力',
    '落实石桥、梅坞两处站点用地',
    'qh-wjw',
    '高一鸣',
    '2026-10-15',
    'running',
  ),
  measure('30 推进检查检验结果互认', '建立互认质控周报', 'qh-wjw', '唐亦宁', '2026-06-15', 'done'),
  measure('31 规范发展互联网医院', '确定处方流转平台承建单位', 'qh-wjw', '高一鸣', '2026-09-30', 'planned'),
  measure(
    '32 深化健康服务“一件事”改革',
    '打通出生登记与参保数据接口',
    'qh-sjj',
    '薛晓帆',
    '2026-10-31',
    'done',
  ),
];

const milestone = (task: TaskRef, title: string, due: string, doneOn: string | null): StoryMilestone => ({
  task,
  title,
  due,
  doneOn,
});

export const STORY_MILESTONES: readonly StoryMilestone[] = [
  milestone('2 建立改革任务台账', '台账上线运行', '2026-04-30', '2026-04-28'),
  milestone('3 强化财政投入和绩效管理', '中期绩效评价报告', '2026-09-30', '2026-09-25'),
  milestone('4 统筹医疗卫生资源布局', '规划印发', '2026-06-30', '2026-06-26'),
  milestone('5 推进公立医院高质量发展', '区中医医院新院区封顶', '2026-06-30', '2026-07-21'),
  milestone('6 完善公立医院绩效考核', '公布考核结果', '2026-06-30', '2026-06-18'),
  milestone('7 深化公立医院薪酬制度改革', '薪酬总量核定批复', '2026-09-30', '2026-09-29'),
  milestone('13 落实医疗服务价格动态调整', '调价评估报告', '2026-10-31', '2026-10-27'),
  milestone('15 扩大异地就医直接结算', '门诊慢特病定点达到四十五家', '2026-08-31', '2026-08-30'),
  milestone('17 推进药品耗材集中带量采购', '结余留用资金拨付', '2026-11-30', null),
  milestone('19 推行药品追溯码全程应用', '接口改造完成', '2026-07-01', '2026-09-12'),
  milestone('21 畅通双向转诊渠道', '转诊单据统一', '2026-05-31', '2026-05-29'),
  milestone('22 建设紧密型城市医疗集团', '实施方案印发', '2026-06-30', '2026-06-30'),
  milestone('28 提升院前医疗急救能力', '三个站点全部启用', '2026-10-31', null),
  milestone('29 健全应急物资和救治储备', '完成轮换更新', '2026-10-31', null),
  milestone('31 规范发展互联网医院', '处方流转平台上线', '2026-11-30', null),
  milestone('32 深化健康服务“一件事”改革', '健康档案开放查询', '2026-12-15', null),
];

const evidence = (
  task: TaskRef,
  period: string,
  title: string,
  note: string,
  addedBy: string,
): StoryEvidence => ({ task, period, title, note, addedBy });

export const STORY_EVIDENCE: readonly StoryEvidence[] = [
  evidence(
    '2 建立改革任务台账',
    '2026Q2',
    '任务分解表（签字版）',
    '三十二项任务均有责任科室负责人签字。',
    'zhanglan',
  ),
  evidence(
    '3 强化财政投入和绩效管理',
    '2026Q3',
    '中期绩效评价报告',
    '报告第三部分列出两项整改建议。',
    'heyuan',
  ),
  evidence(
    '7 深化公立医院薪酬制度改革',
    '2026Q3',
    '薪酬总量核定批复',
    '六家医院逐家批复，附测算表。',
    'linqiu',
  ),
  evidence(
    '6 完善公立医院绩效考核',
    '2026Q2',
    '绩效考核结果通报',
    '六家公立医院考核结果已印发，附各项得分。',
    'chenlizhou',
  ),
  evidence('21 畅通双向转诊渠道', '2026Q2', '统一转诊单样式', '转诊单和随访要求已在全区启用。', 'chenlizhou'),
  evidence(
    '22 建设紧密型城市医疗集团',
    '2026Q2',
    '医疗集团实施方案',
    '方案已印发，附成员单位名单。',
    'chenlizhou',
  ),
  evidence(
    '13 落实医疗服务价格动态调整',
    '2026Q3',
    '价格调整评估报告',
    '评估结论：暂不满足启动条件。',
    'guminzhi',
  ),
  evidence(
    '11 深化按病种分值付费改革',
    '2026Q3',
    '第三季度病种分值运行分析',
    '含二十二家机构的病例入组情况。',
    'guminzhi',
  ),
  evidence(
    '12 强化医保基金监督管理',
    '2026Q3',
    '专项检查通报',
    '通报两起重复收费问题及整改结果。',
    'guminzhi',
  ),
  evidence('15 扩大异地就医直接结算', '2026Q3', '新增定点机构名单', '名单已在区政府网站公示。', 'guminzhi'),
  evidence(
    '20 提升家庭医生签约服务质量',
    '2026Q3',
    '签约系统统计截图',
    '数据截止到九月三十日二十四时。',
    'chenlizhou',
  ),
  evidence(
    '28 提升院前医疗急救能力',
    '2026Q3',
    '站点用地协调会议纪要',
    '会议明确梅坞站点改用卫生院闲置用房。',
    'chenlizhou',
  ),
  evidence(
    '30 推进检查检验结果互认',
    '2026Q3',
    '互认项目目录（第三版）',
    '比上半年增加七项超声检查项目。',
    'chenlizhou',
  ),
  evidence(
    '32 深化健康服务“一件事”改革',
    '2026Q3',
    '接口联调记录',
    '出生登记到参保登记全程线上完成。',
    'xuexiaofan',
  ),
];

export const STORY_DISPUTES: readonly StoryDispute[] = [
  {
    task: '31 规范发展互联网医院',
    organisation: 'qh-sjj',
    raisedBy: 'xuexiaofan',
    raisedOn: '2026-11-09',
    reason: '处方流转平台由区卫生健康委立项建设，我局只提供公共数据通道，不宜与业务部门分别承担上线责任。',
    proposal: '建议平台上线由区卫生健康委负责，区数据局改为配合单位。',
  },
];

const comment = (task: TaskRef, by: string, on: string, text: string): StoryComment => ({
  task,
  by,
  on,
  text,
});

export const STORY_COMMENTS: readonly StoryComment[] = [
  comment(
    '8 加强医疗费用监测',
    'zhanglan',
    '2026-10-12',
    '住院增幅已连续两个季度超过控制线，请补充病种层面的原因。',
  ),
  comment(
    '8 加强医疗费用监测',
    'chenlizhou',
    '2026-10-15',
    '主要来自骨科和心内科高值耗材，分析报告本月底前提交。',
  ),
  comment(
    '19 推行药品追溯码全程应用',
    'zhanglan',
    '2026-10-16',
    '接口改造比要求晚了两个多月，请说明单体药店的补扫安排。',
  ),
  comment(
    '28 提升院前医疗急救能力',
    'shenqingyue',
    '2026-11-04',
    '现场查看石桥站点，主体未动工，建议列入年底重点督办。',
  ),
  comment(
    '31 规范发展互联网医院',
    'zhanglan',
    '2026-11-10',
    '分工异议已收到，先征求区卫生健康委意见再报领导小组。',
  ),
  comment(
    '20 提升家庭医生签约服务质量',
    'luojiashu',
    '2026-10-20',
    '常住居民签约率增长偏慢，可参考其他区县的楼宇签约做法。',
  ),
];
