import { callRoute, isMeant, pageHref, type SearchProvider } from '@sanyi/ui';
import { dataPage, dataRoute, type FileList, type TableList } from './contract.ts';

const MOST = 6;

/** Finds files by name or number and canonical tables by name, for the search palette (搜索数据). */
export const dataSearch: SearchProvider = {
  id: 'data',
  async search(text, signal) {
    const [{ files }, { tables }] = await Promise.all([
      callRoute<FileList>(dataRoute('files'), { signal }),
      callRoute<TableList>(dataRoute('tables'), { signal }),
    ]);
    return [
      ...files
        .filter((file) => isMeant(text, String(file.fileNo), file.name, file.sender.name.zh))
        .slice(0, MOST)
        .map((file) => ({
          id: `data:file:${file.fileNo}`,
          kind: { zh: '数据文件', en: 'Data file' },
          title: { zh: file.name, en: file.name },
          detail: file.sender.name,
          href: pageHref(dataPage('file'), { fileNo: file.fileNo }),
        })),
      ...tables
        .filter((one) => isMeant(text, one.table, one.title.zh, one.title.en))
        .slice(0, MOST)
        .map((one) => ({
          id: `data:table:${one.table}`,
          kind: { zh: '标准表', en: 'Table' },
          title: one.title,
          detail: { zh: one.table, en: one.table },
          href: pageHref(dataPage('rows'), { table: one.table }),
        })),
    ];
  },
};
