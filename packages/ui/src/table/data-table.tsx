import { Table, type TableProps } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import { useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import { useAppearance } from '../theme/appearance.tsx';
import { useNarrow } from '../util/media.ts';
import { anyText, useRemembered } from '../util/remembered.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { columnsShown, type DataColumn } from './columns.ts';
import { RowCards } from './row-cards.tsx';
import './table.css';

export interface DataTableProps<Row> {
  /** Names the table on this machine, for its remembered columns: `plan.ledger`. */
  readonly id: string;
  /** What the table holds, read aloud: “任务台账”. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Click or Enter on a row; open a {@link SidePanel}, not a new page. */
  readonly onOpen?: (row: Row) => void;
  /** Key of the row whose panel is open. */
  readonly openKey?: string | null;
  readonly loading?: boolean;
  /** Shown instead of an empty table: an `EmptyState`. */
  readonly empty?: ReactNode;
  /** Ticks for bulk actions. */
  readonly selection?: { readonly keys: readonly string[]; readonly onChange: (keys: string[]) => void };
  /** Shown in the bar while something is selected. */
  readonly bulk?: ReactNode;
  /** Filters, left in the bar. */
  readonly filters?: ReactNode;
  /** Export buttons and the like, right in the bar. */
  readonly tools?: ReactNode;
  /** Pages made by the server; without it all rows are here. */
  readonly paging?: {
    readonly page: number;
    readonly size: number;
    readonly total: number;
    readonly onChange: (page: number, size: number) => void;
  };
  /** Group headings between rows: rows must come sorted by group. */
  readonly groupOf?: (row: Row) => string;
}

type Shown<Row> =
  | { readonly row: Row; readonly key: string }
  | { readonly group: string; readonly key: string };

const PAGE = 100;
/** Height of the shell's bar, below which a sticky head stays. */
const TOP_BAR = 48;

/**
 * A table of rows (表格): sticky head, remembered columns, totals, keyboard. ↑ ↓ move between rows and Enter opens one.
 * Below 640 px rows become cards with the three columns that matter.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    id,
    label,
    rows,
    columns,
    rowKey,
    onOpen,
    openKey,
    loading = false,
    selection,
    paging,
    groupOf,
  } = props;
  const text = useText(words);
  const narrow = useNarrow();
  const { density, wall } = useAppearance();
  const [remembered, remember] = useRemembered(`sanyi.columns.${id}`, '', anyText);
  const shown = useMemo(() => columnsShown(columns, remembered), [columns, remembered]);
  const count = paging?.total ?? rows.length;

  const items = useMemo(() => withGroups(rows, rowKey, groupOf), [rows, rowKey, groupOf]);
  const antdColumns = useMemo(
    () => shown.map((column, place) => antdColumn(column, place, shown.length)),
    [shown],
  );

  function move(event: KeyboardEvent<HTMLElement>, row: Row) {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen?.(row);
    const step =
      event.key === 'ArrowDown'
        ? 'nextElementSibling'
        : event.key === 'ArrowUp'
          ? 'previousElementSibling'
          : null;
    if (!step) return;
    event.preventDefault();
    let next: Element | null = event.currentTarget[step];
    while (next && !(next instanceof HTMLElement && next.tabIndex === 0)) next = next[step];
    if (next instanceof HTMLElement) next.focus();
  }

  const hasTotals = shown.some((column) => column.total !== undefined);
  const pagination: TableProps<Shown<Row>>['pagination'] = paging
    ? {
        current: paging.page,
        pageSize: paging.size,
        total: paging.total,
        onChange: paging.onChange,
        showSizeChanger: true,
      }
    : {
        defaultPageSize: PAGE,
        // Once 500 rows were chosen the chooser has to stay, for the way back.
        hideOnSinglePage: items.length <= PAGE,
        showSizeChanger: true,
        pageSizeOptions: [50, PAGE, 500],
      };

  return (
    <section className="sanyi-table" aria-label={label}>
      <div className="sanyi-table-bar">
        {selection && selection.keys.length > 0 ? (
          <div className="sanyi-table-bulk" role="status">
            <strong>{text.selected(selection.keys.length)}</strong>
            {props.bulk}
            <button type="button" onClick={() => selection.onChange([])}>
              {text.clearSelection}
            </button>
          </div>
        ) : (
          <div className="sanyi-table-filters">{props.filters}</div>
        )}
        <div className="sanyi-table-tools">
          <span className="sanyi-table-count">{text.rowsShown(count)}</span>
          {props.tools}
          {!narrow && <ColumnChooser columns={columns} shown={shown} onChange={remember} />}
        </div>
      </div>
      {!loading && rows.length === 0 && props.empty ? (
        props.empty
      ) : narrow ? (
        <RowCards {...props} />
      ) : (
        <Table<Shown<Row>>
          size={density === 'compact' ? 'small' : 'middle'}
          columns={antdColumns}
          dataSource={items}
          rowKey={(item) => item.key}
          loading={loading}
          sticky={{ offsetHeader: wall ? 0 : TOP_BAR }}
          scroll={{ x: 'max-content' }}
          pagination={pagination}
          showSorterTooltip={false}
          {...(selection
            ? {
                rowSelection: {
                  selectedRowKeys: [...selection.keys],
                  onChange: (keys) => selection.onChange(keys.map(String)),
                  getTitleCheckboxProps: () => ({ 'aria-label': text.selectAllRows }),
                  getCheckboxProps: (item: Shown<Row>) => ({
                    'aria-label': text.selectRow,
                    disabled: 'group' in item,
                    style: 'group' in item ? { display: 'none' } : {},
                  }),
                  columnWidth: 40,
                },
              }
            : {})}
          onRow={(item) =>
            'group' in item
              ? { className: 'sanyi-table-group' }
              : {
                  tabIndex: 0,
                  'aria-current': openKey === item.key ? 'true' : undefined,
                  className: `${onOpen ? 'sanyi-row-opens' : ''} ${openKey === item.key ? 'sanyi-row-open' : ''}`,
                  onClick: (event) => {
                    if (
                      event.target instanceof Element &&
                      event.target.closest('a,button,input,label,.ant-select')
                    )
                      return;
                    if (window.getSelection()?.toString()) return;
                    onOpen?.(item.row);
                  },
                  onKeyDown: (event) => move(event, item.row),
                }
          }
          {...(hasTotals ? { summary: () => totalsRow(shown, selection ? 1 : 0, text.total) } : {})}
        />
      )}
    </section>
  );
}

function totalsRow<Row>(columns: readonly DataColumn<Row>[], offset: number, word: string) {
  return (
    <Table.Summary fixed>
      <Table.Summary.Row className="sanyi-table-totals">
        {offset > 0 && <Table.Summary.Cell index={0} />}
        {columns.map((column, place) => (
          <Table.Summary.Cell
            key={column.id}
            index={place + offset}
            align={column.align === 'end' ? 'right' : 'left'}
          >
            {column.total ?? (place === 0 ? word : null)}
          </Table.Summary.Cell>
        ))}
      </Table.Summary.Row>
    </Table.Summary>
  );
}

function withGroups<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  groupOf: ((row: Row) => string) | undefined,
): Shown<Row>[] {
  const items: Shown<Row>[] = [];
  let last: string | null = null;
  for (const row of rows) {
    const group = groupOf?.(row) ?? null;
    if (group !== null && group !== last) items.push({ group, key: `group:${group}:${items.length}` });
    last = group;
    items.push({ row, key: rowKey(row) });
  }
  return items;
}

function antdColumn<Row>(
  column: DataColumn<Row>,
  place: number,
  count: number,
): NonNullable<TableProps<Shown<Row>>['columns']>[number] {
  const { order } = column;
  return {
    key: column.id,
    title: column.title,
    align: column.align === 'end' ? 'right' : 'left',
    ...(column.width ? { width: column.width } : {}),
    ...(column.pinned ? { fixed: 'left' as const } : {}),
    ...(order
      ? {
          sorter: (one: Shown<Row>, other: Shown<Row>) =>
            'row' in one && 'row' in other ? order(one.row, other.row) : 0,
        }
      : {}),
    onCell: (item) => ('group' in item ? { colSpan: place === 0 ? count : 0 } : {}),
    render: (_, item) =>
      'group' in item ? (
        place === 0 ? (
          <div className="sanyi-table-group-title">{item.group}</div>
        ) : null
      ) : (
        column.render(item.row)
      ),
  };
}
