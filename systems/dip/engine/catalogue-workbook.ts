import {
  type Catalogue,
  type CatalogueGroup,
  type Certainty,
  careClassName,
  PUBLISHED_COLUMNS,
  scoreText,
} from '@sanyi/dip';

const KINDS = { pre: '先期病种', core: '核心病种', composite: '综合病种' } as const;

type Cell = string | bigint | null;

/**
 * A catalogue in the layout that bureaus publish (公布版式工作簿): the same headings that an import reads, intervals behind them. What is written here, read again, is
 * the same catalogue.
 */
export function catalogueWorkbook(catalogue: Catalogue, certainty: Certainty | null) {
  const own = new Map((certainty?.groups ?? []).map((group) => [group.key, group]));
  const places = catalogue.scorePlaces;
  const bound = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : (value / 10 ** places).toFixed(places);
  const row = (group: CatalogueGroup): Cell[] => {
    const { basis } = group;
    const sure = own.get(group.key);
    return [
      group.code,
      group.name,
      KINDS[group.kind],
      group.kind === 'pre' ? '' : group.diagnosis,
      group.main ?? '',
      group.related.join('+'),
      group.careClass === null ? '' : careClassName(group.careClass),
      group.cases === null ? null : BigInt(group.cases),
      scoreText(group.score, places),
      basis?.drugScore === null || !basis ? null : scoreText(basis.drugScore, places),
      basis?.consumableScore === null || !basis ? null : scoreText(basis.consumableScore, places),
      basis?.variation?.toFixed(2) ?? null,
      group.basicLevel ? '是' : '',
      bound(sure?.low),
      bound(sure?.high),
    ];
  };
  const text = (title: string) => ({ title, kind: 'text' as const });
  const score = (title: string) => ({ title, kind: 'decimal' as const, digits: places });
  return {
    sheets: [
      {
        name: '病种目录',
        title: catalogue.name,
        columns: [
          text(PUBLISHED_COLUMNS.key[0]),
          text(PUBLISHED_COLUMNS.name[0]),
          text(PUBLISHED_COLUMNS.kind[0]),
          text(PUBLISHED_COLUMNS.diagnosis[0]),
          text(PUBLISHED_COLUMNS.main[0]),
          text(PUBLISHED_COLUMNS.related[0]),
          text(PUBLISHED_COLUMNS.careClass[0]),
          { title: PUBLISHED_COLUMNS.cases[0], kind: 'integer' as const },
          score(PUBLISHED_COLUMNS.score[0]),
          score(PUBLISHED_COLUMNS.drugScore[0]),
          score(PUBLISHED_COLUMNS.consumableScore[0]),
          { title: PUBLISHED_COLUMNS.variation[0], kind: 'decimal' as const, digits: 2 },
          text(PUBLISHED_COLUMNS.basicLevel[0]),
          score('分值下限'),
          score('分值上限'),
        ],
        rows: catalogue.groups.map(row),
      },
    ],
  };
}
