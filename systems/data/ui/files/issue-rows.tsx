import {
  DataTable,
  EmptyState,
  ProblemNote,
  StateMark,
  useAddress,
  useFormat,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { fileWords } from '../../text/file-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { dataRoute, type Issue, type IssueList } from '../shared/contract.ts';
import { lineKey, useLineAddress } from '../shared/line-address.ts';
import { usePaging } from '../shared/use-paging.ts';

/** The rows behind an issue (问题行): each opens the sender's own line, the wrong cell marked. */
export function IssueRows({ fileNo, title }: { fileNo: number; title: string }) {
  const text = useText(fileWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const [query, change] = useAddress();
  const line = useLineAddress();
  const paging = usePaging('rows');
  const { data, error, isPending, refetch } = useRoute<IssueList>(dataRoute('issues'), {
    params: { fileNo },
    query: { code: query['code'], field: query['field'], page: paging.page, size: paging.size },
    keepPrevious: true,
  });
  const keyOf = (issue: Issue) => `${lineKey({ ...issue, fileNo })} ${issue.field} ${issue.code}`;
  const opened = line.place ? lineKey(line.place) : null;
  const open = data?.issues.find((issue) => lineKey({ ...issue, fileNo }) === opened);
  return (
    <section className="sanyi-section">
      <div className="data-row-wide">
        <h3>{text.rowsOf(title)}</h3>
        <Button size="small" onClick={() => change({ code: null, field: null, rows: null, line: null })}>
          {text.backToGroups}
        </Button>
      </div>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<Issue>
        id="data.issues"
        label={text.rowsOf(title)}
        rows={data?.issues ?? []}
        loading={isPending}
        rowKey={keyOf}
        openKey={open ? keyOf(open) : null}
        onOpen={(issue) => line.open({ ...issue, fileNo }, issue.field === '' ? [] : [issue.field])}
        empty={<EmptyState title={shared.noneMatch} />}
        paging={paging.of(data?.total ?? 0)}
        columns={[
          {
            id: 'line',
            title: text.line,
            matters: 2,
            render: (issue) =>
              `${issue.sheet > 1 ? `${issue.sheet}:` : ''}${format.decimal(String(issue.line))}`,
          },
          {
            id: 'severity',
            title: shared.severity,
            matters: 3,
            render: (issue) => (
              <StateMark
                light={issue.severity === 'reject' ? 'red' : 'yellow'}
                word={shared[issue.severity]}
              />
            ),
          },
          {
            id: 'field',
            title: shared.field,
            render: (issue) =>
              issue.field === '' ? (
                shared.wholeRow
              ) : (
                <span className="data-name">
                  {issue.fieldTitle}
                  {issue.fieldTitle !== issue.field && <small>{issue.field}</small>}
                </span>
              ),
          },
          {
            id: 'value',
            title: shared.value,
            render: (issue) => (issue.value === '' ? '—' : <code>{issue.value}</code>),
          },
          {
            id: 'message',
            title: shared.issue,
            matters: 1,
            render: (issue) => (
              <span className="data-name">
                {say(issue.message)}
                <small>{say(issue.cure)}</small>
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
