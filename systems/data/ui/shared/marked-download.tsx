import { downloadRoute, ProblemNote, saveFile, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { reportWords } from '../../text/report-words.ts';
import { dataRoute } from './contract.ts';

/** The sender's own file with red cells and a column of reasons (标注后的原文件), to be mended and sent again. */
export function MarkedDownload({ fileNo, primary = false }: { fileNo: number; primary?: boolean }) {
  const text = useText(reportWords);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  async function download() {
    setBusy(true);
    setFault(null);
    try {
      const { blob, filename } = await downloadRoute(dataRoute('marked'), { params: { fileNo } });
      saveFile(blob, filename);
    } catch (problem) {
      setFault(problem);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        title={text.markedNote}
        loading={busy}
        onClick={() => void download()}
      >
        {text.marked}
      </Button>
      <ProblemNote problem={fault} />
    </>
  );
}
