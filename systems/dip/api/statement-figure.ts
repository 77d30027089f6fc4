import { apiProblems } from '@sanyi/api';
import { type FigureDossier, type LocalText, mayAccess } from '@sanyi/kernel';
import { dipProblems } from '../problems.ts';
import { CAUSE_NAMES } from './names.ts';
import { hospitalName } from './place.ts';
import { type ComparisonContext, compared } from './statement-routes.ts';

type Body = Pick<FigureDossier, 'title' | 'value' | 'definition' | 'down'>;

/** Cases of a figure that are listed; the page of the statement has the rest. */
const ROWS = 10;
const YUAN = '元';

const TITLES: Readonly<Record<string, LocalText>> = {
  statement: { zh: '结算单金额', en: 'Statement' },
  own: { zh: '本方计算', en: 'Own result' },
  difference: { zh: '差额', en: 'Difference' },
  agreeing: { zh: '一致的病例', en: 'Cases that agree' },
};

const WHAT: Readonly<Record<string, LocalText>> = {
  statement: {
    zh: '结算单逐例的分值×点值，各自四舍五入到分后相加。',
    en: 'Points of the statement × value of a point, each to the nearest fen, added up.',
  },
  own: {
    zh: '本方逐例按目录分值、机构系数和费用偏差规则算出分值，×点值，各自四舍五入到分后相加。',
    en: 'Own points by score, coefficient and the rules for unusual costs × value of a point, each to the nearest fen, added up.',
  },
  difference: {
    zh: '结算单金额减本方计算；等于各原因金额之和。',
    en: 'Statement less own result; equal to the sum of the causes.',
  },
  agreeing: {
    zh: '结算单与本方金额一致的病例；其余每例都写明差在哪里。',
    en: 'Cases in which statement and own result agree; each other one says where it differs.',
  },
};

/** Money of a statement opened (打开对账数字): what it is made of, cause by cause, and the cases with the largest parts. */
export async function statementDossier(context: ComparisonContext, id: string): Promise<Body> {
  const { platform, viewer } = context;
  const permission = 'dip.reconcile';
  if (!mayAccess(platform.manifests, viewer.role, permission))
    throw apiProblems.problem('not-permitted', { role: viewer.role, permission });
  const [no = '', part = ''] = id.split('~');
  const { found, place } = await compared(context, Number(no));
  const href = `/dip/statements/${no}`;
  const cause = found.causes.find((item) => item.cause === part);
  const amounts: Readonly<Record<string, bigint>> = {
    statement: found.statementFen,
    own: found.ownFen,
    difference: found.statementFen - found.ownFen,
  };
  const title = cause ? CAUSE_NAMES[cause.cause] : TITLES[part];
  if (!title) throw dipProblems.problem('no-such-statement', { statement: id });
  const rows = found.differences
    .flatMap((item) =>
      item.parts
        .filter((one) => !cause || one.cause === cause.cause)
        .map((one) => ({
          item,
          text: CAUSE_NAMES[one.cause] ?? { zh: one.cause, en: one.cause },
          fen: one.fen,
        })),
    )
    .toSorted((one, other) => Number(size(other.fen) - size(one.fen)));
  return {
    title,
    value:
      part === 'agreeing'
        ? { text: String(found.agreeing), unit: '例' }
        : { text: yuan(cause ? cause.fen : (amounts[part] ?? 0n)), unit: YUAN },
    definition: WHAT[part] ?? {
      zh: '每例的差异按入组、分值、费用、系数、费用偏差依次归因，这里是归到这个原因的金额之和。',
      en: 'Each case is put right in turn: group, score, cost, coefficients, unusual cost; this is the sum of what fell to this cause.',
    },
    down: [
      {
        kind: 'part',
        title: { zh: '按原因', en: 'By cause' },
        table: {
          columns: [
            { zh: '原因', en: 'Cause' },
            { zh: '病例', en: 'Cases' },
            { zh: '金额（元）', en: 'Amount (yuan)' },
          ],
          rows: found.causes
            .filter((item) => !cause || item.cause === cause.cause)
            .map((item) => [CAUSE_NAMES[item.cause] ?? item.cause, String(item.cases), yuan(item.fen)]),
        },
      },
      {
        kind: 'row',
        title: { zh: '金额最大的病例', en: 'The largest cases' },
        table: {
          columns: [
            { zh: '病例', en: 'Case' },
            { zh: '医院', en: 'Hospital' },
            { zh: '原因', en: 'Cause' },
            { zh: '金额（元）', en: 'Amount (yuan)' },
          ],
          rows: rows
            .slice(0, ROWS)
            .map(({ item, text, fen }) => [
              item.encounter,
              hospitalName(place, item.institution),
              text,
              yuan(fen),
            ]),
        },
        href: cause ? `${href}?cause=${cause.cause}` : href,
      },
    ],
  };
}

function size(fen: bigint): bigint {
  return fen < 0n ? -fen : fen;
}

/** Fen as yuan with two places. */
function yuan(fen: bigint): string {
  const digits = size(fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
