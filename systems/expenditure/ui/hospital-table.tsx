import { DataTable, GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import { words } from '../text/words.ts';
import { type Hospital, hospitalHref, type Kind } from './contract.ts';
import { HospitalFigure, Verdict } from './growth-cells.tsx';

const ORDER = ['over', 'over-by-mix', 'within', 'unknown'] as const;

/** Hospitals against their targets (各院增幅), those over it first. */
export function HospitalTable({
  hospitals,
  kind,
  period,
}: {
  hospitals: readonly Hospital[];
  kind: Kind;
  period: string;
}) {
  const text = useText(words);
  const format = useFormat();
  const { say } = useLocale();
  const rows = hospitals.toSorted(
    (one, other) =>
      ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict) || Number(other.growth) - Number(one.growth),
  );
  const by = (pick: (row: Hospital) => number) => (one: Hospital, other: Hospital) => pick(one) - pick(other);
  return (
    <DataTable<Hospital>
      id="expenditure.hospitals"
      label={text.hospitals}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'hospital',
          title: text.hospital,
          matters: 1,
          pinned: true,
          width: 200,
          render: ({ code, name }) => <GoLink href={hospitalHref(code, kind, period)}>{say(name)}</GoLink>,
        },
        {
          id: 'stays',
          title: text.stays,
          align: 'end',
          order: by(({ casesNow }) => casesNow),
          render: ({ casesNow, casesBefore }) => (
            <span className="expenditure-two">
              {format.decimal(String(casesNow))}
              <small>{format.decimal(String(casesBefore))}</small>
            </span>
          ),
        },
        {
          id: 'mean',
          title: text.mean,
          align: 'end',
          order: by(({ meanNow }) => Number(meanNow)),
          render: ({ meanNow, meanBefore }) => (
            <span className="expenditure-two">
              {meanNow === null ? text.noTarget : format.exactAmount(meanNow)}
              <small>{meanBefore === null ? text.noTarget : format.exactAmount(meanBefore)}</small>
            </span>
          ),
        },
        {
          id: 'growth',
          title: text.growth,
          align: 'end',
          matters: 2,
          order: by(({ growth }) => Number(growth)),
          render: (hospital) => <HospitalFigure hospital={hospital} period={period} kind="growth" />,
        },
        {
          id: 'adjusted',
          title: text.adjusted,
          align: 'end',
          order: by(({ adjusted }) => Number(adjusted)),
          render: (hospital) => <HospitalFigure hospital={hospital} period={period} kind="adjusted" />,
        },
        {
          id: 'target',
          title: text.target,
          align: 'end',
          render: ({ target }) => (target ? `≤ ${target.growth}%` : text.noTarget),
        },
        {
          id: 'verdict',
          title: text.verdict,
          matters: 3,
          render: (hospital) => <Verdict hospital={hospital} />,
        },
        {
          id: 'change',
          title: text.change,
          align: 'end',
          order: by(({ split }) => Number(split.change)),
          render: (hospital) => <HospitalFigure hospital={hospital} period={period} kind="change" />,
        },
        ...(['volume', 'mix', 'price', 'intensity'] as const).map((part) => ({
          id: part,
          title: text.part(part),
          align: 'end' as const,
          order: by(({ split }) => Number(split[part])),
          render: (hospital: Hospital) => <HospitalFigure hospital={hospital} period={period} kind={part} />,
        })),
      ]}
    />
  );
}
