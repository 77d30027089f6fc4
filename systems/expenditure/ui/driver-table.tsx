import { DataTable, useFormat, useText } from '@sanyi/ui';
import { words } from '../text/words.ts';
import type { Driver } from './contract.ts';

/** What moved the cost most (驱动因素): groups or items, the greatest effect first. */
export function DriverTable({
  id,
  what,
  count,
  drivers,
}: {
  id: string;
  what: string;
  count: string;
  drivers: readonly Driver[];
}) {
  const text = useText(words);
  const format = useFormat();
  return (
    <DataTable<Driver>
      id={id}
      label={what}
      rows={drivers}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'what',
          title: what,
          matters: 1,
          width: 260,
          render: ({ code, name }) => (
            <span className="expenditure-name">
              {name || code}
              <small>{code}</small>
            </span>
          ),
        },
        {
          id: 'count',
          title: count,
          align: 'end',
          render: ({ quantityBefore, quantityNow }) =>
            `${format.decimal(quantityBefore)} → ${format.decimal(quantityNow)}`,
        },
        {
          id: 'amount',
          title: text.amount,
          align: 'end',
          matters: 3,
          render: ({ before, now }) => (
            <span className="expenditure-two">
              {format.exactAmount(now)}
              <small>{format.exactAmount(before)}</small>
            </span>
          ),
        },
        {
          id: 'effect',
          title: text.effect,
          align: 'end',
          matters: 2,
          order: (one, other) => Number(one.effect) - Number(other.effect),
          render: ({ effect }) => <strong>{format.exactAmount(effect)}</strong>,
        },
      ]}
    />
  );
}
