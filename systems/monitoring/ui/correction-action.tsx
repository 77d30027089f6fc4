import { routeOf } from '@sanyi/kernel';
import { ProblemNote, pageHref, useGo, useMay, useRoute, useRouteMutation, useText } from '@sanyi/ui';
import { Button, Form, Input, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { reportWords } from '../text/report-words.ts';
import type { CorrectionDraft, Report } from './contract.ts';
import { reportPage } from './pages.ts';
import { ReportChanges } from './report-changes.tsx';

/** Issues a corrected report (出具更正): what it would change is shown before it is issued. */
export function CorrectionAction({ report }: { report: Report }) {
  const text = useText(reportWords);
  const manages = useMay('monitoring.manage');
  const [open, setOpen] = useState(false);
  if (!manages) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.correct}</Button>
      {open && <CorrectionDialog report={report} onClose={() => setOpen(false)} />}
    </>
  );
}

function CorrectionDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const text = useText(reportWords);
  const go = useGo();
  const [form] = Form.useForm<{ reason: string }>();
  const params = { reportId: report.id };
  const { data, error, isPending } = useRoute<CorrectionDraft>(routeOf(manifest, 'correction-draft'), {
    params,
  });
  const issue = useRouteMutation<Report>(routeOf(manifest, 'issue-correction'), {
    invalidates: [routeOf(manifest, 'reports'), routeOf(manifest, 'report')],
    onDone: (corrected) => {
      onClose();
      go(pageHref(reportPage, { reportId: corrected.id }));
    },
  });
  const nothing = data?.changes.length === 0;
  return (
    <Modal
      open
      width={960}
      title={text.correctTitle}
      okText={text.correct}
      okButtonProps={{ disabled: !data || nothing }}
      cancelText={text.cancel}
      confirmLoading={issue.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="monitoring-dialog-note">{text.correctNote}</p>
      <ProblemNote problem={error ?? issue.error} />
      {isPending && <Skeleton active />}
      {nothing && <p>{text.correctNothing}</p>}
      {data && !nothing && (
        <Form
          form={form}
          layout="vertical"
          onFinish={({ reason }) => issue.mutate({ params, body: { reason } })}
        >
          <Form.Item
            name="reason"
            label={text.correctionReason}
            rules={[{ required: true, whitespace: true, message: text.reasonNeeded }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
          </Form.Item>
          <p>{text.correctWould(data.changes.length, data.title)}</p>
          <ReportChanges changes={data.changes} />
        </Form>
      )}
    </Modal>
  );
}
