import {
  type ChartLook,
  ChartPanel,
  DataTable,
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  useFormat,
  useLocale,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { useCallback } from 'react';
import { drgWords } from '../text/drg-words.ts';
import { drgHref, drgRoute, type Group, groupFigure, yuanOf } from './contract.ts';
import './drg.css';

export default function GroupPage() {
  const text = useText(drgWords);
  const format = useFormat();
  const { say } = useLocale();
  const code = usePageParam('code');
  const { data, error, refetch } = useRoute<Group>(drgRoute('group'), { params: { code } });
  return (
    <>
      <PageHeader
        title={data?.group.name ? `${code} ${data.group.name}` : code}
        summary={data ? format.labelled(text.groupRule, say(data.rule)) : ''}
        facts={
          data
            ? [
                `${text.cases} ${format.decimal(String(data.group.cases))}`,
                `${text.hospitals} ${data.group.hospitals}`,
                ...(data.group.weight ? [`${text.weight} ${data.group.weight}`] : []),
                ...(data.group.cv ? [`${text.cv} ${data.group.cv}`] : []),
              ]
            : []
        }
        actions={<GoLink href={drgHref('cases', {}, { drg: code })}>{text.showCases}</GoLink>}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && (
        <div className="drg-story">
          <p className="drg-head">
            {text.mean}
            <Figure
              size="head"
              value={{ text: yuanOf(data.group.meanFen), unit: '元' }}
              source={groupFigure(code)}
              label={`${code} ${text.mean}`}
            />
            <span className="sanyi-faint">
              {text.median} {format.amount(data.group.medianFen)}
            </span>
          </p>
          <Bands group={data} />
          <section className="sanyi-section">
            <h3>{text.byHospital}</h3>
            <Hospitals group={data} />
          </section>
          <p className="sanyi-faint">{text.weightNote}</p>
        </div>
      )}
    </>
  );
}

function Bands({ group }: { group: Group }) {
  const text = useText(drgWords);
  const { bands } = group;
  const all = bands.reduce((sum, band) => sum + band.cases, 0);
  const labelOf = (band: Group['bands'][number]) =>
    band.toFen === null
      ? text.upwards(wholeYuan(band.fromFen))
      : text.between(wholeYuan(band.fromFen), wholeYuan(band.toFen));
  const labels = bands.map(labelOf);
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
      xAxis: {
        ...look.categoryAxis,
        data: bands.map((band) => wholeYuan(band.fromFen)),
        name: text.yuan,
        nameTextStyle: { color: look.palette.inkFaint },
      },
      yAxis: { ...look.valueAxis, minInterval: 1 },
      series: [{ type: 'bar', data: bands.map((band) => band.cases), barCategoryGap: '8%' }],
    }),
    [bands, text],
  );
  if (all === 0) return null;
  const most = bands.reduce(
    (best, band, place) => (band.cases > (bands[best]?.cases ?? 0) ? place : best),
    0,
  );
  const share = `${Math.round(((bands[most]?.cases ?? 0) * 100) / all)}%`;
  return (
    <ChartPanel
      finding={text.bandsFinding(labels[most] ?? '', share)}
      subtitle={text.bands}
      option={option}
      height={260}
      table={{
        columns: [text.band, text.cases],
        rows: bands.map((band, place) => [labels[place] ?? '', String(band.cases)]),
      }}
    />
  );
}

function Hospitals({ group }: { group: Group }) {
  const text = useText(drgWords);
  const format = useFormat();
  const { say } = useLocale();
  type Row = Group['hospitals'][number];
  const by = (pick: (row: Row) => number) => (one: Row, other: Row) => pick(one) - pick(other);
  return (
    <DataTable<Row>
      id="drg.group-hospitals"
      label={text.byHospital}
      rows={group.hospitals}
      rowKey={(row) => `${row.institution} ${row.status}`}
      columns={[
        {
          id: 'hospital',
          title: text.hospital,
          matters: 1,
          pinned: true,
          render: (row) => (
            <GoLink href={drgHref('cases', {}, { drg: row.drg, institution: row.institution })}>
              {say(row.hospital)}
            </GoLink>
          ),
        },
        {
          id: 'cases',
          title: text.cases,
          align: 'end',
          matters: 2,
          render: (row) => format.decimal(String(row.cases)),
          order: by((row) => row.cases),
        },
        {
          id: 'mean',
          title: text.mean,
          align: 'end',
          matters: 3,
          render: (row) => (row.meanFen === null ? '—' : format.amount(row.meanFen)),
          order: by((row) => Number(row.meanFen ?? 0)),
        },
        {
          id: 'median',
          title: text.median,
          align: 'end',
          render: (row) => format.amount(row.medianFen),
          order: by((row) => Number(row.medianFen)),
        },
        {
          id: 'cv',
          title: text.cv,
          align: 'end',
          render: (row) => row.cv ?? '—',
        },
        {
          id: 'days',
          title: text.days,
          align: 'end',
          render: (row) => row.meanDays ?? '—',
        },
      ]}
    />
  );
}

/** Bounds of bands are whole yuan. */
function wholeYuan(fen: string): string {
  return (BigInt(fen) / 100n).toLocaleString('en');
}
