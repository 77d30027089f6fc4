import { columns } from './columns.ts';

/** Fields of the settlement list by node, newer layout (医保基金结算清单 4101A). */
export const settlementListAColumns = columns(`
  setlinfo.psn_no 人员编号 pseudonym
  setlinfo.mdtrt_id 就诊ID !
  setlinfo.setl_id 结算ID
  setlinfo.hi_no 医保编号 ? pseudonym
  setlinfo.medcasno 病案号 ? pseudonym
  setlinfo.dcla_time 申报时间
  setlinfo.ntly 国籍 ?
  setlinfo.prfs 职业 ?
  setlinfo.curr_addr 现住址 direct
  setlinfo.emp_name 单位名称 direct
  setlinfo.emp_addr 单位地址 direct
  setlinfo.emp_tel 单位电话 direct
  setlinfo.poscode 邮编
  setlinfo.coner_name 联系人姓名 direct
  setlinfo.patn_rlts 与患者关系 ?
  setlinfo.coner_addr 联系人地址 ? direct
  setlinfo.coner_tel 联系人电话 ? direct
  setlinfo.nwb_adm_type 新生儿入院类型
  setlinfo.nwb_bir_wt 新生儿出生体重
  setlinfo.nwb_adm_wt 新生儿入院体重
  setlinfo.mul_nwb_bir_wt 多新生儿出生体重
  setlinfo.mul_nwb_adm_wt 多新生儿入院体重
  setlinfo.opsp_diag_caty 门诊慢特病诊断科别
  setlinfo.opsp_mdtrt_date 门诊慢特病就诊日期
  setlinfo.adm_way 入院途径
  setlinfo.trt_type 治疗类别
  setlinfo.adm_time 入院时间
  setlinfo.refldept_dept 转科科别
  setlinfo.dscg_time 出院时间
  setlinfo.dscg_caty 出院科别
  setlinfo.otp_wm_dise 门(急)诊西医诊断
  setlinfo.wm_dise_code 西医诊断疾病代码
  setlinfo.otp_tcm_dise 门(急)诊中医诊断
  setlinfo.tcm_dise_code 中医诊断代码
  setlinfo.vent_used_dura 呼吸机使用时长
  setlinfo.pwcry_bfadm_coma_dura 颅脑损伤患者入院前昏迷时长
  setlinfo.pwcry_afadm_coma_dura 颅脑损伤患者入院后昏迷时长
  setlinfo.spga_nurscare_days 特级护理天数
  setlinfo.lv1_nurscare_days 一级护理天数
  setlinfo.scd_nurscare_days 二级护理天数
  setlinfo.lv3_nurscare_days 三级护理天数
  setlinfo.dscg_way 离院方式
  setlinfo.acp_medins_name 拟接收机构名称
  setlinfo.acp_optins_code 拟接收机构代码
  setlinfo.bill_code 票据代码
  setlinfo.bill_no 票据号码
  setlinfo.biz_sn 业务流水号
  setlinfo.days_rinp_flag_31 出院31天内再住院计划标志
  setlinfo.days_rinp_pup_31 出院31天内再住院目的
  setlinfo.chfpdr_code 主诊医师代码 pseudonym
  setlinfo.setl_begn_date 结算开始日期
  setlinfo.setl_end_date 结算结束日期
  setlinfo.medins_fill_dept 医疗机构填报部门
  setlinfo.medins_fill_psn 医疗机构填报人 pseudonym
  setlinfo.resp_nurs_code 责任护士代码 pseudonym
  setlinfo.stas_type 状态分类
  setlinfo.hi_paymtd 医保支付方式
  opspdiseinfo.diag_name 诊断名称
  opspdiseinfo.diag_code 诊断代码
  opspdiseinfo.oprn_oprt_name 手术操作名称
  opspdiseinfo.oprn_oprt_code 手术操作代码
  diseinfo.diag_type 诊断类别
  diseinfo.diag_code 诊断代码 !
  diseinfo.diag_name 诊断名称
  diseinfo.adm_cond_type 入院病情类型
  diseinfo.maindiag_flag 主诊断标志
  oprninfo.oprn_oprt_type 手术操作类别
  oprninfo.oprn_oprt_name 手术操作名称
  oprninfo.oprn_oprt_code 手术操作代码 !
  oprninfo.anst_way 麻醉方式
  oprninfo.oper_dr_code 术者医师代码 pseudonym
  oprninfo.anst_dr_code 麻醉医师代码 pseudonym
  oprninfo.oprn_oprt_begntime 手术操作开始时间
  oprninfo.oprn_oprt_endtime 手术操作结束时间
  oprninfo.anst_begntime 麻醉开始时间
  oprninfo.anst_endtime 麻醉结束时间
  icuinfo.scs_cutd_ward_type 重症监护病房类型
  icuinfo.scs_cutd_inpool_time 重症监护进入时间
  icuinfo.scs_cutd_exit_time 重症监护退出时间
  icuinfo.scs_cutd_sum_dura 重症监护合计时长
  bldinfo.bld_cat 输血品种
  bldinfo.bld_amt 输血量
  bldinfo.bld_unt 输血计量单位
`);
