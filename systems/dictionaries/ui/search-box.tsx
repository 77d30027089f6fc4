import { Choice, useAddress, useLocale, useNarrow, useText } from '@sanyi/ui';
import { Input, type InputRef, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { CODE_SYSTEMS } from '../engine/code-system.ts';
import { pageWords } from '../text/page-words.ts';
import { shortSystemNames } from '../text/system-words.ts';

/** Long enough not to ask at every key of a fast typist, too short to be noticed. */
const PAUSE = 120;

/** The search of the page (检索框): answers while one types; the text stands in the address. */
export function SearchBox() {
  const text = useText(pageWords);
  const { say } = useLocale();
  const [query, change] = useAddress();
  const asked = query['q'] ?? '';
  const [typed, setTyped] = useState(asked);
  const input = useRef<InputRef>(null);
  const narrow = useNarrow();
  const lastAsked = useRef(asked);

  useEffect(() => {
    // On a phone the keyboard would cover what is to be read first.
    if (!narrow) input.current?.focus({ preventScroll: true });
  }, [narrow]);
  useEffect(() => {
    // The address was changed from elsewhere: back, or a link.
    if (asked !== lastAsked.current) setTyped(asked);
    lastAsked.current = asked;
  }, [asked]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === asked) return;
    const timer = setTimeout(() => {
      lastAsked.current = wanted;
      change({ q: wanted });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, asked, change]);

  const systems = {
    value: query['system'] ?? '',
    onChange: (system: string) => change({ system }),
    options: [
      { value: '', label: text.everything },
      ...CODE_SYSTEMS.map((system) => ({ value: system as string, label: say(shortSystemNames[system]) })),
    ],
  };
  return (
    <div className="dictionaries-hero" role="search">
      <Input
        ref={input}
        size="large"
        allowClear
        maxLength={100}
        aria-label={text.find}
        placeholder={narrow ? text.findShort : text.findHint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.dictionaries-results [tabindex="0"]')?.focus();
        }}
      />
      <div className="dictionaries-systems">
        {narrow ? (
          <Select aria-label={text.lists} {...systems} />
        ) : (
          <Choice label={text.lists} {...systems} />
        )}
      </div>
    </div>
  );
}
