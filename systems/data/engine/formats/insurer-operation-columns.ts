import { columns } from './columns.ts';

/** Columns of the insurer's operations (结算清单手术表 setl_list_oprn_d), in official order. */
export const operationColumns = columns(`
  setl_list_oprn_id 结算清单手术ID
  setl_id 结算ID
  psn_no 人员编号 ! pseudonym
  mdtrt_id 就诊ID !
  main_oprn_flag 主手术操作标志 ?
  oprn_oprt_name 手术操作名称 ?
  oprn_oprt_code 手术操作代码 !
  oprn_oprt_date 手术操作日期 =oprn_date
  anst_way 麻醉方式
  oper_dr_name 术者医师姓名 pseudonym
  oper_dr_code 术者医师代码 pseudonym
  anst_dr_name 麻醉医师姓名 pseudonym
  anst_dr_code 麻醉医师代码 pseudonym
  vali_flag 有效标志
  rid 数据唯一记录号
  updt_time 数据更新时间
  crter_id 创建人ID pseudonym
  crter_name 创建人姓名 pseudonym
  crte_time 创建时间
  crte_optins_no 创建经办机构 =crte_options_no
  opter_id 经办人ID pseudonym
  opter_name 经办人姓名 pseudonym
  opt_time 经办时间
  optins_no 经办机构 =options_no
  poolarea_no 统筹区编号
  anst_begntime 麻醉开始时间
  anst_endtime 麻醉结束时间
  oprn_oprt_begntime 手术操作开始时间
  oprn_oprt_endtime 手术操作结束时间
  setl_list_sn 结算清单流水号
  pt 分区(通常为日期)
`);
