import { downloadRoute, ProblemNote, saveFile, useLocale, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { importWords } from '../../text/import-words.ts';
import { dataRoute } from '../shared/contract.ts';
import { useFormats } from '../shared/use-names.ts';
import './import.css';

/** Templates for those who have no official export (模板下载). */
export function Templates() {
  const text = useText(importWords);
  const { say } = useLocale();
  const { formats } = useFormats();
  const [fault, setFault] = useState<unknown>(null);
  const own = formats.filter((one) => one.hasTemplate);
  async function download(format: string) {
    try {
      const { blob, filename } = await downloadRoute(dataRoute('template'), { params: { format } });
      saveFile(blob, filename);
    } catch (problem) {
      setFault(problem);
    }
  }
  if (own.length === 0) return null;
  return (
    <details className="data-templates">
      <summary>{text.templates}</summary>
      <ul>
        {own.map((one) => (
          <li key={one.id}>
            <Button type="link" size="small" onClick={() => void download(one.id)}>
              {say(one.title)}
            </Button>
            <small>{say(one.from)}</small>
          </li>
        ))}
      </ul>
      <ProblemNote problem={fault} />
    </details>
  );
}
