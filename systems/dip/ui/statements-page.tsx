import {
  DataTable,
  EmptyState,
  FileDrop,
  GoLink,
  PageHeader,
  ProblemNote,
  useFormat,
  useGo,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Input } from 'antd';
import { useState } from 'react';
import { statementWords } from '../text/statement-words.ts';
import { dipHref, dipRoute, type ImportedStatement, type Statements } from './contract.ts';
import { GapList } from './gap-list.tsx';
import './dip.css';

const MEGABYTES = 64 * 1_048_576;
const POINT_VALUE = /^\d+(\.\d{1,4})?$/;

type Row = Statements['statements'][number];

export default function StatementsPage() {
  const text = useText(statementWords);
  const format = useFormat();
  const go = useGo();
  const { data, error, isPending, refetch } = useRoute<Statements>(dipRoute('statements'));
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        actions={<GoLink href={dipHref('groups')}>{text.groups}</GoLink>}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <div className="sanyi-stack">
        <Import onDone={() => void refetch()} />
        <DataTable<Row>
          id="dip.statements"
          label={text.title}
          rows={data?.statements ?? []}
          loading={isPending && !error}
          rowKey={(row) => String(row.statementNo)}
          onOpen={(row) => go(hrefOf(row.statementNo))}
          empty={<EmptyState title={text.none}>{text.first}</EmptyState>}
          columns={[
            {
              id: 'month',
              title: text.month,
              matters: 1,
              pinned: true,
              render: (row) => (
                <GoLink href={hrefOf(row.statementNo)}>{format.period(row.month.slice(0, 7))}</GoLink>
              ),
            },
            { id: 'file', title: text.file, matters: 2, render: (row) => row.fileName },
            { id: 'value', title: text.pointValue, align: 'end', render: (row) => row.pointValue },
            {
              id: 'lines',
              title: text.lines,
              align: 'end',
              matters: 3,
              render: (row) => format.decimal(String(row.lines)),
            },
            { id: 'gaps', title: text.gaps, align: 'end', render: (row) => row.gaps },
            {
              id: 'imported',
              title: text.importedBy,
              render: (row) => `${format.instant(row.importedAt)} ${row.importedBy}`,
            },
          ]}
        />
      </div>
    </>
  );
}

function hrefOf(statementNo: number): string {
  return dipHref('statement', { statementNo: String(statementNo) });
}

/** Month and value of a point, then the file (导入结算单). */
function Import({ onDone }: { onDone: () => void }) {
  const text = useText(statementWords);
  const [month, setMonth] = useState('');
  const [pointValue, setPointValue] = useState('');
  const [done, setDone] = useState<{ readonly name: string; readonly answer: ImportedStatement } | null>(
    null,
  );
  const ready = month !== '' && POINT_VALUE.test(pointValue.trim());
  return (
    <section className="sanyi-section">
      <div className="dip-fields">
        <label className="dip-field">
          {text.month}
          <Input type="month" value={month} onChange={(event) => setMonth(event.target.value)} />
        </label>
        <label className="dip-field">
          {text.pointValue}
          <Input
            inputMode="decimal"
            value={pointValue}
            onChange={(event) => setPointValue(event.target.value)}
          />
        </label>
        <p className="sanyi-faint">{text.pointValueNote}</p>
      </div>
      {ready ? (
        <FileDrop<ImportedStatement>
          route={dipRoute('import-statement')}
          accept={['.xlsx', '.csv']}
          maxBytes={MEGABYTES}
          fields={{ month, pointValue: pointValue.trim() }}
          hint={text.drop}
          onDone={(answer, file) => {
            setDone({ name: file.name, answer });
            onDone();
          }}
        />
      ) : (
        <p className="sanyi-soft">{text.first}</p>
      )}
      {done && (
        <div role="status" className="dip-note">
          <p>
            {done.answer.fresh ? text.imported(done.name, done.answer.lines) : text.known}{' '}
            <GoLink href={hrefOf(done.answer.statementNo)}>{text.open}</GoLink>
          </p>
          <GapList
            title={text.notTaken(done.answer.gaps.length)}
            rowNo={text.rowNo}
            gaps={done.answer.gaps}
          />
        </div>
      )}
    </section>
  );
}
