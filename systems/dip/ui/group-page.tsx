import {
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
import { dipWords } from '../text/dip-words.ts';
import { dipHref, dipRoute, type Group, groupFigure, percentOf, scoreFigure, yuanOf } from './contract.ts';
import { CostBands } from './cost-bands.tsx';
import { HospitalMeans } from './hospital-means.tsx';
import { IntervalMark } from './interval-mark.tsx';
import { KindTag } from './kind-tag.tsx';
import { MonthMeans } from './month-means.tsx';
import { ScoreHistory } from './score-history.tsx';
import './dip.css';

export default function GroupPage() {
  const text = useText(dipWords);
  const format = useFormat();
  const { say } = useLocale();
  const key = usePageParam('key');
  const { data, error, refetch } = useRoute<Group>(dipRoute('group'), { params: { key } });
  const group = data?.group;
  return (
    <>
      <PageHeader
        title={`${text.codeOf(key)} ${group?.name ?? ''}`.trim()}
        summary={data ? format.labelled(text.meaning, say(data.meaning)) : ''}
        facts={
          group
            ? [
                <KindTag key="kind" group={group} />,
                `${text.cases} ${format.decimal(String(group.cases))}`,
                `${text.hospitals} ${group.hospitals}`,
                ...(group.cv ? [`${text.cv} ${group.cv}`] : []),
                ...(group.meanDays ? [`${text.days} ${group.meanDays}`] : []),
                ...(group.drugShare ? [`${text.drugs} ${group.drugShare}%`] : []),
                ...(group.consumableShare ? [`${text.consumables} ${group.consumableShare}%`] : []),
              ]
            : []
        }
        actions={<GoLink href={dipHref('cases', {}, { group: key })}>{text.showCases}</GoLink>}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && (
        <div className="sanyi-stack">
          <Score group={data} />
          <div className="sanyi-columns">
            <CostBands group={data} />
            <ScoreHistory group={data} />
          </div>
          <div className="sanyi-columns">
            <HospitalMeans group={data} />
            <MonthMeans group={data} />
          </div>
          <Auxiliary group={data} />
        </div>
      )}
    </>
  );
}

/** The score, how sure it is, what it rests on; the mean cost beside it (分值与均费). */
function Score({ group: { group, steady } }: { group: Group }) {
  const text = useText(dipWords);
  const format = useFormat();
  const { interval } = group;
  return (
    <section className="dip-score">
      <div>
        <h2>{text.score}</h2>
        <Figure
          size="head"
          value={{ text: group.score, unit: '分' }}
          source={scoreFigure(group.key)}
          label={`${group.key} ${text.score}`}
        />
        <IntervalMark score={group.score} interval={interval} />
        {interval?.low && interval.high && <span>{text.between(interval.low, interval.high)}</span>}
      </div>
      <div>
        <h2>{text.mean}</h2>
        <Figure
          size="head"
          value={{ text: yuanOf(group.meanFen), unit: '元' }}
          source={groupFigure(group.key)}
          label={`${group.key} ${text.mean}`}
        />
        <span className="sanyi-faint">
          {text.median} {format.amount(group.medianFen)} · {text.total} {format.amount(group.totalFen)}
        </span>
      </div>
      <ul className="dip-plain">
        {interval && <li>{text.rank(interval.rank, interval.rankLow, interval.rankHigh)}</li>}
        {interval && interval.staysCore !== null && (
          <li>{text.staysCore(percentOf(interval.staysCore, 1))}</li>
        )}
        {steady ? (
          <li>
            {text.steady(percentOf(Number(steady.weight), 1), steady.parent, steady.plain)}
            <small>{text.steadyNote}</small>
          </li>
        ) : (
          interval && <li>{text.steadyNone}</li>
        )}
      </ul>
    </section>
  );
}

/** Auxiliary directories that open for the group (辅助目录). */
function Auxiliary({ group: { auxiliary } }: { group: Group }) {
  const text = useText(dipWords);
  const format = useFormat();
  return (
    <section className="sanyi-section">
      <h2>{text.auxiliary}</h2>
      <p className="sanyi-soft">{auxiliary.length === 0 ? text.auxiliaryNone : text.auxiliaryNote}</p>
      {auxiliary.length > 0 && (
        <div className="dip-scroll">
          <table className="dip-table">
            <thead>
              <tr>
                {[text.dimension, text.band, text.cases, text.coefficient].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {auxiliary.flatMap(({ dimension, bands }) =>
                bands.map((band) => (
                  <tr key={`${dimension} ${band.band}`}>
                    <td>{dimension}</td>
                    <td>{band.band}</td>
                    <td>{format.decimal(String(band.cases))}</td>
                    <td>{band.coefficient}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
