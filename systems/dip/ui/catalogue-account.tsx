import { EmptyState, useFormat, useLocale, useText } from '@sanyi/ui';
import { certaintyWords } from '../text/certainty-words.ts';
import { dipWords } from '../text/dip-words.ts';
import { type Catalogue, percentOf } from './contract.ts';
import { CountBars } from './count-bars.tsx';

const LEVELS = ['1', '2', '3'] as const;

/** How a catalogue was formed (测算记录): cases in groups and cases left add up to those taken. */
export function CatalogueAccount({ catalogue: { account } }: { catalogue: Catalogue }) {
  const text = useText(certaintyWords);
  const format = useFormat();
  const { say } = useLocale();
  if (!account) return <EmptyState title={text.noAccount} />;
  const count = (cases: number) => format.decimal(String(cases));
  const facts = [
    [text.base, format.exactAmount(account.meanFen)],
    [text.coreCases, count(account.coreCases)],
    ...(account.credibility === null ? [] : [[text.k, format.remarked(account.credibility, text.kNote)]]),
    [text.snapshot, format.instant(account.snapshotAt)],
    [text.took, format.seconds(account.milliseconds / 1_000)],
  ];
  return (
    <>
      <section className="sanyi-section">
        <h2>
          {text.accountFinding(
            count(account.grouped),
            count(account.cases),
            percentOf(account.grouped, account.cases),
          )}
        </h2>
        <CountBars
          label={text.tab('account')}
          whole={account.cases}
          bars={[
            { label: text.accountGrouped, cases: account.grouped },
            ...account.left.map(({ reason, cases }) => ({ label: say(reason), cases })),
          ]}
          total={text.accountIn}
        />
      </section>
      <div className="sanyi-columns">
        <table className="dip-table dip-parameters">
          <tbody>
            {facts.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {account.levels.length > 0 && (
          <table className="dip-table">
            <caption>{text.levelCoefficients}</caption>
            <tbody>
              {account.levels.map(({ level, cases, coefficient }) => (
                <tr key={level}>
                  <th scope="row">{text.levelOf(level)}</th>
                  <td>{format.quantity(String(cases), '例')}</td>
                  <td>{coefficient}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <GroupLevels account={account} />
    </>
  );
}

/** Coefficients by level of single groups (分病种等级系数), and why the others have none. */
function GroupLevels({ account }: { account: NonNullable<Catalogue['account']> }) {
  const text = useText(certaintyWords);
  const own = useText(dipWords);
  const { say } = useLocale();
  const { groupLevels, withoutLevels } = account;
  if (groupLevels.length === 0 && withoutLevels.length === 0) return null;
  return (
    <section className="sanyi-section">
      <h2>{text.groupLevels}</h2>
      <div className="sanyi-columns">
        {groupLevels.length > 0 && (
          <div className="dip-scroll">
            <table className="dip-table">
              <caption>{text.groupLevelsFinding(groupLevels.length)}</caption>
              <thead>
                <tr>
                  <th scope="col">{own.group}</th>
                  {LEVELS.map((level) => (
                    <th key={level} scope="col">
                      {text.levelOf(level)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {groupLevels.map(({ key, levels }) => (
                  <tr key={key}>
                    <th scope="row">{key}</th>
                    {LEVELS.map((level) => {
                      const found = levels.find((item) => item.level === level);
                      return (
                        <td key={level}>
                          {found ? (
                            <>
                              {found.coefficient} <small>n={found.cases}</small>
                            </>
                          ) : (
                            '—'
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {withoutLevels.length > 0 && (
          <div>
            <h3>{text.withoutLevels}</h3>
            <CountBars
              label={text.withoutLevels}
              whole={withoutLevels.reduce((sum, { groups }) => sum + groups, groupLevels.length)}
              bars={withoutLevels.map(({ reason, groups }) => ({ label: say(reason), cases: groups }))}
            />
          </div>
        )}
      </div>
    </section>
  );
}
