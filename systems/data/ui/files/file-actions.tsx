import {
  ProblemNote,
  pageHref,
  useFormat,
  useGo,
  useMay,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Popconfirm } from 'antd';
import { fileWords } from '../../text/file-words.ts';
import { isOpen } from '../import/readiness.ts';
import { dataPage, dataRoute, type FileDetail } from '../shared/contract.ts';
import { MarkedDownload } from '../shared/marked-download.tsx';

/** What can be done with a file (文件操作): its marked form, continue, import again, undo as a whole. */
export function FileActions({ file }: { file: FileDetail }) {
  const text = useText(fileWords);
  const format = useFormat();
  const go = useGo();
  const tell = useUndo();
  const mayImport = useMay('data.import');
  const undo = useRouteMutation(dataRoute('undo'), {
    invalidates: 'everything',
    onDone: () => tell({ text: text.undone(file.name) }),
  });
  const toImport = () => go(pageHref(dataPage('import'), {}, { file: file.fileNo, step: 'recognise' }));
  const issues = file.report?.issues.length ?? 0;
  return (
    <>
      {issues > 0 && <MarkedDownload fileNo={file.fileNo} />}
      {mayImport && isOpen(file) && (
        <Button type="primary" onClick={toImport}>
          {text.continueImport}
        </Button>
      )}
      {mayImport && file.state === 'undone' && <Button onClick={toImport}>{text.reimport}</Button>}
      {mayImport && file.state === 'current' && (
        <Popconfirm
          title={text.undoTitle}
          description={text.undoNote(format.decimal(String(file.accepted)))}
          okText={text.undo}
          cancelText={text.keep}
          onConfirm={() => undo.mutate({ params: { fileNo: file.fileNo }, ifMatch: file.version })}
        >
          <Button danger loading={undo.isPending}>
            {text.undo}
          </Button>
        </Popconfirm>
      )}
      <ProblemNote problem={undo.error} />
    </>
  );
}
