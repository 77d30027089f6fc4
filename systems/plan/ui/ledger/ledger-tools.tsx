import {
  downloadRoute,
  FileDrop,
  ProblemNote,
  pageHref,
  saveFile,
  useGo,
  useMay,
  useNarrow,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Dropdown, Modal, Select } from 'antd';
import { useState } from 'react';
import { ledgerWords } from '../../text/ledger-words.ts';
import { type LedgerPreview, planPage, planRoute } from '../shared/contract.ts';
import type { LedgerAddress, LedgerQueryWords } from './ledger-query.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/** Grouping, order, export and re-import of the ledger (台账工具), right in its bar. */
export function LedgerTools({
  ledger,
  query,
  columns,
}: {
  ledger: LedgerAddress;
  query: LedgerQueryWords;
  /** Columns on the screen at the moment of the click. */
  columns: () => readonly string[];
}) {
  const text = useText(ledgerWords);
  const { address, change } = ledger;
  const tell = useUndo();
  const narrow = useNarrow();
  const mayImport = useMay('plan.assign');
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [importing, setImporting] = useState(false);
  async function save(format: 'xlsx' | 'docx') {
    setBusy(true);
    setFault(null);
    try {
      const { blob, filename } = await downloadRoute(planRoute('export-ledger'), {
        query: { ...query, format, columns: columns().join(',') },
      });
      saveFile(blob, filename);
      tell({ text: text.exported(filename) });
    } catch (problem) {
      setFault(problem);
    } finally {
      setBusy(false);
    }
  }
  const groups = [
    ['', text.groupNone],
    ['section', text.section],
    ['department', text.leadColumn],
    ['state', text.state],
  ] as const;
  const sorts = [
    ['', text.sortPaper],
    ['due', text.sortDue],
    ['light', text.sortLight],
    ['state', text.sortState],
    ['department', text.sortDepartment],
    ['updated', text.sortUpdated],
  ] as const;
  const options = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([value, label]) => ({ value, label }));
  return (
    <>
      {!narrow && (
        <Select
          variant="borderless"
          aria-label={text.group}
          prefix={<span className="sanyi-faint">{text.group}</span>}
          value={address['group'] ?? ''}
          options={options(groups)}
          onChange={(group) => change({ group: group || null })}
          popupMatchSelectWidth={false}
        />
      )}
      <Select
        variant="borderless"
        aria-label={text.sort}
        prefix={<span className="sanyi-faint">{text.sort}</span>}
        value={address['sort'] ?? ''}
        options={options(sorts)}
        onChange={(sort) => change({ sort: sort || null })}
        popupMatchSelectWidth={false}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: text.exportXlsx },
            { key: 'docx', label: text.exportDocx },
          ],
          onClick: ({ key }) => void save(key === 'docx' ? 'docx' : 'xlsx'),
        }}
      >
        <Button loading={busy}>{text.exporting}</Button>
      </Dropdown>
      {mayImport && <Button onClick={() => setImporting(true)}>{text.reimport}</Button>}
      {importing && <ReimportDialog onClose={() => setImporting(false)} />}
      <Modal open={Boolean(fault)} onCancel={() => setFault(null)} footer={null} title={text.exporting}>
        <ProblemNote problem={fault} />
      </Modal>
    </>
  );
}

function ReimportDialog({ onClose }: { onClose: () => void }) {
  const text = useText(ledgerWords);
  const go = useGo();
  return (
    <Modal open title={text.reimportTitle} onCancel={onClose} footer={null} width={560}>
      <p className="sanyi-soft" style={{ marginBottom: 12 }}>
        {text.reimportText}
      </p>
      <FileDrop<LedgerPreview>
        route={planRoute('preview-ledger')}
        accept={['.xlsx']}
        maxBytes={MOST_BYTES}
        onDone={(preview) => {
          onClose();
          go(pageHref(planPage('ledger-import'), { previewId: preview.id }));
        }}
      />
    </Modal>
  );
}
