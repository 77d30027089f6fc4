import { routeOf } from '@sanyi/kernel';
import { downloadRoute, ProblemNote, saveFile, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { evaluationWords } from '../text/evaluation-words.ts';

/** An evaluation as files (下载考核评估). */
export function EvaluationFiles({ evaluationId }: { evaluationId: string }) {
  const text = useText(evaluationWords);
  const [problem, setProblem] = useState<unknown>(null);
  async function download(kind: 'docx' | 'pdf' | 'xlsx') {
    setProblem(null);
    try {
      const { blob, filename } = await downloadRoute(routeOf(manifest, 'evaluation-file'), {
        params: { evaluationId, kind },
      });
      saveFile(blob, filename);
    } catch (fault) {
      setProblem(fault);
    }
  }
  return (
    <>
      <Button type="primary" onClick={() => void download('docx')}>
        {text.docx}
      </Button>
      <Button onClick={() => void download('pdf')}>{text.pdf}</Button>
      <Button onClick={() => void download('xlsx')}>{text.xlsx}</Button>
      <ProblemNote problem={problem} />
    </>
  );
}
