/**
 * Values with whole numbers of any size as text (精确数据转文本): a `bigint` becomes `{"$":"123"}`. Keys stand in the order they have, so the same value
 * gives the same text.
 */
export function exactText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'bigint' ? { $: item.toString() } : item,
  );
}

/** Reads what `exactText` wrote (文本转精确数据). @throws SyntaxError */
export function exactFrom(text: string): unknown {
  return JSON.parse(text, (_, item: unknown) =>
    typeof item === 'object' && item !== null && '$' in item && typeof item.$ === 'string'
      ? BigInt(item.$)
      : item,
  );
}
