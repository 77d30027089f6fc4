import { columns } from './columns.ts';

/** Columns of the insurer's encounters (就诊表 mdtrt_d), in official order. */
export const encounterColumns = columns(`
  mdtrt_id 就诊ID !
  medins_setl_id 医药机构结算ID
  psn_no 人员编号 ! pseudonym
  psn_insu_rlts_id 人员参保关系ID
  psn_cert_type 人员证件类型
  certno 证件号码 direct
  psn_name 人员姓名 direct
  gend 性别 ?
  naty 民族
  brdy 出生日期 ?
  age 年龄
  coner_name 联系人姓名 direct
  tel 联系电话 direct
  addr 联系地址 direct
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
  begntime 开始(入院)时间 ! =adm_time
  endtime 结束(出院)时间 =dscg_time
  mdtrt_cert_type 就诊凭证类型
  mdtrt_cert_no 就诊凭证编号 direct
  med_type 医疗类别 ?
  rloc_type 异地安置类别
  ars_year_ipt_flag 跨年度住院标志
  pre_pay_flag 先行支付标志
  year 年度
  refl_old_mdtrt_id 转诊前就诊ID
  ipt_otp_no 住院号 pseudonym =ipt_no
  medrcdno 病历号 pseudonym =medcasno
  chfpdr_code 主诊医师代码 pseudonym =chfpdr_codg
  adm_diag_dscr 入院诊断描述
  adm_dept_codg 入院科室编码
  adm_dept_name 入院科室名称
  adm_bed 入院床位
  wardarea_bed 病区床位
  traf_dept_flag 转科标志
  dscg_maindiag_code 出院主诊断代码
  dscg_dept_codg 出院科室编码
  dscg_dept_name 出院科室名称
  dscg_bed 出院床位
  dscg_way 离院方式
  main_cond_dscr 主要病情描述
  dise_no 病种代码
  dise_name 病种名称
  oprn_oprt_code 手术操作代码
  oprn_oprt_name 手术操作名称
  otp_diag_info 门诊诊断信息
  inhosp_stas 在院状态
  die_date 死亡日期
  ipt_days 住院天数 =act_ipt_days
  geso_val 孕周数
  birctrl_type 计划生育手术类别
  fetts 胎次
  fetus_cnt 胎儿数
  matn_type 生育类别
  prey_time 妊娠时间
  latechb_flag 晚育标志
  pret_flag 早产标志
  fpsc_no 计划生育服务证号
  birctrl_matn_date 计划生育手术或生育日期
  cop_flag 伴有并发症标志
  trt_dcla_detl_sn 待遇申报明细流水号
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
  chfpdr_name 主诊医师姓名 pseudonym
  dscg_maindiag_name 出院主诊断名称
  adm_caty 入院科别
  dscg_caty 出院科别
  ttp_pay_flag 第三方赔付标志
  ttp_pay_prop 第三方赔付比例
  dise_type_code 病种类型代码
  same_dise_adm_flag 同病种入院标志
  quts_type 编制类型
  pt 分区(通常为日期)
`);
