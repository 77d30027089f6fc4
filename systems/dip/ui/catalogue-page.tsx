import {
  downloadRoute,
  PageHeader,
  ProblemNote,
  saveFile,
  useAddress,
  useFormat,
  useMay,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { catalogueWords } from '../text/catalogue-words.ts';
import { certaintyWords } from '../text/certainty-words.ts';
import { CatalogueAccount } from './catalogue-account.tsx';
import { CatalogueAuxiliary } from './catalogue-auxiliary.tsx';
import { CatalogueCertainty } from './catalogue-certainty.tsx';
import { CatalogueChanges } from './catalogue-changes.tsx';
import { CatalogueDirectories } from './catalogue-directories.tsx';
import { CatalogueGroups } from './catalogue-groups.tsx';
import { CatalogueStructure } from './catalogue-structure.tsx';
import { type Catalogue, dipRoute } from './contract.ts';
import { GapList } from './gap-list.tsx';
import { UseDialog } from './use-dialog.tsx';
import './dip.css';

const TABS = ['groups', 'certainty', 'structure', 'directories', 'auxiliary', 'changes', 'account'] as const;

export default function CataloguePage() {
  const text = useText(catalogueWords);
  const own = useText(certaintyWords);
  const format = useFormat();
  const catalogueNo = usePageParam('catalogueNo');
  const [query, change] = useAddress();
  const manages = useMay('dip.manage');
  const [fault, setFault] = useState<unknown>(null);
  const [using, setUsing] = useState(false);
  const [used, setUsed] = useState(false);
  const { data, error, refetch } = useRoute<Catalogue>(dipRoute('catalogue'), { params: { catalogueNo } });
  const tab = TABS.find((id) => id === query['tab']) ?? 'groups';
  const head = data?.catalogue;
  async function download() {
    const { blob, filename } = await downloadRoute(dipRoute('export'), { params: { catalogueNo } });
    saveFile(blob, filename);
  }
  return (
    <>
      <PageHeader
        title={head?.name ?? text.title}
        facts={
          data && head
            ? [
                text.originOf(head.origin),
                text.sizeOf(head.groups, head.coreGroups, head.compositeGroups),
                ...(head.cases === null ? [] : [`${text.cases} ${format.decimal(String(head.cases))}`]),
                ...data.uses.map((use) => text.from(format.day(use.from))),
                ...(data.uses.length === 0 ? [text.notUsed] : []),
                `${format.instant(head.madeAt)} ${head.madeBy}`,
                `${text.version} ${head.version}`,
              ]
            : []
        }
        actions={
          <>
            <Button onClick={() => void download().catch(setFault)}>{text.export}</Button>
            {manages && head && (
              <Button type="primary" onClick={() => setUsing(true)}>
                {text.use}
              </Button>
            )}
          </>
        }
      />
      <ProblemNote problem={error ?? fault} onRetry={() => void refetch()} />
      {head && using && (
        <UseDialog
          catalogue={head}
          onClose={(done) => {
            setUsing(false);
            setUsed(done);
          }}
        />
      )}
      {used && (
        <p role="status" className="dip-note">
          {text.used}
        </p>
      )}
      {data && (
        <>
          <GapList title={own.gaps(data.gaps.length)} rowNo={text.rowNo} gaps={data.gaps} />
          <Tabs
            activeKey={tab}
            onChange={(next) =>
              change({
                tab: next === 'groups' ? null : next,
                other: null,
                q: null,
                kind: null,
                sure: null,
                level: null,
              })
            }
            items={TABS.map((key) => ({ key, label: own.tab(key) }))}
          />
          <div className="sanyi-stack">
            {tab === 'groups' && <CatalogueGroups catalogue={data} />}
            {tab === 'certainty' && <CatalogueCertainty catalogue={data} />}
            {tab === 'structure' && <CatalogueStructure groups={data.groups} />}
            {tab === 'directories' && <CatalogueDirectories catalogue={data} />}
            {tab === 'auxiliary' && <CatalogueAuxiliary catalogue={data} />}
            {tab === 'changes' && <CatalogueChanges catalogueNo={catalogueNo} />}
            {tab === 'account' && <CatalogueAccount catalogue={data} />}
          </div>
        </>
      )}
    </>
  );
}
