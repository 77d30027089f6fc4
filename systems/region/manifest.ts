import { defineSystem } from '@sanyi/kernel';

/** The practice region (演练区域): a fictional region in the official formats, with every planted fault listed. */
export const manifest = defineSystem({
  id: 'region',
  title: { zh: '演练区域', en: 'Practice region' },
  summary: {
    zh: '按官方格式生成虚构区域的全部数据，并列出植入的每一处问题，供导入、规则和指标演练。',
    en: 'Generates all data of a fictional region in the official formats, and lists every planted fault, to practise imports, rules and indicators on.',
  },
  stage: 'platform',
  state: 'works',
  scope: {
    zh: '命令行生成；同一种子在任何机器上逐字节相同。编码为常用编码选编，价格和人员均为虚构。',
    en: 'Generated from the command line; the same seed gives the same bytes on every machine. Codes are a selection, prices and persons are fictional.',
  },
  sources: [],
  terms: [],
  needs: [],
  offers: true,
  permissions: [],
  pages: [],
  routes: [],
  jobs: [],
  commands: [
    {
      id: 'generate',
      usage:
        'sanyi region generate --residents N --seed S --year Y --out DIR [--years N] [--stays N] [--visits N] [--truths LIST] [--format text|parquet] [--workers N]',
      title: { zh: '生成演练区域的全部文件', en: 'Generate all files of a practice region' },
    },
  ],
  indicators: [],
  parameters: [],
});
