import { routeOf } from '@sanyi/kernel';
import { downloadRoute, ProblemNote, saveFile, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { interviewWords } from '../text/interview-words.ts';

/** The record as an official paper (下载约谈记录). */
export function InterviewFiles({ caseId }: { caseId: string }) {
  const text = useText(interviewWords);
  const [problem, setProblem] = useState<unknown>(null);
  async function download(kind: 'docx' | 'pdf') {
    setProblem(null);
    try {
      const { blob, filename } = await downloadRoute(routeOf(manifest, 'interview-file'), {
        params: { caseId, kind },
      });
      saveFile(blob, filename);
    } catch (fault) {
      setProblem(fault);
    }
  }
  return (
    <>
      <Button onClick={() => void download('docx')}>{text.docx}</Button>
      <Button onClick={() => void download('pdf')}>{text.pdf}</Button>
      <ProblemNote problem={problem} />
    </>
  );
}
