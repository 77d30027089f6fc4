import { type DataColumn, DataTable, Figure, useFormat, useText } from '@sanyi/ui';
import { computedWords } from '../text/computed-words.ts';
import { computedRef, Marks } from './computed-marks.tsx';
import type { ComputedDetail, ComputedInstitution } from './contract.ts';

/** Values of every institution with their parts, intervals and place in the funnel (各机构数值), in the order of their codes. */
export function InstitutionValues({
  data,
  openCode,
  onOpen,
}: {
  data: ComputedDetail;
  openCode: string | null;
  onOpen: (institution: string) => void;
}) {
  const text = useText(computedWords);
  const format = useFormat();
  const kinds: Readonly<Record<string, string>> = {
    hospital: text.kindHospital,
    'community-centre': text.kindCentre,
    'village-clinic': text.kindClinic,
    pharmacy: text.kindPharmacy,
  };
  const { definition, institutions } = data;
  return (
    <section className="sanyi-section">
      <h2>{text.institutions}</h2>
      <DataTable<ComputedInstitution>
        id="indicators.institutions"
        label={text.institutions}
        rows={institutions}
        rowKey={(one) => one.code}
        openKey={openCode}
        onOpen={(one) => onOpen(one.code)}
        columns={[
          { id: 'name', title: text.institution, matters: 1, pinned: true, render: (one) => one.name },
          {
            id: 'value',
            title: text.value,
            align: 'end',
            matters: 2,
            order: (one, other) => Number(one.result ?? 0) - Number(other.result ?? 0),
            render: (one) =>
              one.result === null ? (
                <span className="sanyi-faint">{text.noValue}</span>
              ) : (
                <Figure
                  value={{ text: one.result, unit: definition.unit }}
                  source={computedRef(definition.code, one.code, one.period, data.known)}
                  label={one.name}
                />
              ),
          },
          {
            id: 'numerator',
            title: text.numerator,
            align: 'end',
            render: (one) => (one.numerator === null ? text.none : format.decimal(one.numerator)),
          },
          {
            id: 'denominator',
            title: text.denominator,
            align: 'end',
            render: (one) => (one.denominator === null ? text.none : format.decimal(one.denominator)),
          },
          ...(definition.kind === 'coverage' ? chanceColumns(text, format) : []),
          { id: 'kind', title: text.kind, spare: true, render: (one) => kinds[one.kind] ?? text.kindOther },
          { id: 'marks', title: text.marks, render: (one) => <Marks value={one} /> },
        ]}
      />
    </section>
  );
}

/** What chance does to a share: its interval, and its place in the funnel. */
function chanceColumns(
  text: (typeof computedWords)['en'],
  format: ReturnType<typeof useFormat>,
): readonly DataColumn<ComputedInstitution>[] {
  return [
    {
      id: 'interval',
      title: text.intervalTitle,
      matters: 3,
      render: (one) =>
        one.interval
          ? text.between(
              format.decimal(one.interval.low.toFixed(2)),
              format.decimal(one.interval.high.toFixed(2)),
            )
          : text.none,
    },
    {
      id: 'place',
      title: text.place,
      render: (one) => (one.place === null ? text.none : text[one.place]),
    },
  ];
}
