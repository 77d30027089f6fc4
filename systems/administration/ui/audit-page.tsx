import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  PageHeader,
  ProblemNote,
  useAddress,
  useFormat,
  useRoute,
  useRouteMutation,
  useText,
} from '@sanyi/ui';
import { Alert, Button } from 'antd';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import type { AuditEntries, AuditVerdict } from './contract.ts';

export default function AuditPage() {
  const text = useText(words);
  const format = useFormat();
  const [query, change] = useAddress();
  const before = query['before'];
  const { data, error, isPending, refetch } = useRoute<AuditEntries>(routeOf(manifest, 'audit'), {
    query: { limit: 100, ...(before ? { before } : {}) },
    keepPrevious: true,
  });
  const verify = useRouteMutation<AuditVerdict>(routeOf(manifest, 'verify-audit'));
  const entries = data?.entries ?? [];
  const oldest = entries.at(-1)?.seq;
  return (
    <>
      <PageHeader
        title={text.audit}
        summary={text.auditSummary}
        actions={
          <Button loading={verify.isPending} onClick={() => verify.mutate({})}>
            {text.verify}
          </Button>
        }
      />
      <ProblemNote problem={error ?? verify.error} onRetry={() => void refetch()} />
      {verify.data && (
        <Alert
          showIcon
          type={verify.data.intact ? 'success' : 'error'}
          title={
            verify.data.intact ? text.intact(verify.data.entries) : text.broken(verify.data.firstBreak ?? 0)
          }
        />
      )}
      <DataTable
        id="administration.audit"
        label={text.audit}
        rows={entries}
        loading={isPending}
        rowKey={(entry) => String(entry.seq)}
        empty={<EmptyState title={text.noAudit} />}
        tools={
          <>
            {before && <Button onClick={() => change({ before: null })}>{text.newest}</Button>}
            {oldest && oldest > 1 && (
              <Button onClick={() => change({ before: String(oldest) })}>{text.older}</Button>
            )}
          </>
        }
        columns={[
          { id: 'seq', title: text.number, align: 'end', width: 80, render: (entry) => entry.seq },
          { id: 'at', title: text.time, matters: 1, render: (entry) => format.instant(entry.at) },
          { id: 'who', title: text.who, matters: 2, render: (entry) => entry.actorName },
          { id: 'action', title: text.action, matters: 3, render: (entry) => <code>{entry.action}</code> },
          {
            id: 'subject',
            title: text.subject,
            render: (entry) => `${entry.subjectKind} ${entry.subjectId}`,
          },
          {
            id: 'detail',
            title: text.detail,
            render: (entry) => <code style={{ wordBreak: 'break-all' }}>{JSON.stringify(entry.detail)}</code>,
          },
        ]}
      />
    </>
  );
}
