import {
  downloadRoute,
  EmptyState,
  GoLink,
  PageHeader,
  ProblemNote,
  StatStrip,
  saveFile,
  useAddressFilters,
  useFormat,
  useLocale,
  useNarrow,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { statementWords } from '../text/statement-words.ts';
import { dipHref, dipRoute, type Statement, statementFigure, yuanOf } from './contract.ts';
import { DifferenceChart } from './difference-chart.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { GapList } from './gap-list.tsx';
import './dip.css';

/** Hospitals that are named; the others are counted. */
const SHOWN = 3;
const RESTING = { cause: '', page: '1' };

export default function StatementPage() {
  const text = useText(statementWords);
  const format = useFormat();
  const statementNo = usePageParam('statementNo');
  const { filters, set } = useAddressFilters(RESTING);
  const [fault, setFault] = useState<unknown>(null);
  const { data, error, refetch } = useRoute<Statement>(dipRoute('statement'), {
    params: { statementNo },
    query: filters,
    keepPrevious: true,
  });
  async function download() {
    const { blob, filename } = await downloadRoute(dipRoute('statement-xlsx'), { params: { statementNo } });
    saveFile(blob, filename);
  }
  return (
    <>
      <PageHeader
        title={data ? text.statementOf(format.period(data.month.slice(0, 7))) : text.title}
        facts={
          data
            ? [
                data.fileName,
                text.worth(data.pointValue),
                <GoLink
                  key="catalogue"
                  href={dipHref('catalogue', { catalogueNo: String(data.catalogue.catalogueNo) })}
                >
                  {text.byCatalogue(data.catalogue.name)}
                </GoLink>,
                text.byDeviation(data.deviation),
              ]
            : []
        }
        actions={<Button onClick={() => void download().catch(setFault)}>{text.export}</Button>}
      />
      <ProblemNote problem={error ?? fault} onRetry={() => void refetch()} />
      {data && (
        <div className="sanyi-stack">
          <Totals statement={data} />
          <Missing statement={data} />
          {data.causes.length === 0 ? (
            <EmptyState title={text.noDifference} />
          ) : (
            <>
              <DifferenceChart
                statement={data}
                onCause={(cause) => set({ cause: cause === filters.cause ? '' : cause, page: '1' })}
              />
              <DifferenceTable
                statement={data}
                cause={filters.cause}
                onCause={(cause) => set({ cause, page: '1' })}
                onPage={(page) => set({ page: String(page) })}
              />
            </>
          )}
        </div>
      )}
    </>
  );
}

function Totals({ statement }: { statement: Statement }) {
  const narrow = useNarrow();
  const text = useText(statementWords);
  const format = useFormat();
  const money = (id: 'statement' | 'own' | 'difference', fen: string) => ({
    id,
    label: text[id],
    // To the fen where there is room for it; a phone shows 万元 and the drawer has the rest.
    value: narrow ? format.amountParts(fen) : { text: yuanOf(fen), unit: '元' },
    source: statementFigure(statement.statementNo, id),
  });
  return (
    <StatStrip
      label={text.title}
      stats={[
        money('statement', statement.statementFen),
        money('own', statement.ownFen),
        money('difference', statement.differenceFen),
        {
          id: 'agreeing',
          label: text.agreeing,
          value: { text: String(statement.agreeing), unit: '例' },
          source: statementFigure(statement.statementNo, 'agreeing'),
          numerator: String(statement.agreeing),
          denominator: String(statement.cases),
        },
      ]}
    />
  );
}

/** What the comparison had to do without (缺什么): coefficients, and rows that could not be read. */
function Missing({ statement }: { statement: Statement }) {
  const text = useText(statementWords);
  const format = useFormat();
  const { say } = useLocale();
  const { withoutCoefficient, gaps } = statement;
  if (withoutCoefficient.length === 0 && gaps.length === 0) return null;
  return (
    <div>
      {withoutCoefficient.length > 0 && (
        <p className="dip-stale">
          {text.without(
            format.list(withoutCoefficient.slice(0, SHOWN).map(({ hospital }) => say(hospital))),
            withoutCoefficient.length,
            withoutCoefficient.length > SHOWN,
          )}{' '}
          <GoLink href={dipHref('catalogues')}>{text.setCoefficients}</GoLink>
        </p>
      )}
      <GapList title={text.gapsTitle(gaps.length)} rowNo={text.rowNo} gaps={gaps} />
    </div>
  );
}
