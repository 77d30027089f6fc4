import type { LocalText } from '@sanyi/kernel';

/** Words of what only the store can see about a row (入库核对发现的问题). */
export const ownIssues: Readonly<Record<string, { readonly message: LocalText; readonly cure: LocalText }>> =
  {
    'encounter-unknown': {
      message: {
        zh: '已入库的就诊表里没有这次就诊，不知道属于哪个机构和哪一天',
        en: 'No encounter in the data has this number, so neither institution nor day are known',
      },
      cure: {
        zh: '先导入同一时期的医保就诊表，再重新导入本文件',
        en: 'Import the encounters of the same time first, then import this file again',
      },
    },
  };
