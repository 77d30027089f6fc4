import type { LocalText } from '@sanyi/kernel';

/** What diagnoses that begin with a letter are about, in short (诊断首字母). */
export const ICD_LETTERS: Readonly<Record<string, LocalText>> = {
  A: { zh: '传染病（肠道、结核等）', en: 'infections' },
  B: { zh: '传染病（病毒、寄生虫等）', en: 'infections' },
  C: { zh: '恶性肿瘤', en: 'cancers' },
  D: { zh: '其他肿瘤、血液病', en: 'other tumours, blood' },
  E: { zh: '内分泌、营养、代谢', en: 'endocrine, metabolic' },
  F: { zh: '精神和行为', en: 'mental' },
  G: { zh: '神经系统', en: 'nervous system' },
  H: { zh: '眼和耳', en: 'eye and ear' },
  I: { zh: '循环系统', en: 'circulation' },
  J: { zh: '呼吸系统', en: 'respiration' },
  K: { zh: '消化系统', en: 'digestion' },
  L: { zh: '皮肤', en: 'skin' },
  M: { zh: '肌肉骨骼', en: 'muscles, bones' },
  N: { zh: '泌尿生殖', en: 'urogenital' },
  O: { zh: '妊娠和分娩', en: 'pregnancy, birth' },
  P: { zh: '新生儿', en: 'newborn' },
  Q: { zh: '先天畸形', en: 'congenital' },
  R: { zh: '症状和体征', en: 'symptoms' },
  S: { zh: '损伤', en: 'injuries' },
  T: { zh: '损伤、中毒', en: 'injuries, poisoning' },
  Z: { zh: '康复、化疗等', en: 'aftercare, chemotherapy' },
};
