/**
 * The practice scheme (演练方案), written for the practice region and for nothing else: its groups are invented and pay nobody. A category is
 * `letter|name|main diagnoses|sex`; the lines below it are its medical ADRGs, `digit letter and number|name|main diagnoses`, the last one
 * taking the rest. Diagnoses are categories of ICD-10 and ranges of them; operations are told by the first two digits.
 */
export const categories = `
B|神经系统|G00-G99 I60-I69 S06 R55-R56|
 R1|脑梗死|I63
 R2|颅内出血|I60-I62
 S1|癫痫|G40-G41
 Z1|其他神经系统疾病
C|眼|H00-H59|
 Z1|眼部疾病
D|耳鼻咽喉口腔|H60-H95 J00-J06 J30-J39 K00-K14 C00-C14 C32|
 S1|耳部疾病|H60-H95
 Z1|耳鼻咽喉口腔疾病
E|呼吸系统|J09-J22 J40-J99 A15-A19 R04-R06 C33-C34 S27|
 R1|肺炎|J12-J18
 R2|慢性阻塞性肺病|J44
 S1|结核|A15-A19
 T1|呼吸衰竭|J96
 U1|肺部肿瘤|C33-C34
 Z1|其他呼吸疾病
F|循环系统|I00-I52 I70-I99 R07|
 R1|心力衰竭|I50
 R2|急性心肌梗死|I21-I22
 S1|冠心病|I20 I24-I25
 T1|高血压|I10-I15
 U1|心律失常|I44-I49
 Z1|其他循环疾病
G|消化系统|K20-K67 K90-K93 A00-A09 C15-C21 D12 R10-R11 S36|
 R1|消化道肿瘤|C15-C21
 S1|胃炎与溃疡|K25-K29
 T1|肠梗阻与疝|K40-K46 K56
 U1|肠道感染|A00-A09
 Z1|其他消化疾病
H|肝胆胰|K70-K87 B15-B19 C22-C25|
 R1|肝胆胰肿瘤|C22-C25
 S1|胆石与胆囊炎|K80-K81
 T1|胰腺炎|K85-K86
 Z1|其他肝胆胰疾病
I|肌肉骨骼|M00-M99 S02 S12-S14 S22 S32 S42-S99 T02-T14|
 R1|骨折|S02 S12 S22 S32 S42 S52 S62 S72 S82 S92
 S1|椎间盘与脊柱疾病|M40-M54
 T1|关节疾病|M00-M25
 Z1|其他肌肉骨骼疾病
J|皮肤与乳房|L00-L99 C43-C44 C50 D05 D24 N60-N64 T20-T32|
 R1|乳房肿瘤|C50 D05 D24
 Z1|皮肤疾病
K|内分泌代谢|E00-E90 C73 D34|
 R1|糖尿病|E10-E14
 S1|甲状腺疾病|E00-E07 C73 D34
 Z1|其他内分泌代谢疾病
L|泌尿系统|N00-N39 C64-C68 I12|
 R1|肾衰竭|N17-N19
 S1|泌尿系结石|N20-N23
 T1|泌尿系肿瘤|C64-C68
 Z1|其他泌尿疾病
M|男性生殖|N40-N51 C60-C63|1
 R1|前列腺疾病|N40-N42 C61
 Z1|其他男性生殖疾病
N|女性生殖|N70-N98 C51-C58 D25-D28 D06|2
 R1|女性生殖肿瘤|C51-C58 D25-D28 D06
 Z1|其他女性生殖疾病
O|妊娠分娩|O00-O99|2
 R1|阴道分娩|O80-O81 O83-O84
 Z1|其他妊娠疾病
Q|血液与免疫|D50-D89 C81-C96|
 R1|血液肿瘤|C81-C96
 Z1|其他血液疾病
R|肿瘤治疗|Z51 C00-C97 D00-D48|
 E1|放化疗|Z51
 Z1|其他肿瘤
S|感染|A20-A99 B00-B14 B20-B99|
 R1|脓毒症|A40-A41
 Z1|其他感染
T|精神|F00-F99|
 Z1|精神疾病
X|其他|P00-P99 Q00-Q99 R00-R99 S00-S99 T00-T98 Z00-Z99|
 Z1|其他就诊原因
`;

/** Operations of each category by their first two digits (大类手术). */
export const operationsOf: Readonly<Record<string, readonly string[]>> = {
  B: ['00', '01', '02', '03', '04', '05', '38', '39', '88'],
  C: ['08', '09', '10', '11', '12', '13', '14', '15', '16'],
  D: ['18', '19', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '30'],
  E: ['31', '32', '33', '34', '96'],
  F: ['00', '35', '36', '37', '38', '39', '88'],
  G: ['42', '43', '44', '45', '46', '47', '48', '49', '53', '54'],
  H: ['50', '51', '52'],
  I: ['03', '76', '77', '78', '79', '80', '81', '82', '83', '84'],
  J: ['85', '86'],
  K: ['06', '07'],
  L: ['38', '39', '55', '56', '57', '58', '59', '98'],
  M: ['60', '61', '62', '63', '64'],
  N: ['65', '66', '67', '68', '69', '70', '71'],
  O: ['69', '72', '73', '74', '75'],
  Q: ['40', '41'],
  R: ['32', '43', '45', '48', '50', '55', '57', '85'],
};

/** Complications by category of ICD-10 (演练并发症表). A main diagnosis of the same chapter letter excludes them. */
export const complications = {
  mcc: ['A40', 'A41', 'I21', 'I46', 'I60', 'I61', 'J80', 'J96', 'K72', 'N17', 'R57', 'R65'],
  cc: [
    'D64',
    'E10',
    'E11',
    'E43',
    'E77',
    'E87',
    'F03',
    'G20',
    'I48',
    'I50',
    'I63',
    'J18',
    'J44',
    'K74',
    'L89',
    'N18',
    'R18',
  ],
};
