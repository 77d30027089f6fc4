import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  FileDrop,
  GoLink,
  ProblemNote,
  pageHref,
  StateMark,
  useFormat,
  useGo,
  useLocale,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import { entryWords } from '../text/entry-words.ts';
import type { SubmissionDetail, Submissions } from './contract.ts';
import { EntryTemplate } from './entry-template.tsx';
import { submissionPage } from './pages.ts';

const MOST_BYTES = 10 * 1024 * 1024;

/** The template, the place for a filled one, and the files so far (报送). */
export function EntryFiles() {
  const text = useText(entryWords);
  const format = useFormat();
  const { say } = useLocale();
  const go = useGo();
  const enters = useMay('indicators.enter');
  const { data, error, isPending, refetch } = useRoute<Submissions>(routeOf(manifest, 'submissions'));
  const hrefOf = (submissionId: string) => pageHref(submissionPage, { submissionId });
  return (
    <div className="sanyi-stack">
      {enters && (
        <section className="indicators-send">
          <EntryTemplate />
          <FileDrop<SubmissionDetail>
            route={routeOf(manifest, 'check-file')}
            accept={['.xlsx', '.json', '.csv', '.xml']}
            maxBytes={MOST_BYTES}
            hint={text.dropHint}
            onDone={({ submission }) => go(hrefOf(submission.id))}
          />
        </section>
      )}
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable
        id="indicators.submissions"
        label={text.files}
        rows={data?.submissions ?? []}
        loading={isPending}
        rowKey={(row) => row.id}
        onOpen={(row) => go(hrefOf(row.id))}
        empty={
          <EmptyState title={text.noFiles}>{enters ? text.noFilesHint : text.waitingNoneHint}</EmptyState>
        }
        columns={[
          {
            id: 'name',
            title: text.fileName,
            matters: 1,
            render: (row) => <GoLink href={hrefOf(row.id)}>{row.fileName}</GoLink>,
          },
          {
            id: 'state',
            title: text.state,
            matters: 2,
            render: (row) => (
              <StateMark
                light={row.state === 'sent' ? 'green' : row.errors > 0 ? 'yellow' : 'ongoing'}
                word={row.state === 'sent' ? text.sent : text.checked}
              />
            ),
          },
          {
            id: 'rows',
            title: text.rowsRead,
            align: 'end',
            render: (row) => format.decimal(String(row.rows)),
          },
          {
            id: 'ready',
            title: text.ready,
            align: 'end',
            render: (row) => format.decimal(String(row.ready)),
          },
          {
            id: 'errors',
            title: text.errors,
            align: 'end',
            render: (row) => format.decimal(String(row.errors)),
          },
          { id: 'sender', title: text.sender, render: (row) => say(row.organisationName) },
          { id: 'by', title: text.by, render: (row) => row.enteredBy },
          { id: 'at', title: text.at, matters: 3, render: (row) => format.instant(row.receivedAt) },
          { id: 'format', title: text.format, spare: true, render: (row) => text[row.format] },
        ]}
      />
    </div>
  );
}
