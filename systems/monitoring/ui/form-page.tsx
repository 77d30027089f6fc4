import { routeOf } from '@sanyi/kernel';
import {
  downloadRoute,
  EmptyState,
  PageHeader,
  ProblemNote,
  saveFile,
  useAddress,
  useFormat,
  useMay,
  usePageParam,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { formWords } from '../text/form-words.ts';
import type { Form, FormDetail } from './contract.ts';
import { FormAnswerPanel } from './form-answer-panel.tsx';
import { FormPreview } from './form-preview.tsx';
import { FormQuestions } from './form-questions.tsx';
import { type FormEdits, formRows, isFilled } from './form-rows.ts';
import { windowsPage } from './pages.ts';
import './monitoring.css';

export default function FormPage() {
  const text = useText(formWords);
  const format = useFormat();
  const tell = useUndo();
  const manages = useMay('monitoring.manage');
  const formId = usePageParam('formId');
  const [address, change] = useAddress();
  const [edits, setEdits] = useState<FormEdits>(new Map());
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const chosen = address['report'];
  const { data, error, isPending, refetch } = useRoute<FormDetail>(routeOf(manifest, 'form'), {
    params: { formId },
    ...(chosen ? { query: { reportId: chosen } } : {}),
    keepPrevious: true,
  });
  const confirm = useRouteMutation<Form>(routeOf(manifest, 'confirm-form'), {
    invalidates: [routeOf(manifest, 'form'), routeOf(manifest, 'forms')],
    onDone: () => {
      setEdits(new Map());
      tell({ text: text.confirmed });
    },
  });
  const rows = data ? formRows(data, edits) : [];
  const open = rows.find((row) => row.key === address['cell']);
  const filled = rows.filter(isFilled).length;
  const settled = data !== undefined && data.version > 0 && edits.size === 0;

  async function download() {
    setSaving(true);
    setProblem(null);
    try {
      const { blob, filename } = await downloadRoute(routeOf(manifest, 'filled-form'), {
        params: { formId },
        ...(data?.reportId ? { query: { reportId: data.reportId } } : {}),
      });
      saveFile(blob, filename);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setSaving(false);
    }
  }

  return (
    <>
      <PageHeader
        title={data?.form.fileName ?? text.forms}
        facts={
          data
            ? [
                text.cells(rows.length),
                text.filled(filled),
                text.empty(rows.length - filled),
                data.form.confirmed
                  ? text.confirmedBy(data.form.confirmed.by, format.instant(data.form.confirmed.at))
                  : text.unknown,
                ...(edits.size > 0 ? [text.unsaved(edits.size)] : []),
              ]
            : []
        }
        actions={
          data?.reportId && (
            <>
              {manages && !settled && (
                <Button
                  type="primary"
                  loading={confirm.isPending}
                  title={text.confirmNote}
                  onClick={() =>
                    confirm.mutate({
                      params: { formId },
                      ifMatch: data.version,
                      body: {
                        answers: rows.map(({ question: { grid, row, column }, answer }) => ({
                          grid,
                          row,
                          column,
                          answer,
                        })),
                      },
                    })
                  }
                >
                  {text.confirm}
                </Button>
              )}
              <Button
                type={settled ? 'primary' : 'default'}
                disabled={!settled}
                loading={saving}
                onClick={() => void download()}
              >
                {text.download}
              </Button>
            </>
          )
        }
      />
      <ProblemNote problem={error ?? confirm.error ?? problem} onRetry={() => void refetch()} />
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && !data.reportId && (
        <EmptyState title={text.noReport} action={{ label: text.toWindows, href: windowsPage.path }} />
      )}
      {data?.reportId && (
        <div className="sanyi-stack monitoring-form-page">
          <label className="monitoring-form-report">
            <span>{text.report}</span>
            <Select
              aria-label={text.report}
              value={data.reportId}
              onChange={(report: string) => change({ report })}
              options={data.reports.map((report) => ({
                value: report.id,
                label: `${report.title}${report.corrected ? text.corrected : ''}`,
              }))}
            />
          </label>
          <section className="sanyi-section">
            <h2>{text.preview}</h2>
            <FormPreview
              detail={data}
              rows={rows}
              openKey={open?.key ?? null}
              onOpen={(row) => change({ cell: row.key })}
            />
          </section>
          <section className="sanyi-section">
            <h2>{text.review}</h2>
            <FormQuestions
              rows={rows}
              reportId={data.reportId}
              openKey={open?.key ?? null}
              onOpen={(row) => change({ cell: row.key })}
            />
          </section>
          <FormAnswerPanel
            row={open}
            subjects={data.subjects}
            mayChange={manages}
            onSay={(row, answer) => {
              setEdits(new Map([...edits, [row.key, answer]]));
              change({ cell: null });
            }}
            onClose={() => change({ cell: null })}
          />
        </div>
      )}
    </>
  );
}
