import { routeOf } from '@sanyi/kernel';
import { ProblemNote, pageHref, useFormat, useGo, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { windowWords } from '../text/window-words.ts';
import type { Report, Window } from './contract.ts';
import { reportPage } from './pages.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** What the reform office does with a window (窗口操作): lock, reopen with a reason, issue a report. */
export function WindowActions({ window }: { window: Window }) {
  const text = useText(windowWords);
  const format = useFormat();
  const go = useGo();
  const tell = useUndo();
  const [dialog, setDialog] = useState<'lock' | 'reopen' | 'issue' | null>(null);
  const [title, setTitle] = useState('');
  const period = format.period(window.period);
  const stale = [routeOf(manifest, 'window'), routeOf(manifest, 'windows')];
  const done = (words: string) => () => {
    setDialog(null);
    tell({ text: words });
  };
  const lock = useRouteMutation(routeOf(manifest, 'lock-window'), {
    invalidates: stale,
    onDone: done(text.locked),
  });
  const reopen = useRouteMutation(routeOf(manifest, 'reopen-window'), {
    invalidates: stale,
    onDone: done(text.reopened),
  });
  const issue = useRouteMutation<Report>(routeOf(manifest, 'issue-report'), {
    invalidates: [routeOf(manifest, 'reports')],
    onDone: (report) => go(pageHref(reportPage, { reportId: report.id })),
  });
  const params = { windowId: window.id };

  return (
    <>
      {window.state === 'open' ? (
        <Button onClick={() => setDialog('lock')}>{text.lock}</Button>
      ) : (
        <Button onClick={() => setDialog('reopen')}>{text.reopen}</Button>
      )}
      <Button type="primary" onClick={() => setDialog('issue')}>
        {text.issue}
      </Button>
      <Modal
        open={dialog === 'lock'}
        title={text.lockTitle(period)}
        okText={text.lock}
        cancelText={text.cancel}
        confirmLoading={lock.isPending}
        onOk={() => lock.mutate({ params, ifMatch: window.version })}
        onCancel={() => setDialog(null)}
      >
        <ProblemNote problem={lock.error} />
        <p>{text.lockNote(window.expected - window.submitted)}</p>
        <p className="sanyi-soft">{text.lockUndo}</p>
      </Modal>
      <ReasonDialog
        open={dialog === 'reopen'}
        title={text.reopenTitle}
        note={text.reopenNote}
        action={text.reopen}
        busy={reopen.isPending}
        problem={reopen.error}
        onGive={(reason) => reopen.mutate({ params, body: { reason }, ifMatch: window.version })}
        onClose={() => setDialog(null)}
      />
      <Modal
        open={dialog === 'issue'}
        title={text.issueTitle}
        okText={text.issue}
        cancelText={text.cancel}
        confirmLoading={issue.isPending}
        onOk={() => issue.mutate({ params, body: title.trim() ? { title: title.trim() } : {} })}
        onCancel={() => setDialog(null)}
      >
        <p className="monitoring-dialog-note">{text.issueNote}</p>
        <ProblemNote problem={issue.error} />
        <Form layout="vertical">
          <Form.Item label={text.reportTitle} htmlFor="report-title">
            <Input
              id="report-title"
              value={title}
              maxLength={200}
              placeholder={text.reportTitleHint}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
