import { columns } from './columns.ts';

/** Columns of the insurer's settlements (结算表 setl_d), in official order. */
export const settlementColumns = columns(`
  setl_id 结算ID !
  clr_optins 清算经办机构
  medins_setl_id 医药机构结算ID
  mdtrt_id 就诊ID !
  init_setl_id 原结算ID
  psn_no 人员编号 ! pseudonym
  psn_insu_rlts_id 人员参保关系ID
  psn_name 人员姓名 direct
  psn_cert_type 人员证件类型
  certno 证件号码 direct
  gend 性别
  naty 民族
  brdy 出生日期
  age 年龄
  insutype 险种类型 ?
  psn_type 人员类别
  cvlserv_flag 公务员标志
  cvlserv_lv 公务员等级
  sp_psn_type 特殊人员类型
  sp_psn_type_lv 特殊人员类型等级
  clct_grde 缴费档次
  flxempe_flag 灵活就业标志
  nwb_flag 新生儿标志
  insu_admdvs 参保所属医保区划
  emp_no 单位编号
  emp_name 单位名称 direct
  emp_type 单位类型
  econ_type 经济类型
  afil_indu 所属行业
  afil_rlts 隶属关系
  emp_mgt_type 单位管理类型
  pay_loc 支付地点类别
  fixmedins_code 定点医药机构编号 !
  fixmedins_name 定点医药机构名称
  hosp_lv 机构等级
  fix_blng_admdvs 定点归属医保区划
  lmtpric_hosp_lv 限价医院等级
  dedc_hosp_lv 起付线医院等级
  begndate 开始日期
  enddate 结束日期
  setl_time 结算时间 !
  mdtrt_cert_type 就诊凭证类型
  mdtrt_cert_no 就诊凭证编号 direct
  med_type 医疗类别 ?
  setl_type 结算类别
  clr_type 清算类别
  clr_way 清算方式
  psn_setlway 个人结算方式
  medfee_sumamt 医疗费总额 !
  fulamt_ownpay_amt 全自费金额 ?
  overlmt_selfpay 超限价自费费用 ? =overlmt_amt
  preselfpay_amt 先行自付金额 ?
  inscp_amt 符合政策范围金额 ? =inscp_scp_amt
  dedc_std 起付标准
  crt_dedc 本次起付线
  act_pay_dedc 实际支付起付线
  hifp_pay 统筹基金支出 ?
  pool_prop_selfpay 基本医疗保险统筹基金支付比例
  hi_agre_sumfee 医保认可费用总额
  cvlserv_pay 公务员医疗补助资金支出
  hifes_pay 企业补充医疗保险基金支出
  hifmi_pay 居民大病保险资金支出
  hifob_pay 职工大额医疗费用补助基金支出
  hifdm_pay 伤残人员医疗保障基金支出
  maf_pay 医疗救助基金支出
  othfund_pay 其他基金支出 =oth_pay
  fund_pay_sumamt 基金支付总额 !
  psn_pay 个人支付金额 ? =psn_part_amt
  acct_pay 个人账户支出 ?
  cash_payamt 现金支付金额 ? =psn_cash_pay =psn_cashpay
  ownpay_hosp_part 自费中医院负担部分
  balc 余额
  acct_mulaid_pay 个人账户共济支付金额
  refd_setl_flag 退费结算标志
  cal_ipt_cnt 住院次数计入标志
  setl_cashpay_way 结算现金支付方式
  year 年度
  dise_no 病种代码
  dise_name 病种名称
  invono 发票号
  manl_reim_rea 零星报销原因
  vali_flag 有效标志
  memo 备注
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
  mid_setl_flag 中途结算标志
  acct_used_flag 个人账户使用标志
  quts_type 编制类型
  bydise_setl_payamt 按病种结算支付金额
  exct_item_fund_payamt 除外项目基金支付金额
  pt 分区(通常为日期)
`);
