import { Figure, GoLink, StateMark, useLocale, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { overviewWords } from '../../text/overview-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import type { OverviewSender } from '../shared/contract.ts';
import { shortMonth } from '../shared/months.ts';
import { sourceOf } from '../shared/sources.ts';
import { cellHref } from './cell-href.ts';
import { cellLights, useCellWords } from './cell-state.ts';

const MONTHS_SHOWN = 6;
const CARDS_AT_FIRST = 8;

/** The matrix for a phone (报送卡片): a sender with the last six months, those with gaps first. */
export function SenderCards({
  senders,
  months,
}: {
  senders: readonly OverviewSender[];
  months: readonly string[];
}) {
  const text = useText(overviewWords);
  const shared = useText(sharedWords);
  const words = useCellWords();
  const { say, locale } = useLocale();
  const [all, setAll] = useState(false);
  const latest = months.slice(-MONTHS_SHOWN);
  const shown = all ? senders : senders.slice(0, CARDS_AT_FIRST);
  return (
    <>
      <ul className="data-sender-cards">
        {shown.map((sender) => (
          <li key={sender.organisationId}>
            <div>
              <strong>{say(sender.name)}</strong>
              <Figure
                value={{ text: sender.score.value, unit: shared.points }}
                source={sourceOf(sender.score.figure)}
                label={`${say(sender.name)} ${shared.score}`}
              />
            </div>
            <ol>
              {latest.map((month) => {
                const cell = sender.cells.find((one) => one.month.slice(0, 7) === month.slice(0, 7));
                const state = cell?.state ?? 'not-expected';
                return (
                  <li key={month} className={`data-cell-${state}`}>
                    <GoLink
                      href={cellHref(sender, month)}
                      aria-label={cell ? words.whole(say(sender.name), cell) : words.state(state)}
                    >
                      <span>{shortMonth(month, locale)}</span>
                      {state === 'not-expected' ? (
                        <i aria-hidden="true">·</i>
                      ) : (
                        <StateMark light={cellLights[state]} word={words.state(state)} bare />
                      )}
                      <b>{(state === 'not-expected' ? null : cell?.score) ?? '\u00a0'}</b>
                    </GoLink>
                  </li>
                );
              })}
            </ol>
          </li>
        ))}
      </ul>
      {shown.length < senders.length && (
        <Button block onClick={() => setAll(true)}>
          {text.showAllLate(senders.length)}
        </Button>
      )}
    </>
  );
}
