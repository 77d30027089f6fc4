import { GoLink, useFormat, useText } from '@sanyi/ui';
import { Fragment, type ReactNode } from 'react';
import { overviewWords } from '../../text/overview-words.ts';
import type { Overview } from '../shared/contract.ts';
import { cellHref } from './cell-href.ts';
import { gapsOf, headlineMonth } from './gaps.ts';

/** The first sentence of the page (一句话结论): how the latest month stands and what is missing altogether. */
export function Headline({ overview }: { overview: Overview }) {
  const text = useText(overviewWords);
  const format = useFormat();
  const month = headlineMonth(overview);
  const owing = overview.senders.filter((sender) => gapsOf(sender) > 0);
  const missing = owing.reduce((sum, sender) => sum + gapsOf(sender), 0);
  const parts: ReactNode[] = month
    ? [
        <b key="arrived">{text.arrived(month.arrived)}</b>,
        month.part > 0 && <span key="part">{text.part(month.part)}</span>,
        month.late > 0 && (
          <b key="late" className="data-late-word">
            {text.late(month.late)}
          </b>
        ),
        month.due > 0 && <span key="due">{text.due(month.due)}</span>,
      ].filter((part) => part !== false)
    : [];
  return (
    <p className="data-headline">
      {month && (
        <>
          <GoLink href={cellHref(null, month.month)}>
            {text.headline(format.period(month.month.slice(0, 7)), month.expected)}
          </GoLink>
          {text.colon}
          {parts.map((part, place) => (
            <Fragment key={place}>
              {place > 0 && text.comma}
              {part}
            </Fragment>
          ))}
          {text.stop}
        </>
      )}
      {missing > 0 ? text.missing(missing, owing.length) : text.nothingMissing}
    </p>
  );
}
