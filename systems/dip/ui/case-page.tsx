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
import { dipWords } from '../text/dip-words.ts';
import { CaseReasoning } from './case-reasoning.tsx';
import { caseFigure, dipHref, dipRoute, type OneCase, scoreFigure, yuanOf } from './contract.ts';
import { KindTag } from './kind-tag.tsx';
import './dip.css';

export default function CasePage() {
  const text = useText(dipWords);
  const format = useFormat();
  const { say } = useLocale();
  const institution = usePageParam('institution');
  const encounter = usePageParam('encounter');
  const { data, error, refetch } = useRoute<OneCase>(dipRoute('case'), {
    params: { institution, encounter },
  });
  const row = data?.case;
  const title = !row ? text.why : row.group ? `${text.codeOf(row.group)} ${row.groupName}`.trim() : text.none;
  return (
    <>
      <PageHeader
        title={title}
        summary={row ? (row.reason ? say(row.reason) : row.way ? say(row.way) : '') : ''}
        facts={
          data && row
            ? [
                ...(row.kind
                  ? [<KindTag key="kind" group={{ kind: row.kind, careClass: null, basicLevel: false }} />]
                  : []),
                say(row.hospital),
                format.day(row.day),
                ...(row.days === null ? [] : [format.quantity(String(row.days), '天')]),
                <GoLink
                  key="catalogue"
                  href={dipHref('catalogue', { catalogueNo: String(data.catalogue.catalogueNo) })}
                >
                  {text.fromCatalogue(data.catalogue.name)}
                </GoLink>,
              ]
            : []
        }
        actions={
          data &&
          row && (
            <>
              {row.group && (
                <Figure
                  size="card"
                  value={{ text: data.score, unit: '分' }}
                  source={scoreFigure(row.group)}
                  label={text.score}
                />
              )}
              <Figure
                size="card"
                value={{ text: yuanOf(row.totalFen), unit: '元' }}
                source={caseFigure(row)}
                label={text.cost}
              />
            </>
          )
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && !data.agrees && <p className="dip-stale">{text.disagrees}</p>}
      {data && (
        <SplitPane
          id="dip.case"
          initial={38}
          left={{ title: text.caseFacts, content: <CaseFacts data={data} /> }}
          right={{ title: text.reasoning, content: <CaseReasoning data={data} /> }}
        />
      )}
    </>
  );
}

function CaseFacts({ data }: { data: OneCase }) {
  const text = useText(dipWords);
  return (
    <div className="dip-case">
      <h3>{text.diagnoses}</h3>
      <ul className="dip-codes">
        {data.diagnoses.map(({ code, name, main }, place) => (
          <li key={`${code} ${place}`}>
            <code>{code}</code>
            <span>{name}</span>
            <span>{main && <Tag>{text.main}</Tag>}</span>
          </li>
        ))}
      </ul>
      <h3>{text.operations}</h3>
      {data.operations.length === 0 && <p className="sanyi-faint">{text.noOperations}</p>}
      <ul className="dip-codes">
        {data.operations.map(({ code, name, as, merged }, place) => (
          <li key={`${code} ${place}`} className={as === 'ignored' || as === 'repeated' ? 'dip-idle' : ''}>
            <code>{code}</code>
            <span>
              {name}
              {merged && <small>{text.merged(merged)}</small>}
            </span>
            <span>
              <Tag>{text.as(as)}</Tag>
            </span>
          </li>
        ))}
      </ul>
      <p className="dip-links">
        {data.row && <GoLink href={data.row.href}>{text.row(data.row.file, data.row.line)}</GoLink>}
        {data.case.group && (
          <GoLink href={dipHref('cases', {}, { group: data.case.group })}>{text.showCases}</GoLink>
        )}
      </p>
    </div>
  );
}
