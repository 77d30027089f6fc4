import {
  DataTable,
  EmptyState,
  Figure,
  PageHeader,
  ProblemNote,
  SidePanel,
  useAddress,
  useAddressFilters,
  useFormat,
  useLocale,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { fileWords } from '../../text/file-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { type DataFile, dataPage, dataRoute, type FileList } from '../shared/contract.ts';
import { FileStateMark } from '../shared/file-state.tsx';
import { firstDay, monthSpan } from '../shared/months.ts';
import { fileSource } from '../shared/sources.ts';
import { usePaging } from '../shared/use-paging.ts';
import { FileFilters, RESTING } from './file-filters.tsx';
import { FilePanel } from './file-panel.tsx';
import '../shared/data.css';

export default function FilesPage() {
  const text = useText(fileWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const [query, change] = useAddress();
  const { filters, set, reset, active } = useAddressFilters(RESTING);
  const mayImport = useMay('data.import');
  const paging = usePaging();
  const { data, error, isPending, refetch } = useRoute<FileList>(dataRoute('files'), {
    query: { ...filters, month: firstDay(filters.month), page: paging.page, size: paging.size },
    keepPrevious: true,
  });
  const files = data?.files ?? [];
  const open = files.find((file) => String(file.fileNo) === query['open']);
  // A total of one page would be taken for the total of all.
  const whole = (data?.total ?? 0) <= paging.size;
  const sum = (part: (file: DataFile) => number) =>
    whole ? format.decimal(String(files.reduce((total, file) => total + part(file), 0))) : undefined;
  const filter = (some: Partial<typeof RESTING>) => {
    set(some);
    change({ page: null });
  };
  const count = (file: DataFile, part: 'read' | 'accepted' | 'rejected', label: string) =>
    file.read === 0 ? (
      '—'
    ) : (
      <Figure
        value={{ text: String(file[part]), unit: '' }}
        source={fileSource(file.fileNo, part)}
        label={`${file.name} ${label}`}
      />
    );
  return (
    <>
      <PageHeader title={text.title} summary={text.summary} facts={data ? [text.count(data.total)] : []} />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<DataFile>
        id="data.files"
        label={text.title}
        rows={files}
        loading={isPending}
        rowKey={(file) => String(file.fileNo)}
        openKey={open ? String(open.fileNo) : null}
        onOpen={(file) => change({ open: String(file.fileNo) })}
        filters={<FileFilters filters={filters} onChange={filter} />}
        paging={paging.of(data?.total ?? 0)}
        empty={
          active > 0 ? (
            <EmptyState title={shared.noneMatch} action={{ label: shared.clear, onClick: reset }}>
              {shared.noneMatchNote}
            </EmptyState>
          ) : (
            <EmptyState
              title={text.noFiles}
              {...(mayImport ? { action: { label: shared.importData, href: dataPage('import').path } } : {})}
            >
              {mayImport ? text.noFilesMay : text.noFilesRead}
            </EmptyState>
          )
        }
        columns={[
          {
            id: 'no',
            title: '№',
            align: 'end',
            width: 56,
            render: (file) => <span className="sanyi-faint">{file.fileNo}</span>,
          },
          {
            id: 'file',
            title: text.file,
            matters: 1,
            pinned: true,
            render: (file) => (
              <span className="data-name">
                {file.name}
                <small>{file.formatTitle ? say(file.formatTitle) : shared.unknownFormat}</small>
              </span>
            ),
          },
          { id: 'sender', title: text.sender, matters: 3, render: (file) => say(file.sender.name) },
          {
            id: 'months',
            title: text.months,
            render: (file) => monthSpan(file.months, format.period, shared),
          },
          {
            id: 'state',
            title: text.state,
            matters: 2,
            render: (file) => <FileStateMark state={file.state} />,
          },
          {
            id: 'read',
            title: text.read,
            align: 'end',
            total: sum((file) => file.read),
            render: (file) => count(file, 'read', text.read),
          },
          {
            id: 'accepted',
            title: text.accepted,
            align: 'end',
            total: sum((file) => file.accepted),
            render: (file) => count(file, 'accepted', text.accepted),
          },
          {
            id: 'rejected',
            title: text.rejected,
            align: 'end',
            total: sum((file) => file.rejected),
            render: (file) => count(file, 'rejected', text.rejected),
          },
          {
            id: 'received',
            title: text.received,
            render: (file) => format.instant(file.receivedAt),
          },
          { id: 'by', title: text.receivedBy, spare: true, render: (file) => file.receivedBy },
          {
            id: 'remarks',
            title: text.remarks,
            align: 'end',
            spare: true,
            render: (file) => format.decimal(String(file.remarks)),
          },
        ]}
      />
      <SidePanel open={Boolean(open)} title={open?.name ?? ''} onClose={() => change({ open: null })}>
        {open && <FilePanel file={open} />}
      </SidePanel>
    </>
  );
}
