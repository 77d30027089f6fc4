import {
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  SplitPane,
  useFormat,
  useLocale,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Tag } from 'antd';
import { drgWords } from '../text/drg-words.ts';
import { caseFigure, drgHref, drgRoute, type OneCase, yuanOf } from './contract.ts';
import { ReasoningTree } from './reasoning-tree.tsx';
import './drg.css';

export default function CasePage() {
  const text = useText(drgWords);
  const format = useFormat();
  const { say } = useLocale();
  const institution = usePageParam('institution');
  const encounter = usePageParam('encounter');
  const { data, error, refetch } = useRoute<OneCase>(drgRoute('case'), {
    params: { institution, encounter },
  });
  const row = data?.case;
  return (
    <>
      <PageHeader
        title={row ? `${row.drg} ${row.name}` : text.why}
        summary={row?.reason ? format.labelled(text.ungroupable, say(row.reason)) : ''}
        facts={
          data && row
            ? [
                say(row.hospital),
                format.day(row.day),
                ...(row.days === null ? [] : [format.quantity(String(row.days), '天')]),
                text.fromScheme(data.scheme.name),
              ]
            : []
        }
        actions={
          row && (
            <>
              <Figure
                size="card"
                value={{ text: yuanOf(row.totalFen), unit: '元' }}
                source={caseFigure(row)}
                label={text.cost}
              />
              <GoLink href={drgHref('cases', {}, { drg: row.drg })}>{text.showCases}</GoLink>
            </>
          )
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && !data.agrees && <p className="drg-stale">{text.disagrees}</p>}
      {data && (
        <SplitPane
          id="drg.case"
          initial={38}
          left={{ title: text.caseFacts, content: <CaseFacts data={data} /> }}
          right={{ title: text.reasoning, content: <ReasoningTree data={data} /> }}
        />
      )}
    </>
  );
}

function CaseFacts({ data }: { data: OneCase }) {
  const text = useText(drgWords);
  const { facts } = data;
  const lines: (readonly [string, string | null])[] = [
    [text.sex, facts.sex === '1' ? text.male : facts.sex === '2' ? text.female : facts.sex],
    [text.age, facts.ageYears === null ? null : text.years(facts.ageYears)],
    [text.age, facts.ageDays === null ? null : text.dayAge(facts.ageDays)],
    [text.newbornWeight, facts.weightGrams === null ? null : text.grams(facts.weightGrams)],
    [text.icu, facts.icuHours === null ? null : text.hours(facts.icuHours)],
    [text.discharge, facts.dischargeMode],
    [text.source, text.sourceOf(facts.source)],
  ];
  return (
    <div className="drg-case">
      <dl className="drg-facts">
        {lines.map(
          ([label, value]) =>
            value !== null && (
              <div key={`${label} ${value}`}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <h3>{text.codes}</h3>
      <ul className="drg-codes">
        {data.codes.map((code, place) => (
          <li key={`${code.what} ${place}`}>
            <code>{code.code}</code>
            <span>{code.name}</span>
            <span className="drg-tags">
              {code.main && <Tag>{text.main}</Tag>}
              {code.complication && (
                <Tag color={code.excludedBy === null ? 'warning' : 'default'}>
                  {code.excludedBy === null
                    ? text.counts(code.complication.toUpperCase())
                    : text.excluded(code.complication.toUpperCase(), code.excludedBy)}
                </Tag>
              )}
              {!code.known && <Tag>{text.unknown}</Tag>}
            </span>
          </li>
        ))}
      </ul>
      {data.row && (
        <p>
          <GoLink href={data.row.href}>{text.row(data.row.file, data.row.line)}</GoLink>
        </p>
      )}
    </div>
  );
}
