import { copyText, StateMark, useFormat, useLocale, useText, useUndo } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { overviewWords } from '../../text/overview-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import type { Overview, OverviewSender } from '../shared/contract.ts';
import { gapsOf } from './gaps.ts';
import './overview.css';

const AT_FIRST = 6;

/** What is late and who can supply it (缺报清单), ready to be sent as a reminder. */
export function LateList({ overview }: { overview: Overview }) {
  const text = useText(overviewWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const tell = useUndo();
  const [all, setAll] = useState(false);
  const late = overview.senders
    .filter((sender) => gapsOf(sender) > 0)
    .toSorted((one, other) => gapsOf(other) - gapsOf(one));
  const shown = all ? late : late.slice(0, AT_FIRST);
  const day = (instant: string) => format.instant(instant).replace(/ \d\d:\d\d$/, '');

  const itemOf = ({ title, month, dueOn }: OverviewSender['lateFormats'][number]) =>
    text.copyItem(say(title), format.period(month.slice(0, 7)), format.day(dueOn));
  async function copy() {
    const lines = late.map((sender) =>
      text.copyLine(say(sender.name), sender.lateFormats.map(itemOf).join('、')),
    );
    if (await copyText([text.copyLead(day(overview.asOf)), ...lines].join('\n')))
      tell({ text: shared.copied });
  }

  return (
    <section className="sanyi-section">
      <h2>
        {text.missingTitle}
        {late.length > 0 && (
          <Button size="small" className="data-head-button" onClick={() => void copy()}>
            {text.copyList}
          </Button>
        )}
      </h2>
      {late.length === 0 && (
        <p className="sanyi-soft">
          <StateMark light="green" word={text.allOnTime} /> {text.allOnTimeNote}
        </p>
      )}
      <ul className="data-late">
        {shown.map((sender) => (
          <li key={sender.organisationId}>
            <strong>{say(sender.name)}</strong>
            <ul>
              {sender.lateFormats.map((one) => (
                <li key={`${one.format} ${one.month}`}>
                  <StateMark light="red" word={say(one.title)} />
                  <span>{format.period(one.month.slice(0, 7))}</span>
                  <span title={text.dueOn(format.day(one.dueOn))}>{format.deadline(one.dueOn)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {shown.length < late.length && (
        <Button type="link" className="data-more" onClick={() => setAll(true)}>
          {text.showAllLate(late.length)}
        </Button>
      )}
    </section>
  );
}
