import type { ValueList } from '../value-list.ts';

/** Charges (收费). */
export const chargeValues: readonly ValueList[] = [
  {
    field: 'chrgitm_lv',
    title: { zh: '收费项目等级', en: 'Grade of a charged item' },
    values: [
      ['01', '甲类', 'Class A, all in scope'],
      ['02', '乙类', 'Class B, a part paid first'],
      ['03', '丙类（自费）', 'Class C, paid by oneself'],
      ['04', '可报丙类', 'Class C, refundable'],
    ],
  },
  {
    field: 'med_chrgitm_type',
    title: { zh: '医疗收费项目类别', en: 'Class of a charge' },
    values: [
      ['01', '床位费', 'Bed'],
      ['02', '诊察费', 'Consultation'],
      ['03', '检查费', 'Examination'],
      ['04', '化验费', 'Laboratory'],
      ['05', '治疗费', 'Treatment'],
      ['06', '手术费', 'Operation'],
      ['07', '护理费', 'Nursing'],
      ['08', '卫生材料费', 'Consumables'],
      ['0801', '材料费', 'Materials', '08'],
      ['09', '西药费', 'Western drugs'],
      ['10', '中药饮片费', 'Herbal pieces'],
      ['11', '中成药费', 'Patent Chinese drugs'],
      ['12', '一般诊疗费', 'General consultation fee'],
      ['13', '挂号费', 'Registration'],
      ['14', '其他费', 'Other'],
      ['14011', '血液及血液制品', 'Blood and products', '14'],
      ['1402', '国产材料', 'Domestic materials', '08'],
      ['1403', '进口材料', 'Imported materials', '08'],
      ['1408', 'MRI 费', 'MRI', '03'],
      ['1409', 'CT 费', 'CT', '03'],
      ['1410', '彩超费', 'Doppler ultrasound', '03'],
      ['1411', '输氧费', 'Oxygen', '05'],
      ['1412', '输血费', 'Transfusion', '05'],
      ['1413', '麻醉费', 'Anaesthesia', '06'],
      ['145301', '放射费', 'Radiology', '03'],
    ],
  },
  {
    field: 'list_type',
    title: { zh: '目录类别', en: 'Kind of list' },
    values: [
      ['101', '西药中成药', 'Western and patent drugs'],
      ['102', '中药饮片', 'Herbal pieces'],
      ['103', '自制剂', 'Hospital preparations'],
      ['104', '民族药', 'Ethnic drugs'],
      ['201', '医疗服务项目', 'Services'],
      ['301', '医用耗材', 'Consumables'],
    ],
  },
];
