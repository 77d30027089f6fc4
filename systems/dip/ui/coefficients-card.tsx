import { FileDrop, ProblemNote, useFormat, useLocale, useMay, useRoute, useText } from '@sanyi/ui';
import { Input } from 'antd';
import { useState } from 'react';
import { catalogueWords } from '../text/catalogue-words.ts';
import { type Coefficients, dipRoute, type Taken } from './contract.ts';
import { GapList } from './gap-list.tsx';

const MEGABYTES = 16 * 1_048_576;

/** Coefficients of institutions (机构系数): those that count from their day on, and where a new table is dropped. */
export function CoefficientsCard() {
  const text = useText(catalogueWords);
  const format = useFormat();
  const { say } = useLocale();
  const manages = useMay('dip.manage');
  const [from, setFrom] = useState('');
  const [taken, setTaken] = useState<Taken | null>(null);
  const { data, error, refetch } = useRoute<Coefficients>(dipRoute('coefficients'));
  return (
    <section className="sanyi-section">
      <h2>{text.coefficients}</h2>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data?.rows.length === 0 && <p className="sanyi-soft">{text.coefficientsNone}</p>}
      {data && data.rows.length > 0 && (
        <div className="dip-scroll">
          <table className="dip-table">
            <thead>
              <tr>
                <th scope="col">{text.hospital}</th>
                <th scope="col">{text.coefficient}</th>
                <th scope="col">{text.coefficientsFrom}</th>
                <th scope="col">{text.source}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={`${row.institution} ${row.from}`}>
                  <td>{say(row.hospital)}</td>
                  <td>{row.coefficient}</td>
                  <td>{format.day(row.from)}</td>
                  <td>{row.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {manages && (
        <>
          <label className="dip-field">
            {text.coefficientsFrom}
            <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </label>
          {from !== '' && (
            <FileDrop<Taken>
              route={dipRoute('set-coefficients')}
              accept={['.xlsx', '.csv']}
              maxBytes={MEGABYTES}
              fields={{ from }}
              hint={text.coefficientsDrop}
              onDone={(answer) => {
                setTaken(answer);
                void refetch();
              }}
            />
          )}
        </>
      )}
      {taken && (
        <div role="status" className="dip-note">
          {text.coefficientsTaken(taken.rows)}
          <GapList title={text.notTaken(taken.gaps.length)} rowNo={text.rowNo} gaps={taken.gaps} />
        </div>
      )}
    </section>
  );
}
