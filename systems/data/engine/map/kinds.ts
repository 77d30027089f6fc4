/** Kind of an encounter (就诊类型) by the medical kind `med_type`; `''` where it cannot be told. */
export function kindOf(medicalKind: string): string {
  const head = medicalKind.slice(0, 2);
  if (head === '') return '';
  if (head === '13' || medicalKind === '120' || medicalKind.startsWith('1201')) return 'emergency';
  if (head === '14' || head === '99') return 'special-disease';
  if (head[0] === '2' || head === '52') return 'inpatient';
  if (head[0] === '1' || head === '51') return 'outpatient';
  return 'other';
}

const SEXES = new Map([
  ['1', '1'],
  ['2', '2'],
  ['0', '0'],
  ['9', '9'],
  ['01', '1'],
  ['02', '2'],
  ['男', '1'],
  ['女', '2'],
  ['男性', '1'],
  ['女性', '2'],
  ['M', '1'],
  ['F', '2'],
  ['m', '1'],
  ['f', '2'],
  ['male', '1'],
  ['female', '2'],
  ['Male', '1'],
  ['Female', '2'],
  ['未知', '0'],
  ['未说明', '9'],
  ['unknown', '0'],
  ['other', '9'],
]);

/** Sex by the national list (性别) from any of its spellings; `''` where it cannot be read. */
export function sexOf(value: string): string {
  return SEXES.get(value) ?? '';
}

const TRUE = new Set(['1', 'Y', 'y', '是', 'true', 'TRUE', 'True', '01', '有效', '有']);
const FALSE = new Set(['0', 'N', 'n', '否', 'false', 'FALSE', 'False', '00', '无效', '2']);

/** Yes or no (是否) as `1` or `0`; `''` where it cannot be read. */
export function yesNo(value: string): string {
  return TRUE.has(value) ? '1' : FALSE.has(value) ? '0' : '';
}

/** Kind of an item (目录类别) by its national code and charge class. */
export function itemKindOf(code: string, chargeClass: string): string {
  const first = code.charCodeAt(0);
  // X western and Z Chinese patent drugs, T herbs; C consumables; services are digits.
  if (first === 88 || first === 90 || first === 84) return 'drug';
  if (first === 67) return 'consumable';
  if (first >= 48 && first <= 57 && code.length >= 9) return 'service';
  const head = chargeClass.slice(0, 2);
  if (head === '09' || head === '10' || head === '11') return 'drug';
  if (head === '08') return 'consumable';
  return head >= '01' && head <= '13' ? 'service' : 'other';
}
