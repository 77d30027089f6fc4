import {
  DataTable,
  EmptyState,
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  SidePanel,
  useAddress,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { tableWords } from '../../text/table-words.ts';
import { type CanonicalTable, dataPage, dataRoute, type TableList } from '../shared/contract.ts';
import { tableSource } from '../shared/sources.ts';
import { TableColumns } from './table-columns.tsx';
import '../shared/data.css';
import './tables.css';

export default function TablesPage() {
  const text = useText(tableWords);
  const { say } = useLocale();
  const [query, change] = useAddress();
  const { data, error, isPending, refetch } = useRoute<TableList>(dataRoute('tables'));
  const tables = data?.tables ?? [];
  const open = tables.find((one) => one.table === query['open']);
  return (
    <>
      <PageHeader title={text.title} summary={text.summary} />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<CanonicalTable>
        id="data.tables"
        label={text.title}
        rows={tables}
        loading={isPending && !error}
        rowKey={(one) => one.table}
        openKey={open?.table ?? null}
        onOpen={(one) => change({ open: one.table })}
        empty={<EmptyState title={text.empty} />}
        columns={[
          {
            id: 'table',
            title: text.table,
            matters: 1,
            render: (one) => (
              <span className="data-name">
                {say(one.title)}
                <code>{one.table}</code>
              </span>
            ),
          },
          {
            id: 'rows',
            title: text.rows,
            align: 'end',
            matters: 2,
            order: (one, other) => Number(one.rows) - Number(other.rows),
            render: (one) => (
              <Figure
                value={{ text: one.rows, unit: '' }}
                source={tableSource(one.table)}
                label={`${say(one.title)} ${text.rows}`}
              />
            ),
          },
          {
            id: 'meaning',
            title: text.meaning,
            render: (one) => <span className="data-meaning">{say(one.summary)}</span>,
          },
          {
            id: 'columns',
            title: text.columns,
            align: 'end',
            render: (one) => text.columnCount(one.columns.length),
          },
          {
            id: 'browse',
            title: '',
            matters: 3,
            render: (one) =>
              one.rows === '0' ? (
                ''
              ) : (
                <GoLink href={pageHref(dataPage('rows'), { table: one.table })}>{text.browse} →</GoLink>
              ),
          },
        ]}
      />
      <SidePanel
        open={open !== undefined}
        title={open ? say(open.title) : ''}
        width={680}
        onClose={() => change({ open: null })}
      >
        {open && <TableColumns table={open} />}
      </SidePanel>
    </>
  );
}
