import { Button, Checkbox, Spin } from 'antd';
import { useState } from 'react';
import { useText } from '../locale/locale.tsx';
import { useFormat } from '../locale/use-format.ts';
import { words } from '../text/zh-en.ts';
import { columnsThatMatter } from './columns.ts';
import type { DataTableProps } from './data-table.tsx';
import './table.css';

const CARDS_AT_FIRST = 30;

/** The rows of a table as cards for a phone (卡片): the three columns that matter, one tap opens the row. */
export function RowCards<Row>({
  rows,
  columns,
  rowKey,
  onOpen,
  openKey,
  loading = false,
  selection,
  paging,
  groupOf,
}: DataTableProps<Row>) {
  const text = useText(words);
  const format = useFormat();
  const [limit, setLimit] = useState(CARDS_AT_FIRST);
  const [first, ...others] = columnsThatMatter(columns);
  const shown = rows.slice(0, limit);
  return (
    <Spin spinning={loading}>
      <ul className="sanyi-cards">
        {shown.map((row, place) => {
          const key = rowKey(row);
          const before = shown[place - 1];
          const group = groupOf?.(row);
          return (
            <li key={key} className={openKey === key ? 'sanyi-row-open' : undefined}>
              {group !== undefined && (before === undefined || groupOf?.(before) !== group) && (
                <h4>{group}</h4>
              )}
              <div className="sanyi-card">
                {selection && (
                  <Checkbox
                    checked={selection.keys.includes(key)}
                    aria-label={text.selected(1)}
                    onChange={(event) =>
                      selection.onChange(
                        event.target.checked
                          ? [...selection.keys, key]
                          : selection.keys.filter((other) => other !== key),
                      )
                    }
                  />
                )}
                <div>
                  <div className="sanyi-card-first">{first?.render(row)}</div>
                  <dl>
                    {others.map((column) => (
                      <div key={column.id}>
                        <dt>{column.title}</dt>
                        <dd>{column.render(row)}</dd>
                      </div>
                    ))}
                  </dl>
                </div>
                {onOpen && (
                  <Button type="text" aria-label={text.openRow} onClick={() => onOpen(row)}>
                    ›
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {rows.length > limit && (
        <Button block onClick={() => setLimit(limit + CARDS_AT_FIRST * 2)}>
          {format.remarked(text.showAll, String(rows.length))}
        </Button>
      )}
      {paging && paging.total > paging.size && (
        <div className="sanyi-cards-paging">
          <Button disabled={paging.page <= 1} onClick={() => paging.onChange(paging.page - 1, paging.size)}>
            {text.previous}
          </Button>
          <span>
            {paging.page} / {Math.ceil(paging.total / paging.size)}
          </span>
          <Button
            disabled={paging.page * paging.size >= paging.total}
            onClick={() => paging.onChange(paging.page + 1, paging.size)}
          >
            {text.next}
          </Button>
        </div>
      )}
    </Spin>
  );
}
