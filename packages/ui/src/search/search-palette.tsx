import { Modal } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SearchProvider } from '../bind-web.ts';
import { ProblemNote } from '../feedback/problem-note.tsx';
import { useLocale, useText } from '../locale/locale.tsx';
import { useGo } from '../shell/address.ts';
import { words } from '../text/zh-en.ts';
import { isMeant } from './initials.ts';
import type { SearchHit } from './search-hit.ts';
import './search.css';

const WAIT_MS = 160;
const MOST_PER_SOURCE = 8;

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Searches everything (全局搜索), opened by `/` or Ctrl+K: pages at once, and what the systems find as it arrives.
 */
export function SearchPalette({
  open,
  onOpen,
  onClose,
  pages,
  providers,
}: {
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
  pages: readonly SearchHit[];
  providers: readonly SearchProvider[];
}) {
  useEffect(() => {
    function pressed(event: globalThis.KeyboardEvent) {
      const slash =
        event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
      const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!slash && !command) return;
      event.preventDefault();
      onOpen();
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [onOpen]);
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width="min(640px, 94vw)"
      style={{ top: 72 }}
      styles={{ container: { padding: 0 } }}
      transitionName=""
      maskTransitionName=""
    >
      <Palette pages={pages} providers={providers} onClose={onClose} />
    </Modal>
  );
}

function Palette({
  pages,
  providers,
  onClose,
}: {
  pages: readonly SearchHit[];
  providers: readonly SearchProvider[];
  onClose: () => void;
}) {
  const { say } = useLocale();
  const text = useText(words);
  const go = useGo();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly SearchHit[]>([]);
  const [fault, setFault] = useState<unknown>(null);
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (!typed.trim()) return;
    const abort = new AbortController();
    async function ask(provider: SearchProvider) {
      try {
        const hits = await provider.search(typed.trim(), abort.signal);
        if (!abort.signal.aborted) setFound((all) => [...all, ...hits.slice(0, MOST_PER_SOURCE)]);
      } catch (problem) {
        if (!abort.signal.aborted) setFault(problem);
      }
    }
    const timer = setTimeout(() => {
      for (const provider of providers) void ask(provider);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [typed, providers]);

  const pageHits = pages.filter((hit) => isMeant(typed, hit.title.zh, hit.title.en, hit.detail?.zh ?? ''));
  const hits = [...pageHits.slice(0, typed.trim() ? MOST_PER_SOURCE : 12), ...found];
  const at = Math.min(chosen, hits.length - 1);

  function openHit(hit: SearchHit | undefined) {
    if (!hit) return;
    onClose();
    go(hit.href);
  }
  function keys(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setChosen((at + 1) % Math.max(1, hits.length));
    else if (event.key === 'ArrowUp') setChosen((at + hits.length - 1) % Math.max(1, hits.length));
    else if (event.key === 'Enter') openHit(hits[at]);
    else return;
    event.preventDefault();
  }

  return (
    <div className="sanyi-palette">
      <input
        ref={input}
        value={typed}
        role="combobox"
        aria-expanded="true"
        aria-controls="sanyi-hits"
        aria-activedescendant={hits[at] ? `sanyi-hit-${at}` : undefined}
        aria-label={text.search}
        placeholder={text.searchHint}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
          setFound([]);
          setFault(null);
        }}
        onKeyDown={keys}
      />
      <ProblemNote problem={fault} />
      {hits.length === 0 && <p className="sanyi-palette-none">{text.nothingFound}</p>}
      <div id="sanyi-hits" role="listbox" aria-label={text.search}>
        {hits.map((hit, place) => (
          <div
            key={`${hit.kind.zh}:${hit.id}`}
            id={`sanyi-hit-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onPointerMove={() => setChosen(place)}
            onClick={() => openHit(hit)}
            onKeyDown={keys}
          >
            <span className="sanyi-hit-kind">{say(hit.kind)}</span>
            <span className="sanyi-hit-title">{say(hit.title)}</span>
            {hit.detail && <span className="sanyi-hit-detail">{say(hit.detail)}</span>}
          </div>
        ))}
      </div>
      <footer>{text.searchIdle}</footer>
    </div>
  );
}
