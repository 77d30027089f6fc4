import { DataTable, Figure, pageHref, useFormat, useGo, useLocale, useText } from '@sanyi/ui';
import { frontPageWords } from '../../text/front-page-words.ts';
import { byScore } from '../quality/score-trend.ts';
import { dataPage, type FrontPageHospital } from '../shared/contract.ts';
import { IssueGroups } from '../shared/issue-groups.tsx';
import { sourceOf } from '../shared/sources.ts';

type Coder = FrontPageHospital['coders'][number];

/** One hospital (医院首页明细): its score in parts, its issues with the way to the cases, its coders. */
export function HospitalPanel({ hospital }: { hospital: FrontPageHospital }) {
  const text = useText(frontPageWords);
  const format = useFormat();
  const { say } = useLocale();
  const go = useGo();
  return (
    <div className="data-panel">
      <Figure
        size="head"
        value={{ text: hospital.score.value, unit: '' }}
        source={sourceOf(hospital.score.figure)}
        label={`${say(hospital.name)} ${text.score}`}
        numerator={hospital.score.numerator}
        denominator={hospital.score.denominator}
      />
      <section className="sanyi-section">
        <h3>{text.issueMix}</h3>
        <IssueGroups
          issues={hospital.issues}
          onDrill={(code) =>
            go(
              pageHref(dataPage('rows'), { table: 'row_issue' }, { institution: hospital.institution, code }),
            )
          }
        />
      </section>
      <section className="sanyi-section">
        <h3>{text.coders}</h3>
        <p className="sanyi-faint">{text.codersNote}</p>
        <DataTable<Coder>
          id="data.coders"
          label={text.coders}
          rows={hospital.coders.toSorted(byScore)}
          rowKey={(coder) => coder.coder}
          columns={[
            {
              id: 'coder',
              title: text.coder,
              matters: 1,
              render: (coder) => <code title={coder.coder}>{shortKey(coder.coder)}</code>,
            },
            {
              id: 'score',
              title: text.score,
              align: 'end',
              matters: 2,
              order: byScore,
              render: (coder) => (
                <Figure
                  value={{ text: coder.score.value, unit: '' }}
                  source={sourceOf(coder.score.figure)}
                  label={`${text.coder} ${shortKey(coder.coder)} ${text.score}`}
                />
              ),
            },
            {
              id: 'cases',
              title: text.cases,
              align: 'end',
              matters: 3,
              order: (one, other) => one.cases - other.cases,
              render: (coder) => format.decimal(String(coder.cases)),
            },
            {
              id: 'issues',
              title: text.issues,
              align: 'end',
              order: (one, other) => one.issues - other.issues,
              render: (coder) => format.decimal(String(coder.issues)),
            },
          ]}
        />
      </section>
    </div>
  );
}

/** Keyed hashes are long; four digits at each end tell coders of one hospital apart. */
function shortKey(key: string): string {
  return key.length <= 10 ? key : `${key.slice(0, 4)}…${key.slice(-4)}`;
}
