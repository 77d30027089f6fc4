/** Shows the family name only (姓名脱敏): `张*`, `欧阳**`; one sign is hidden whole. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  if (signs.length <= 1) return signs.length === 0 ? '' : '*';
  // Names in Latin letters or with a point keep their first sign.
  const shown = COMPOUND.has(signs.slice(0, 2).join('')) && signs.length > 2 ? 2 : 1;
  return `${signs.slice(0, shown).join('')}${'*'.repeat(Math.min(signs.length - shown, 6))}`;
}

const COMPOUND = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 夏侯 司徒 端木 轩辕 南宫 独孤'.split(' '),
);

/** Shows three signs in front and four at the end (证件号码脱敏): `310***********1234`; short ones only their last two. */
export function maskNumber(number: string): string {
  const { length } = number;
  if (length <= 4) return '*'.repeat(length);
  if (length < 12) return `${'*'.repeat(length - 2)}${number.slice(-2)}`;
  return `${number.slice(0, 3)}${'*'.repeat(length - 7)}${number.slice(-4)}`;
}

/** Shows three digits in front and four at the end (电话脱敏): `138****0000`. */
export function maskPhone(phone: string): string {
  const { length } = phone;
  if (length <= 4) return '*'.repeat(length);
  return length < 9
    ? `${'*'.repeat(length - 4)}${phone.slice(-4)}`
    : `${phone.slice(0, 3)}${'*'.repeat(length - 7)}${phone.slice(-4)}`;
}

/** Shows the address down to the district (地址脱敏), at most nine signs and never a house number. */
export function maskAddress(address: string): string {
  const district = /^[^\d\s]{1,20}?[区县旗]/.exec(address)?.[0];
  const shown = district ?? address.replace(/[\d０-９].*$/, '').slice(0, 3);
  return `${[...shown].slice(0, 9).join('')}****`;
}
