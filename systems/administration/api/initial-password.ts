import { randomBytes } from 'node:crypto';

/** An initial password (初始密码) that can be read out over the telephone: no letters that look alike. */
export function initialPassword(): string {
  // 32 letters, so that every byte falls on each of them equally often.
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const text = [...randomBytes(15)].map((byte) => letters[byte % letters.length]).join('');
  return `${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`;
}
