import { useEffect, useRef } from 'react';

const TYPING =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="dialog"], .ant-modal';

/**
 * Single-key commands of a page (快捷键). Nothing is heard while somebody types, while a dialog is open, or together
 * with Ctrl, Alt or ⌘.
 */
export function useKeys(commands: Readonly<Record<string, () => void>>, enabled = true): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      const command = latest.current[event.key];
      if (!command) return;
      event.preventDefault();
      command();
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [enabled]);
}
