import { GoLink, pageHref, useLocale, useText } from '@sanyi/ui';
import { tableWords } from '../../text/table-words.ts';
import { type CanonicalTable, dataPage } from '../shared/contract.ts';
import { useColumnKinds } from './column-kind.ts';
import './tables.css';

/** A canonical table as documentation (标准表说明): every column with its meaning, kind and code list. */
export function TableColumns({ table }: { table: CanonicalTable }) {
  const text = useText(tableWords);
  const { say } = useLocale();
  const kinds = useColumnKinds();
  return (
    <div className="data-panel">
      <p>{say(table.summary)}</p>
      <p className="data-row-wide">
        <code>{table.table}</code>
        <GoLink href={pageHref(dataPage('rows'), { table: table.table })}>{text.browse} →</GoLink>
      </p>
      <table className="data-columns-table">
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.meaning}</th>
            <th scope="col">{text.kind}</th>
            <th scope="col">{text.standard}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.name}>
              <td>
                <code>{column.name}</code>
              </td>
              <td>{say(column.title)}</td>
              <td>
                {kinds.nameOf(column.kind)}
                {column.nullable && <small>{text.yes}</small>}
              </td>
              <td>{column.standard ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
