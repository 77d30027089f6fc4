import { routeOf } from '@sanyi/kernel';
import { downloadRoute, ProblemNote, saveFile, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { reportWords } from '../text/report-words.ts';

/** Offered in this order: edited and signed, printed and sent, counted with, circulated among the departments. */
const KINDS = ['docx', 'pdf', 'xlsx', 'bulletin'] as const;
type FileKind = (typeof KINDS)[number];

/** Downloads of a report (报告下载): the official document and the ledger, both made from its snapshot. */
export function ReportFiles({ reportId, short = false }: { reportId: string; short?: boolean }) {
  const text = useText(reportWords);
  const [busy, setBusy] = useState<FileKind | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  async function download(kind: FileKind) {
    setBusy(kind);
    setProblem(null);
    try {
      const { blob, filename } = await downloadRoute(routeOf(manifest, `report-${kind}`), {
        params: { reportId },
      });
      saveFile(blob, filename);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(null);
    }
  }
  return (
    <span className="monitoring-actions">
      {KINDS.map((kind) => (
        <Button
          key={kind}
          size={short ? 'small' : 'middle'}
          type={!short && kind === 'docx' ? 'primary' : 'default'}
          loading={busy === kind}
          aria-label={text[kind]}
          onClick={() => void download(kind)}
        >
          {short && kind !== 'bulletin' ? kind.toUpperCase() : short ? text.bulletinShort : text[kind]}
        </Button>
      ))}
      <ProblemNote problem={problem} />
    </span>
  );
}
