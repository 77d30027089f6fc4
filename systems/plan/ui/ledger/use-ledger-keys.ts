import { type KeyboardEvent, useEffect } from 'react';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/**
 * Keys of the ledger beside those of the table (台账快捷键): space ticks the row with the focus, `[` and `]` walk through
 * the rows while the panel is open, `f` goes to the filter.
 */
export function useLedgerKeys({
  onTick,
  onStep,
  onFilter,
}: {
  onTick: ((key: string) => void) | null;
  onStep: ((by: -1 | 1) => void) | null;
  onFilter: () => void;
}) {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (onStep && (event.key === '[' || event.key === ']')) onStep(event.key === '[' ? -1 : 1);
      else if (event.key === 'f') {
        event.preventDefault();
        onFilter();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== ' ' || !onTick || !(target instanceof HTMLTableRowElement)) return;
      const key = target.dataset['rowKey'];
      if (!key) return;
      event.preventDefault();
      onTick(key);
    },
  };
}
