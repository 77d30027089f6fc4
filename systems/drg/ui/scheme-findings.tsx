import type { Light } from '@sanyi/kernel';
import { DataTable, EmptyState, StateMark, useLocale, useText } from '@sanyi/ui';
import { drgWords } from '../text/drg-words.ts';
import type { Scheme } from './contract.ts';

type Finding = Scheme['findings'][number];
const LIGHTS: Readonly<Record<Finding['severity'], Light>> = {
  error: 'red',
  warning: 'yellow',
  note: 'grey',
};
const ORDER = ['error', 'warning', 'note'];
const SHOWN = 6;

/** What the linter found (检查结果), the gravest first, and what the import could not take over. */
export function SchemeFindings({ scheme }: { scheme: Scheme }) {
  const text = useText(drgWords);
  const { say } = useLocale();
  const rows = scheme.findings.toSorted(
    (one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity),
  );
  return (
    <>
      {scheme.gaps.length > 0 && (
        <section className="sanyi-section">
          <h3>{text.notTaken}</h3>
          <ul>
            {scheme.gaps.map((gap) => (
              <li key={gap.zh}>{say(gap)}</li>
            ))}
          </ul>
        </section>
      )}
      <DataTable<Finding>
        id="drg.findings"
        label={text.findings}
        rows={rows}
        rowKey={(row) => `${row.code} ${row.place} ${row.text.zh} ${row.items.join(' ')}`}
        empty={<EmptyState title={text.clean} />}
        columns={[
          {
            id: 'severity',
            title: text.state,
            matters: 1,
            width: 90,
            render: (row) => <StateMark light={LIGHTS[row.severity]} word={text.severityOf(row.severity)} />,
          },
          { id: 'place', title: text.place, matters: 2, render: (row) => row.place },
          { id: 'finding', title: text.finding, matters: 3, render: (row) => say(row.text) },
          {
            id: 'items',
            title: text.items,
            render: (row) =>
              `${row.items.slice(0, SHOWN).join('、')}${row.count > SHOWN ? ` ${text.more(row.count)}` : ''}`,
          },
        ]}
      />
    </>
  );
}
