const startOf = (piece: HTMLElement) => Number(piece.dataset['from']);
const endOf = (piece: HTMLElement) => startOf(piece) + (piece.textContent?.length ?? 0);

/**
 * The raw offset of a place on the sheet (原文位置): the node of a selection and the offset in it. A place between
 * paragraphs, as a triple click gives it, is the beginning of what follows; null outside the paper.
 */
export function offsetOf(node: Node | null, offset: number): number | null {
  if (!node) return null;
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const piece = element?.closest<HTMLElement>('[data-from]');
  if (piece && node.nodeType === Node.TEXT_NODE)
    return startOf(piece) + Math.min(offset, node.textContent?.length ?? 0);
  if (piece) return offset === 0 ? startOf(piece) : endOf(piece);
  if (!element?.closest('.plan-paper')) return null;
  const behind = node.childNodes[offset];
  const pieces = [...element.querySelectorAll<HTMLElement>('[data-from]')];
  const next = pieces.find(
    (one) =>
      behind &&
      (behind.contains(one) || behind.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
  if (next) return startOf(next);
  const last = pieces.at(-1);
  return last ? endOf(last) : null;
}

/** The stretch of the paper that is selected now (选中的原文), or null when none is. */
export function selectedSpan(root: HTMLElement | null): readonly [number, number] | null {
  const selection = globalThis.getSelection?.();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const [start, end] = [
    offsetOf(range.startContainer, range.startOffset),
    offsetOf(range.endContainer, range.endOffset),
  ];
  return start !== null && end !== null && end > start ? [start, end] : null;
}

/** A stretch without the white space around its words; null when there are none. */
export function trimmedSpan(
  text: string,
  [start, end]: readonly [number, number],
): readonly [number, number] | null {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = start + words.trimEnd().length;
  return to > from ? [from, to] : null;
}

function scrollerOf(element: Element): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent);
    if ((overflowY === 'auto' || overflowY === 'scroll') && parent.scrollHeight > parent.clientHeight + 1)
      return parent;
  }
  return null;
}

const SETTLE_FRAMES = 3;
/** Height of the bar above the page, which must not cover what is brought into view. */
const TOP = 64;

/**
 * Brings something into view in its own pane only (滚动到位): nothing moves when it is seen already, unless `centre`.
 * Paragraphs far away have an estimated height until they are drawn, so it is done again for a few frames.
 */
export function bringIntoView(element: Element | null | undefined, centre = false): void {
  // A pane that is not shown has nowhere to scroll to.
  if (!element || element.closest('[hidden]')) return;
  const move = (left: number, force: boolean) => {
    if (!element.isConnected) return;
    const scroller = scrollerOf(element);
    const box = element.getBoundingClientRect();
    const frame = scroller?.getBoundingClientRect() ?? { top: TOP, bottom: globalThis.innerHeight };
    const seen = box.top >= frame.top + 8 && box.top <= frame.bottom - 48;
    if (force || !seen) {
      const by = box.top - frame.top - (frame.bottom - frame.top) * 0.28;
      (scroller ?? globalThis).scrollBy({ top: by, behavior: 'instant' });
    }
    if (left > 0) requestAnimationFrame(() => move(left - 1, force));
  };
  move(SETTLE_FRAMES, centre);
}
