import { columns } from './columns.ts';

/** Columns of the insurer's diagnoses (结算清单诊断表 setl_list_diag_d), in official order. */
export const diagnosisColumns = columns(`
  setl_list_diag_id 结算清单诊断ID
  setl_id 结算ID
  mdtrt_id 就诊ID !
  psn_no 人员编号 ! pseudonym
  diag_type 诊断类别
  maindiag_flag 主诊断标志 ?
  diag_code 诊断代码 !
  diag_name 诊断名称 ?
  adm_cond_type 入院病情类型
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
  setl_list_sn 结算清单流水号
  pt 分区(通常为日期)
`);
