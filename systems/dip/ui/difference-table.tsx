import { type DataColumn, DataTable, EmptyState, GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import { Select } from 'antd';
import { dipWords } from '../text/dip-words.ts';
import { statementWords } from '../text/statement-words.ts';
import { dipHref, type Statement } from './contract.ts';

type Row = Statement['rows'][number];

/** Cases that differ (有差异的病例): both groups, both points, and what the difference is made of. */
export function DifferenceTable({
  statement,
  cause,
  onCause,
  onPage,
}: {
  statement: Statement;
  cause: string;
  onCause: (cause: string) => void;
  onPage: (page: number) => void;
}) {
  const text = useText(statementWords);
  const format = useFormat();
  const { say } = useLocale();
  const columns = useColumns();
  return (
    <DataTable<Row>
      id="dip.differences"
      label={text.table}
      rows={statement.rows}
      rowKey={(row) => `${row.institution} ${row.encounter}`}
      columns={columns}
      empty={<EmptyState title={text.noneOf} action={{ label: text.clear, onClick: () => onCause('') }} />}
      paging={{
        page: statement.page,
        size: statement.pageSize,
        total: statement.total,
        onChange: onPage,
      }}
      filters={
        <Select
          className="dip-causes"
          aria-label={text.cause}
          value={cause}
          onChange={(next: string) => onCause(next)}
          options={[
            {
              value: '',
              label: format.remarked(text.allCauses, String(statement.cases - statement.agreeing)),
            },
            ...statement.causes.map((item) => ({
              value: item.cause,
              label: format.remarked(say(item.text), String(item.cases)),
            })),
          ]}
        />
      }
    />
  );
}

function useColumns(): readonly DataColumn<Row>[] {
  const text = useText(statementWords);
  const format = useFormat();
  const { say } = useLocale();
  const words = useText(dipWords);
  const known = (row: Row) => row.ownGroup !== null || row.ownPoints !== null || !only(row, 'not-in-facts');
  return [
    {
      id: 'case',
      title: text.case,
      matters: 1,
      pinned: true,
      render: (row) => (
        <span className="dip-two-lines">
          {known(row) ? (
            <GoLink href={dipHref('case', { institution: row.institution, encounter: row.encounter })}>
              {row.encounter}
            </GoLink>
          ) : (
            row.encounter
          )}
          <small>{say(row.hospital)}</small>
        </span>
      ),
    },
    {
      id: 'groups',
      title: `${text.statementGroup} / ${text.ownGroup}`,
      render: (row) => (
        <Pair
          one={row.statementGroup === null ? text.notIn : words.codeOf(row.statementGroup)}
          other={
            row.ownGroup === null ? (known(row) ? text.unmatched : text.missing) : words.codeOf(row.ownGroup)
          }
        />
      ),
    },
    {
      id: 'points',
      title: `${text.statementPoints} / ${text.ownPoints}`,
      align: 'end',
      render: (row) => (
        <Pair
          one={row.statementPoints === null ? '—' : format.decimal(row.statementPoints)}
          other={row.ownPoints === null ? '—' : format.decimal(row.ownPoints)}
        />
      ),
    },
    { id: 'band', title: text.band, render: (row) => (row.band === null ? '—' : text.bandOf(row.band)) },
    {
      id: 'parts',
      title: text.parts,
      matters: 3,
      render: (row) => (
        <span className="dip-parts">
          {row.parts.map((part) => (
            <span key={part.cause}>
              {say(part.text)} <small>{format.exactAmount(part.fen)}</small>
            </span>
          ))}
        </span>
      ),
    },
    {
      id: 'difference',
      title: text.gap,
      align: 'end',
      matters: 2,
      render: (row) => <strong>{format.exactAmount(row.differenceFen)}</strong>,
    },
    {
      id: 'row',
      title: text.row,
      spare: true,
      render: (row) => (row.row === null ? '—' : text.rowAt(row.row)),
    },
  ];
}

function only(row: Row, cause: string): boolean {
  return row.parts.every((part) => part.cause === cause);
}

/** What the statement says, above what was found here. */
function Pair({ one, other }: { one: string; other: string }) {
  return (
    <span className={one === other ? 'dip-pair' : 'dip-pair dip-pair-differs'}>
      <span>{one}</span>
      <span>{other}</span>
    </span>
  );
}
