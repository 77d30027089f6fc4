import { GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import { Tag } from 'antd';
import { dipWords } from '../text/dip-words.ts';
import { dipHref, type OneCase } from './contract.ts';

/** Why a case is in its group (入组过程): the steps, what other groups lack, and what one change would do. */
export function CaseReasoning({ data }: { data: OneCase }) {
  const text = useText(dipWords);
  const { say } = useLocale();
  return (
    <div className="dip-case">
      <ol className="dip-steps">
        {data.reading.map((step, place) => (
          <li key={`${place} ${step.zh}`}>{say(step)}</li>
        ))}
        {data.case.group && (
          <li className="dip-steps-end">
            <GoLink href={dipHref('group', { key: data.case.group })}>{text.codeOf(data.case.group)}</GoLink>{' '}
            {data.case.groupName} <Points score={data.score} />
          </li>
        )}
      </ol>
      {data.auxiliary.map(({ dimension, band, coefficient }) => (
        <p key={dimension}>{text.auxiliaryHit(dimension, band, coefficient)}</p>
      ))}
      <Neighbours data={data} />
      <Candidates data={data} />
    </div>
  );
}

function Neighbours({ data }: { data: OneCase }) {
  const text = useText(dipWords);
  const { say } = useLocale();
  return (
    <section>
      <h3>{text.neighbours}</h3>
      {data.neighbours.length === 0 && <p className="sanyi-faint">{text.noNeighbours}</p>}
      <ul className="dip-plain">
        {data.neighbours.map((item) => (
          <li key={item.text.zh} className="dip-line">
            <span>
              {say(item.text).replace(item.group, text.codeOf(item.group))} <small>{item.name}</small>
            </span>
            <Difference score={item.score} than={data.score} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Candidates({ data }: { data: OneCase }) {
  const text = useText(dipWords);
  const format = useFormat();
  if (data.candidates.length === 0) return null;
  return (
    <section>
      <h3>{text.candidates}</h3>
      <p className="sanyi-faint">{text.candidatesNote}</p>
      <ul className="dip-plain">
        {data.candidates.map((item) => {
          const lacks = [
            ...(item.otherMain ? [text.otherMain] : []),
            ...(item.missing.length > 0 ? [text.lacks(format.list(item.missing))] : []),
          ];
          return (
            <li key={item.group} className="dip-line">
              <span>
                <GoLink href={dipHref('group', { key: item.group })}>{text.codeOf(item.group)}</GoLink>{' '}
                {item.name}
                <small>{lacks.length === 0 ? text.fits : format.list(lacks)}</small>
              </span>
              <Difference score={item.score} than={data.score} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Points({ score }: { score: string | null }) {
  const format = useFormat();
  return score === null ? null : <Tag>{format.quantity(score, '分')}</Tag>;
}

/** A score beside that of the case (分值差). */
function Difference({ score, than }: { score: string; than: string | null }) {
  const text = useText(dipWords);
  const format = useFormat();
  const places = score.split('.')[1]?.length ?? 0;
  const difference = than === null ? null : Number(score) - Number(than);
  const size = difference === null ? '' : format.decimal(Math.abs(difference).toFixed(places));
  return (
    <span className="dip-difference">
      {format.quantity(score, '分')}
      {difference !== null && difference !== 0 && (
        <small>{difference > 0 ? text.more(size) : text.less(size)}</small>
      )}
    </span>
  );
}
