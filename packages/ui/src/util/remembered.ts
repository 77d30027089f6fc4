import { useCallback, useState } from 'react';

function stored(key: string): string | null {
  // A browser may forbid storage (private mode, policy); then nothing is remembered and everything still works.
  try {
    return globalThis.localStorage.getItem(key);
  } catch (fault) {
    if (fault instanceof Error) return null;
    throw fault;
  }
}

function store(key: string, value: string): boolean {
  try {
    globalThis.localStorage.setItem(key, value);
    return true;
  } catch (fault) {
    if (fault instanceof Error) return false;
    throw fault;
  }
}

/** A small choice that this machine remembers (本机记住的选择): density, columns, language; never business data. */
export function useRemembered<Value extends string>(
  key: string,
  initial: Value,
  accepts: (text: string) => text is Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => {
    const text = stored(key);
    return text !== null && accepts(text) ? text : initial;
  });
  const remember = useCallback(
    (next: Value) => {
      setValue(next);
      store(key, next);
    },
    [key],
  );
  return [value, remember];
}

/** Whether a remembered value is a text at all (任意文本), for values without a closed list. */
export function anyText(text: string): text is string {
  return typeof text === 'string';
}
