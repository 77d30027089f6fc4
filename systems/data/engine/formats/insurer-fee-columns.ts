import { columns } from './columns.ts';

/** Columns of the insurer's fee lines (费用明细表 fee_list_d), in official order. */
export const feeLineColumns = columns(`
  bkkp_sn 记账流水号 ! =feedetl_sn
  mdtrt_id 就诊ID !
  fee_ocur_time 费用发生时间 !
  setl_id 结算ID
  rx_drord_no 处方/医嘱号 =rxno =drord_no
  fixmedins_code 定点医药机构编号 !
  fixmedins_name 定点医药机构名称
  psn_no 人员编号 ! pseudonym
  psn_insu_rlts_id 人员参保关系ID
  insu_admdvs 参保所属医保区划
  pay_loc 支付地点类别
  med_type 医疗类别
  cnt 数量 !
  pric 单价 !
  det_item_fee_sumamt 明细项目费用总额 !
  pric_uplmt_amt 定价上限金额
  selfpay_prop 自付比例
  fulamt_ownpay_amt 全自费金额 ?
  overlmt_selfpay 超限价自费费用 ? =overlmt_amt
  preselfpay_amt 先行自付金额 ?
  inscp_amt 符合政策范围金额 ? =inscp_scp_amt
  cvlserv_bedfee_amt 公务员床位费金额
  medins_disc_amt 医疗机构减免金额
  chrgitm_lv 收费项目等级
  hilist_code 医保目录编码
  hilist_name 医保目录名称
  list_type 目录类别
  med_list_codg 医疗目录编码 ?
  medins_list_codg 医药机构目录编码
  medins_list_name 医药机构目录名称
  med_chrgitm_type 医疗收费项目类别 ? =med_chrgitm
  prodname 商品名
  spec 规格
  dosform_name 剂型名称
  bilg_dept_codg 开单科室编码
  bilg_dept_name 开单科室名称
  bilg_dr_code 开单医生代码 pseudonym =bilg_dr_codg
  bilg_dr_name 开单医师姓名 pseudonym
  acord_dept_codg 受单科室编码
  acord_dept_name 受单科室名称
  acord_dr_code 受单医生代码 pseudonym =orders_dr_code
  acord_dr_name 执行人员姓名 pseudonym =orders_dr_name
  lmt_used_flag 限制使用标志
  hosp_prep_flag 医院制剂标志
  hosp_appr_flag 医院审批标志
  tcmdrug_used_way 中药使用方式
  prodplac_type 生产地类别
  bas_medn_flag 基本药物标志
  hi_nego_drug_flag 医保谈判药品标志
  prcu_drug_flag 贵重药品标志
  chld_medc_flag 儿童用药标志
  etip_flag 外检标志
  etip_hosp_code 外检医院编码
  dscg_tkdrug_flag 出院带药标志
  list_sp_item_flag 目录特项标志
  matn_fee_flag 生育费用标志
  drt_reim_flag 直报标志
  reim_prop 报销比例
  oprn_oprt_code 手术操作代码
  sin_dos_dscr 单次剂量描述
  used_frqu_dscr 使用频次描述
  prd_days 周期天数
  medc_way_dscr 用药途径描述
  memo 备注
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
  rx_circ_flag 外购处方标志
  dise_codg 病种编码
  chrg_bchno 收费批次号
  init_feedetl_sn 原费用流水号 =init_bkkp_sn
  comb_no 组套编号 =comn_no
  pt 分区(通常为日期)
`);
