import { useFormat, useText } from '@sanyi/ui';
import { canonicalWords } from '../../text/canonical-words.ts';
import { tableWords } from '../../text/table-words.ts';

/** Kinds of columns in words, and their cells as a person reads them (列类型). */
export function useColumnKinds() {
  const text = useText(tableWords);
  const format = useFormat();
  const codes: Readonly<Record<string, string>> = useText(canonicalWords);
  const kinds: Readonly<Record<string, string>> = {
    text: text.text,
    code: text.code,
    key: text.keyKind,
    fen: text.fen,
    quantity: text.quantity,
    price: text.price,
    count: text.count,
    'yes-no': text['yes-no'],
    day: text.day,
    'birth-day': text['birth-day'],
    month: text.month,
    instant: text.instant,
  };
  return {
    nameOf: (kind: string) => kinds[kind] ?? kind,
    isNumber: (kind: string) => ['fen', 'quantity', 'price', 'count'].includes(kind),
    cell: (kind: string, value: string | null): string => {
      if (value === null) return '—';
      if (kind === 'fen' && /^-?\d+$/.test(value)) return format.exactAmount(value);
      if (kind === 'month') return format.period(value.slice(0, 7));
      if (kind === 'quantity' || kind === 'price') return format.decimal(trimmed(value));
      if (kind === 'count') return format.decimal(value);
      if (kind === 'yes-no') return value === '1' ? text.isYes : text.isNo;
      // A key is 64 bits of hash: its ends tell rows apart, the whole of it tells a person nothing.
      if (kind === 'key' && value.length > 10) return `${value.slice(0, 4)}…${value.slice(-4)}`;
      if (kind === 'code' && Object.hasOwn(codes, value)) return codes[value] ?? value;
      return value;
    },
  };
}

/** Decimals that say nothing: `2.0000` is `2`. */
function trimmed(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

/** What a reader wants of a row, most wanted first: which row it is, how much, when; then the codes. */
const WANTED: readonly (readonly [kinds: readonly string[], most: number])[] = [
  [['text', 'key'], 3],
  [['fen', 'quantity', 'price', 'count'], 4],
  [['day', 'instant', 'month'], 1],
  [['code', 'yes-no', 'birth-day'], 3],
];

/** Columns shown before anybody has chosen (初始列), in that order; the others are in the column chooser. */
export function columnsAtFirst(
  columns: readonly { readonly name: string; readonly kind: string }[],
): readonly string[] {
  const [first] = columns;
  const rest = columns.slice(1);
  const names = WANTED.flatMap(([kinds, most]) =>
    rest
      .filter(({ kind }) => kinds.includes(kind))
      .slice(0, most)
      .map(({ name }) => name),
  );
  return first ? [first.name, ...names] : names;
}

/** The head of a column (列头): what stands before the first explanation in its title; amounts are shown in yuan, not in fen. */
export function headOf(title: string): string {
  const head = /^[^:：,，;；(（]+/.exec(title)?.[0].trim() ?? title;
  return head
    .replace(/ in fen$/, '')
    .replace(
      /^Keyed hash of the (\w+)( number)?$/,
      (_, of: string) => `${of[0]?.toUpperCase()}${of.slice(1)} key`,
    );
}
