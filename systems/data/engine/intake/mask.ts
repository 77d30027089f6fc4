/** Masks a personal value for a quotation (脱敏): first characters and length class only, such as `张**` or `31***12`. */
export function masked(value: string): string {
  if (value === '') return '';
  const characters = Array.from(value.slice(0, 80));
  if (characters.length <= 4) return `${characters[0]}**`;
  return `${characters.slice(0, 2).join('')}***${characters.length > 9 ? characters.slice(-2).join('') : ''}`;
}
