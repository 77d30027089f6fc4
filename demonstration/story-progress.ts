/**
 * Progress entries of the demonstration (示例进展填报): what the lead departments wrote in three quarters.
 *
 * Windows closed on 10 April, 10 July and 10 October 2026. Not every task has every quarter: what is missing is part of
 * the story (late lists, grey lights). Where a department has no demonstration account the reform office enters for it.
 */
import type { Period, TaskRef } from './story-types.ts';

/** One entry of one department for one quarter (进展填报). */
export interface StoryProgress {
  readonly task: TaskRef;
  readonly period: Period;
  readonly organisation: string;
  readonly enteredBy: string;
  readonly enteredOn: string;
  /** 本期进展. */
  readonly done: string;
  /** 存在问题; `null` when none was named. */
  readonly problem: string | null;
  /** 下步打算; `null` when none was named. */
  readonly next: string | null;
}

type Cell = readonly [quarter: 'Q1' | 'Q2' | 'Q3', done: string, problem?: string | null, next?: string];

const DAYS = { Q1: '2026-04-09', Q2: '2026-07-09', Q3: '2026-10-09' } as const;

/** Entries of one task; `late` names a quarter and the day on which it really came in. */
function entries(
  task: TaskRef,
  organisation: string,
  enteredBy: string,
  cells: readonly Cell[],
  late?: readonly [quarter: Cell[0], day: string],
): StoryProgress[] {
  return cells.map(([quarter, done, problem, next]) => ({
    task,
    period: `2026${quarter}`,
    organisation,
    enteredBy,
    enteredOn: late?.[0] === quarter ? late[1] : DAYS[quarter],
    done,
    problem: problem ?? null,
    next: next ?? null,
  }));
}

export const STORY_PROGRESS: readonly StoryProgress[] = [
  ...entries('1 压实改革领导责任', 'qh-ygb', 'zhanglan', [
    ['Q1', '区政府常务会议听取年度医改安排汇报，召开第一次专题调度会。'],
    ['Q2', '召开第二次专题调度会，交办事项九件，办结七件。', null, '跟踪其余两件办理情况。'],
    ['Q3', '区委常委会会议听取上半年医改工作汇报，第三次调度会研究急救站点用地。'],
  ]),
  ...entries('2 建立改革任务台账', 'qh-ygb', 'zhanglan', [
    ['Q1', '完成任务分解初稿，向各成员单位征求意见。'],
    ['Q2', '分解表定稿，三十二项任务全部落实责任科室和责任人，按月更新。'],
    ['Q3', '核验销号五项，退回补充佐证三项。'],
  ]),
  ...entries('3 强化财政投入和绩效管理', 'qh-czj', 'heyuan', [
    ['Q1', '全年基本公共卫生服务经费按新标准列入预算，首批资金已拨付。'],
    ['Q2', '启动六个重点项目的中期绩效评价，完成资料收集。'],
    [
      'Q3',
      '中期绩效评价按期完成，评价等次为优的四个、良的两个。',
      '一个项目执行进度偏慢。',
      '收回部分结余资金统筹使用。',
    ],
  ]),
  ...entries('4 统筹医疗卫生资源布局', 'qh-fgw', 'zhanglan', [
    ['Q1', '规划文本形成初稿。'],
    ['Q2', '规划经区政府常务会议审议后印发。', null, '分解康复护理床位任务到机构。'],
  ]),
  ...entries('5 推进公立医院高质量发展', 'qh-wjw', 'chenlizhou', [
    ['Q1', '遴选心血管内科等六个专科进入培育名单。'],
    [
      'Q2',
      '新院区主体施工至顶层，受雨季影响封顶推迟。',
      '工期比要求晚约三周。',
      '调整后续工序，确保全年节点不变。',
    ],
    ['Q3', '新院区七月下旬封顶，两个专科通过区级验收。'],
  ]),
  ...entries('6 完善公立医院绩效考核', 'qh-wjw', 'chenlizhou', [
    ['Q1', '修订考核指标，增加服务基层权重。'],
    ['Q2', '考核结果六月中旬公布，与半年补助拨付挂钩。'],
    ['Q3', '组织考核末位医院制定整改方案。'],
  ]),
  ...entries('7 深化公立医院薪酬制度改革', 'qh-rsj', 'linqiu', [
    ['Q1', '与区卫生健康委完成工作移交，制定核定工作方案。'],
    ['Q2', '六家医院完成测算，组织两轮会商。', '两家医院测算口径不一致。', '统一口径后重新报送。'],
    ['Q3', '六家医院薪酬总量全部核定批复。'],
  ]),
  ...entries('8 加强医疗费用监测', 'qh-wjw', 'chenlizhou', [
    ['Q1', '建立按月监测报表，门急诊、住院增幅均在控制线内。'],
    ['Q2', '住院次均费用增幅略超控制线，约谈一家医院。', '高值耗材使用增长较快。', '开展重点病种费用分析。'],
    [
      'Q3',
      '门急诊增幅继续回落，住院增幅扩大。',
      '两家医院病例结构变化与耗材使用叠加。',
      '下达分月控制计划。',
    ],
  ]),
  ...entries('9 提升医疗质量安全水平', 'qh-wjw', 'chenlizhou', [
    ['Q1', '更新临床路径病种目录，开展骨干培训。'],
    ['Q2', '新增十二个病种入径管理。', '部分科室电子路径尚未嵌入病历系统。'],
    ['Q3', '完成三家医院路径系统升级，入径比例逐月提高。', null, '四季度集中推进外科病种。'],
  ]),
  ...entries('10 加强编制和人才保障', 'qh-rsj', 'linqiu', [
    ['Q2', '首批公开招聘三十八人完成录用。'],
    ['Q3', '第二批招聘完成，全年招聘任务提前实现。'],
  ]),
  ...entries('11 深化按病种分值付费改革', 'qh-ybj', 'guminzhi', [
    ['Q1', '完成新增四家机构资料备案，向医疗机构反馈去年四季度数据。'],
    ['Q2', '二十家机构按新方案结算，开展编码培训五场。'],
    ['Q3', '二十二家机构全部上线，基金支出占比提前达到年度目标。'],
  ]),
  ...entries('12 强化医保基金监督管理', 'qh-ybj', 'guminzhi', [
    ['Q1', '制定年度检查计划，现场检查机构一百零六家。'],
    ['Q2', '联合公安、市场监管部门开展第一次专项检查。'],
    ['Q3', '第二次专项检查聚焦康复理疗，查实问题均已整改。'],
  ]),
  ...entries('13 落实医疗服务价格动态调整', 'qh-ybj', 'guminzhi', [
    ['Q2', '收集八家医疗机构成本与价格数据。'],
    ['Q3', '完成评估报告初稿，正在征求意见。'],
  ]),
  ...entries('14 稳步实施长期护理保险', 'qh-ybj', 'guminzhi', [
    ['Q2', '完成首批参保登记，新增定点护理服务机构两家。'],
    ['Q3', '参保人数突破四十万，评估机构扩大到三家。', '居家评估排队时间较长。', '遴选第二批评估机构。'],
  ]),
  ...entries('15 扩大异地就医直接结算', 'qh-ybj', 'guminzhi', [
    ['Q1', '优化备案流程，线上备案占比明显提高。'],
    ['Q2', '新增门诊慢特病跨省结算定点七家。'],
    ['Q3', '八月底前完成定点扩面任务，正在清理历史对账差异。'],
  ]),
  ...entries('17 推进药品耗材集中带量采购', 'qh-ybj', 'guminzhi', [
    ['Q1', '完成新一批接续采购协议签订。'],
    ['Q2', '对采购进度落后的三家机构发出提醒。'],
    ['Q3', '开始核算上一协议期结余留用资金。', null, '十一月底前完成拨付。'],
  ]),
  ...entries('18 规范长处方和合理用药管理', 'qh-wjw', 'chenlizhou', [
    ['Q1', '十一家社区卫生服务中心开展长处方服务。'],
    ['Q3', '长处方服务实现十四家中心全覆盖，前置审核系统升级完成。'],
  ]),
  ...entries(
    '19 推行药品追溯码全程应用',
    'qh-scjgj',
    'zhanglan',
    [
      ['Q1', '排查零售药店扫码设备情况，列出改造清单。'],
      ['Q2', '接口改造完成约七成。', '单体药店系统老旧，供应商排期紧张。', '分批配发简易扫码设备。'],
      ['Q3', '九月中旬完成接口改造，采集率仍低于要求。', '部分药店漏扫。', '按周通报采集率。'],
    ],
    ['Q3', '2026-10-14'],
  ),
  ...entries('20 提升家庭医生签约服务质量', 'qh-wjw', 'chenlizhou', [
    ['Q1', '完成团队重新编组，开展重点人群上门签约。'],
    ['Q2', '重点人群签约率稳步提高，推出周末签约服务。'],
    [
      'Q3',
      '重点人群签约接近年度目标。',
      '上班族签约意愿不高，常住居民签约率提升较慢。',
      '开展楼宇和园区集中签约。',
    ],
  ]),
  ...entries('21 畅通双向转诊渠道', 'qh-wjw', 'chenlizhou', [
    ['Q1', '统一转诊单据样式，组织试用。'],
    ['Q2', '五月底前全部启用新单据，预留号源比例达到要求。'],
    ['Q3', '下转患者比去年同期增长较快，随访完成情况按月通报。'],
  ]),
  ...entries('22 建设紧密型城市医疗集团', 'qh-wjw', 'chenlizhou', [
    ['Q1', '起草实施方案，完成集团成员划分。'],
    ['Q2', '实施方案按期印发，两个集团挂牌。'],
    ['Q3', '派驻医师全部到岗，统一集团药品目录。'],
  ]),
  ...entries('24 推进医养结合和老年健康服务', 'qh-wjw', 'chenlizhou', [
    ['Q1', '新建家庭病床九十六张。'],
    ['Q2', '新建床位累计二百一十四张，一家医院开设安宁疗护病区。'],
    ['Q3', '新建床位累计三百七十二张。', '巡诊车辆和人员不足。', '增配车辆并引入护理机构参与。'],
  ]),
  ...entries('27 完善传染病监测预警体系', 'qh-wjw', 'chenlizhou', [
    ['Q1', '确定八家哨点医院名单。'],
    ['Q2', '开展上半年多部门联合演练。'],
    ['Q3', '哨点监测数据每日上传，预警信号均在规定时限内核实。'],
  ]),
  ...entries('28 提升院前医疗急救能力', 'qh-wjw', 'chenlizhou', [
    ['Q1', '完成三个站点选址论证。'],
    ['Q2', '柳园站点启用，平均反应时间缩短。'],
    ['Q3', '反应时间已低于控制线。', '石桥、梅坞站点用地未落实。', '改用卫生院闲置用房。'],
  ]),
  ...entries('30 推进检查检验结果互认', 'qh-wjw', 'chenlizhou', [
    ['Q1', '新增互认项目八项。'],
    ['Q2', '六月底互认项目一百七十六项，距要求差四项。', '超声项目质控标准未统一。', '七月底前补齐。'],
    ['Q3', '互认项目已超过要求，重复检查明显减少。'],
  ]),
  ...entries('32 深化健康服务“一件事”改革', 'qh-sjj', 'xuexiaofan', [
    ['Q1', '梳理出生、身后事项材料清单，压减重复材料。'],
    ['Q2', '“出生一件事”平均办结时间缩短到三个工作日。'],
    ['Q3', '出生登记与参保接口打通，健康档案查询功能进入测试。', null, '十二月上旬上线查询功能。'],
  ]),
];
