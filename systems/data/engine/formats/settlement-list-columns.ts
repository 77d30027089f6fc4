import { columns } from './columns.ts';

/** Fields of the settlement list by node (医保基金结算清单 4101). */
export const settlementListColumns = columns(`
  setlinfo.mdtrt_id 就诊ID !
  setlinfo.setl_id 结算ID ?
  setlinfo.fixmedins_name 定点医药机构名称 ?
  setlinfo.fixmedins_code 定点医药机构编号 !
  setlinfo.hi_setl_lv 医保结算等级
  setlinfo.hi_no 医保编号 ? pseudonym
  setlinfo.medcasno 病案号 ? pseudonym
  setlinfo.dcla_time 申报时间
  setlinfo.psn_name 人员姓名 ? direct
  setlinfo.gend 性别 ?
  setlinfo.brdy 出生日期 ?
  setlinfo.age 年龄
  setlinfo.ntly 国籍 ?
  setlinfo.nwb_age (年龄不足1周岁)年龄
  setlinfo.naty 民族 ?
  setlinfo.patn_cert_type 患者证件类别 ?
  setlinfo.certno 证件号码 ? direct
  setlinfo.prfs 职业 ?
  setlinfo.curr_addr 现住址 direct
  setlinfo.emp_name 单位名称 direct
  setlinfo.emp_addr 单位地址 direct
  setlinfo.emp_tel 单位电话 direct
  setlinfo.poscode 邮编
  setlinfo.coner_name 联系人姓名 ? direct
  setlinfo.patn_rlts 与患者关系 ?
  setlinfo.coner_addr 联系人地址 ? direct
  setlinfo.coner_tel 联系人电话 ? direct
  setlinfo.hi_type 医保类型 ?
  setlinfo.insuplc 参保地 ?
  setlinfo.sp_psn_type 特殊人员类型
  setlinfo.nwb_adm_type 新生儿入院类型
  setlinfo.nwb_bir_wt 新生儿出生体重
  setlinfo.nwb_adm_wt 新生儿入院体重
  setlinfo.opsp_diag_caty 门诊慢特病诊断科别
  setlinfo.opsp_mdtrt_date 门诊慢特病就诊日期
  setlinfo.ipt_med_type 住院医疗类型 ?
  setlinfo.adm_way 入院途径
  setlinfo.trt_type 治疗类别
  setlinfo.adm_time 入院时间
  setlinfo.adm_caty 入院科别 ?
  setlinfo.refldept_dept 转科科别
  setlinfo.dscg_time 出院时间
  setlinfo.dscg_caty 出院科别 ?
  setlinfo.act_ipt_days 实际住院天数
  setlinfo.otp_wm_dise 门(急)诊西医诊断
  setlinfo.wm_dise_code 西医诊断疾病代码
  setlinfo.otp_tcm_dise 门(急)诊中医诊断
  setlinfo.tcm_dise_code 中医诊断代码
  setlinfo.diag_code_cnt 诊断代码计数
  setlinfo.maindiag_flag 主诊断标志
  setlinfo.oprn_oprt_code_cnt 手术操作代码计数
  setlinfo.vent_used_dura 呼吸机使用时长
  setlinfo.pwcry_bfadm_coma_dura 颅脑损伤患者入院前昏迷时长
  setlinfo.pwcry_afadm_coma_dura 颅脑损伤患者入院后昏迷时长
  setlinfo.bld_cat 输血品种
  setlinfo.bld_amt 输血量
  setlinfo.bld_unt 输血计量单位
  setlinfo.spga_nurscare_days 特级护理天数
  setlinfo.lv1_nurscare_days 一级护理天数
  setlinfo.scd_nurscare_days 二级护理天数
  setlinfo.lv3_nurscare_days 三级护理天数
  setlinfo.dscg_way 离院方式
  setlinfo.acp_medins_name 拟接收机构名称
  setlinfo.acp_optins_code 拟接收机构代码
  setlinfo.bill_code 票据代码 ?
  setlinfo.bill_no 票据号码 ?
  setlinfo.biz_sn 业务流水号 ?
  setlinfo.days_rinp_flag_31 出院31天内再住院计划标志
  setlinfo.days_rinp_pup_31 出院31天内再住院目的
  setlinfo.chfpdr_name 主诊医师姓名 pseudonym
  setlinfo.chfpdr_code 主诊医师代码 pseudonym
  setlinfo.setl_begn_date 结算开始日期 ?
  setlinfo.setl_end_date 结算结束日期 ?
  setlinfo.psn_selfpay 个人自付 ?
  setlinfo.psn_ownpay 个人自费 ?
  setlinfo.acct_pay 个人账户支出 ?
  setlinfo.psn_cashpay 个人现金支付 ?
  setlinfo.hi_paymtd 医保支付方式 ?
  setlinfo.hsorg 医保机构 ?
  setlinfo.hsorg_opter 医保机构经办人 ? pseudonym
  setlinfo.medins_fill_dept 医疗机构填报部门 ?
  setlinfo.medins_fill_psn 医疗机构填报人 ? pseudonym
  payinfo.fund_pay_type 基金支付类型 ?
  payinfo.fund_payamt 基金支付金额 !
  opspdiseinfo.diag_name 诊断名称 ?
  opspdiseinfo.diag_code 诊断代码 ?
  opspdiseinfo.oprn_oprt_name 手术操作名称 ?
  opspdiseinfo.oprn_oprt_code 手术操作代码 ?
  diseinfo.diag_type 诊断类别 ?
  diseinfo.diag_code 诊断代码 !
  diseinfo.diag_name 诊断名称 ?
  diseinfo.adm_cond_type 入院病情类型
  diseinfo.maindiag_flag 主诊断标志 ?
  iteminfo.med_chrgitm 医疗收费项目 ?
  iteminfo.amt 金额 !
  iteminfo.claa_sumfee 甲类费用合计 ?
  iteminfo.clab_amt 乙类金额 ?
  iteminfo.fulamt_ownpay_amt 全自费金额 ?
  iteminfo.oth_amt 其他金额 ?
  oprninfo.oprn_oprt_type 手术操作类别 ?
  oprninfo.oprn_oprt_name 手术操作名称 ?
  oprninfo.oprn_oprt_code 手术操作代码 !
  oprninfo.oprn_oprt_date 手术操作日期 ?
  oprninfo.anst_way 麻醉方式
  oprninfo.oper_dr_name 术者医师姓名 ? pseudonym
  oprninfo.oper_dr_code 术者医师代码 ? pseudonym
  oprninfo.anst_dr_name 麻醉医师姓名 pseudonym
  oprninfo.anst_dr_code 麻醉医师代码 pseudonym
  icuinfo.scs_cutd_ward_type 重症监护病房类型 ?
  icuinfo.scs_cutd_inpool_time 重症监护进入时间 ?
  icuinfo.scs_cutd_exit_time 重症监护退出时间 ?
  icuinfo.scs_cutd_sum_dura 重症监护合计时长 ?
`);
