import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  FileDrop,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  StateMark,
  useFormat,
  useGo,
  useMay,
  useRoute,
  useText,
  useUndo,
} from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import { formWords } from '../text/form-words.ts';
import type { Form, Forms } from './contract.ts';
import { formPage } from './pages.ts';
import './monitoring.css';

const MOST_BYTES = 10 * 1024 * 1024;

/** The forms that the higher office sends (上级表格): dropped in blank, filled from a report. */
export default function FormsPage() {
  const text = useText(formWords);
  const format = useFormat();
  const go = useGo();
  const tell = useUndo();
  const manages = useMay('monitoring.manage');
  const { data, error, isPending, refetch } = useRoute<Forms>(routeOf(manifest, 'forms'));
  const forms = data?.forms ?? [];
  function taken(form: Form) {
    tell({ text: form.confirmed ? text.recognised(form.fileName) : text.received(form.fileName) });
    go(pageHref(formPage, { formId: form.id }));
  }
  return (
    <>
      <PageHeader
        title={text.forms}
        summary={text.formsSummary}
        facts={forms.length > 0 ? [text.count(forms.length)] : []}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {manages && (
        <div className="monitoring-form-drop">
          <FileDrop<Form>
            route={routeOf(manifest, 'add-form')}
            accept={['.xlsx', '.docx']}
            maxBytes={MOST_BYTES}
            hint={text.dropHint}
            onDone={taken}
          />
        </div>
      )}
      <DataTable
        id="monitoring.forms"
        label={text.forms}
        rows={forms}
        loading={isPending}
        rowKey={(form) => form.id}
        onOpen={(form) => go(pageHref(formPage, { formId: form.id }))}
        empty={<EmptyState title={text.noForms}>{manages ? text.noFormsHint : text.noFormsOther}</EmptyState>}
        columns={[
          {
            id: 'name',
            title: text.fileName,
            matters: 1,
            render: (form) => <GoLink href={pageHref(formPage, { formId: form.id })}>{form.fileName}</GoLink>,
          },
          {
            id: 'state',
            title: text.state,
            matters: 2,
            render: (form) =>
              form.confirmed ? (
                <span className="monitoring-form-state">
                  <StateMark light="green" word={text.known} />
                  <small>{text.confirmedBy(form.confirmed.by, format.instant(form.confirmed.at))}</small>
                </span>
              ) : (
                <StateMark light="yellow" word={text.unknown} />
              ),
          },
          {
            id: 'uploaded',
            title: text.uploaded,
            matters: 3,
            render: (form) => text.uploadedBy(form.uploadedBy, format.instant(form.uploadedAt)),
          },
        ]}
      />
    </>
  );
}
