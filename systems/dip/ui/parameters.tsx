import { useFormat, useLocale, useText } from '@sanyi/ui';
import { catalogueWords } from '../text/catalogue-words.ts';
import type { Catalogues } from './contract.ts';

/** The numbers that catalogues are formed by (测算参数), with the note that they wait to be confirmed. */
export function Parameters({ catalogues: { parameters, parametersNote } }: { catalogues: Catalogues }) {
  const text = useText(catalogueWords);
  const format = useFormat();
  const { say } = useLocale();
  return (
    <section className="sanyi-section">
      <h2>{text.parameters}</h2>
      {parametersNote && <p className="dip-stale">{say(parametersNote)}</p>}
      <table className="dip-table dip-parameters">
        <tbody>
          {parameters.map(({ id, title, value, unit }) => (
            <tr key={id}>
              <th scope="row">{say(title)}</th>
              <td>
                {format.decimal(value)} <small>{say(unit)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
