import { routeOf } from '@sanyi/kernel';
import {
  Choice,
  DataTable,
  downloadRoute,
  PageHeader,
  ProblemNote,
  StateMark,
  saveFile,
  useFormat,
  useLocale,
  useMay,
  usePageParam,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { entryWords } from '../text/entry-words.ts';
import type { CheckedRow, SubmissionDetail } from './contract.ts';
import { ElementAssignments } from './element-assignments.tsx';
import { Remarks } from './remarks.tsx';
import './indicators.css';

const LIGHTS = { new: 'green', correction: 'ongoing', same: 'grey', blank: 'grey', error: 'red' } as const;
type Shown = 'all' | 'error' | 'remarked' | 'ready';

/** A file of values row by row (报送文件): what passed is sent, what is wrong comes back with place, cause and cure. */
export default function SubmissionPage() {
  const text = useText(entryWords);
  const tell = useUndo();
  const submissionId = usePageParam('submissionId');
  const { data, error, isPending, refetch } = useRoute<SubmissionDetail>(routeOf(manifest, 'submission'), {
    params: { submissionId },
  });
  const [problem, setProblem] = useState<unknown>(null);
  const send = useRouteMutation<SubmissionDetail>(routeOf(manifest, 'send-submission'), {
    invalidates: 'everything',
    onDone: (answer) => tell({ text: text.sentNote(answer.approvals.waiting) }),
  });
  const defines = useMay('indicators.define');
  async function download(as: 'sent' | 'marked') {
    setProblem(null);
    try {
      const file = await downloadRoute(routeOf(manifest, 'submission-file'), {
        params: { submissionId },
        query: { as },
      });
      saveFile(file.blob, file.filename);
    } catch (fault) {
      setProblem(fault);
    }
  }
  const unknown = [
    ...new Set(
      (data?.rows ?? [])
        .filter(({ findings }) => findings.some(({ code }) => code === 'element-unknown'))
        .map(({ code }) => code),
    ),
  ];
  return (
    <>
      <PageHeader
        title={data?.submission.fileName ?? text.files}
        summary={text.fileSummary}
        facts={
          data
            ? [
                text[data.submission.format],
                data.submission.enteredBy,
                data.submission.state === 'sent'
                  ? text.approvals(data.approvals.waiting, data.approvals.approved, data.approvals.returned)
                  : text.checked,
              ]
            : []
        }
        actions={
          <>
            <Button onClick={() => void download('sent')}>{text.original}</Button>
            <Button onClick={() => void download('marked')}>{text.marked}</Button>
            {data?.maySend && (
              <Button
                type="primary"
                loading={send.isPending}
                onClick={() => send.mutate({ params: { submissionId }, ifMatch: data.version })}
              >
                {text.send(data.submission.ready)}
              </Button>
            )}
          </>
        }
      />
      <ProblemNote problem={error ?? send.error ?? problem} onRetry={() => void refetch()} />
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && defines && unknown.length > 0 && <ElementAssignments elements={unknown} />}
      {data && <RowTable detail={data} />}
    </>
  );
}

function RowTable({ detail }: { detail: SubmissionDetail }) {
  const text = useText(entryWords);
  const format = useFormat();
  const { say } = useLocale();
  const by: Readonly<Record<Shown, readonly CheckedRow[]>> = {
    all: detail.rows,
    error: detail.rows.filter(({ outcome }) => outcome === 'error'),
    remarked: detail.rows.filter(({ outcome, findings }) => outcome !== 'error' && findings.length > 0),
    ready: detail.rows.filter(({ outcome }) => outcome === 'new' || outcome === 'correction'),
  };
  const [chosen, choose] = useState<Shown>(by.error.length > 0 ? 'error' : 'all');
  const number = (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? format.decimal(value) : value);
  const severalSheets = new Set(detail.rows.map(({ sheet }) => sheet)).size > 1;
  return (
    <DataTable
      id="indicators.submission-rows"
      label={detail.submission.fileName}
      rows={by[chosen]}
      rowKey={(row) => `${row.sheet} ${row.line} ${row.code} ${row.numerator} ${row.denominator}`}
      filters={
        <Choice
          label={text.show}
          value={chosen}
          onChange={choose}
          options={[
            { value: 'all', label: text.all, count: by.all.length },
            { value: 'error', label: text.errors, count: by.error.length },
            { value: 'remarked', label: text.remarked, count: by.remarked.length },
            { value: 'ready', label: text.ready, count: by.ready.length },
          ]}
        />
      }
      columns={[
        { id: 'line', title: text.line, align: 'end', render: (row) => row.line },
        ...(severalSheets
          ? [{ id: 'sheet', title: text.sheet, render: (row: CheckedRow) => row.sheet || '—' }]
          : []),
        {
          id: 'indicator',
          title: text.indicator,
          matters: 1,
          render: (row) => (
            <span className="indicators-name">
              {row.indicatorName ? say(row.indicatorName) : '—'}
              <code>{row.code}</code>
            </span>
          ),
        },
        {
          id: 'organisation',
          title: text.organisation,
          render: (row) => (row.organisationName ? say(row.organisationName) : row.organisation || '—'),
        },
        {
          id: 'period',
          title: text.period,
          render: (row) =>
            row.indicatorId && row.outcome !== 'error' ? format.period(row.period) : row.period,
        },
        {
          id: 'numerator',
          title: text.numerator,
          align: 'end',
          render: (row) => number(row.numerator) || '—',
        },
        {
          id: 'denominator',
          title: text.denominator,
          align: 'end',
          render: (row) => number(row.denominator) || '—',
        },
        {
          id: 'outcome',
          title: text.outcome,
          matters: 2,
          render: (row) => <StateMark light={LIGHTS[row.outcome]} word={text[row.outcome]} />,
        },
        {
          id: 'found',
          title: text.found,
          width: 320,
          matters: 3,
          render: (row) => (
            <Remarks remarks={row.findings} none={row.outcome === 'blank' ? '—' : text.passed} />
          ),
        },
        { id: 'note', title: text.note, render: (row) => row.note || '—' },
      ]}
    />
  );
}
