import { routeOf } from '@sanyi/kernel';
import { PageHeader, ProblemNote, useLocale, useRoute, useText } from '@sanyi/ui';
import { Alert } from 'antd';
import { manifest } from '../manifest.ts';
import { reportWords } from '../text/report-words.ts';
import type { Rule } from './contract.ts';
import './monitoring.css';
import { LightMark } from './light-mark.tsx';

export default function RulePage() {
  const text = useText(reportWords);
  const { say } = useLocale();
  const { data, error, refetch } = useRoute<Rule>(routeOf(manifest, 'rule'));
  const lights = [...new Set(data?.sentences.map((sentence) => sentence.light))];
  return (
    <>
      <PageHeader
        title={text.ruleTitle}
        summary={text.ruleSummary}
        facts={
          data
            ? [
                <code key="version">{text.version(data.version)}</code>,
                ...(data.confirmed ? [text.confirmed] : []),
              ]
            : []
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && (
        <div className="sanyi-stack">
          {!data.confirmed && (
            <Alert
              type="warning"
              showIcon
              title={text.proposed}
              description={say(data.note) || text.proposedNote}
              style={{ maxWidth: '60em' }}
            />
          )}
          <section className="sanyi-section">
            <h2>{text.sentences}</h2>
            <ul className="monitoring-rule">
              {lights.map((light) => (
                <li key={light}>
                  <LightMark light={light} />
                  <ul>
                    {data.sentences
                      .filter((sentence) => sentence.light === light)
                      .map((sentence) => (
                        <li key={sentence.text.zh}>{say(sentence.text)}</li>
                      ))}
                  </ul>
                </li>
              ))}
            </ul>
          </section>
          <section className="sanyi-section">
            <h2>{text.numbers}</h2>
            <table className="monitoring-rule-numbers">
              <thead>
                <tr>
                  <th scope="col">{text.number}</th>
                  <th scope="col" className="monitoring-number">
                    {text.amount}
                  </th>
                  <th scope="col">{text.unit}</th>
                </tr>
              </thead>
              <tbody>
                {data.parameters.map((parameter) => (
                  <tr key={parameter.id}>
                    <th scope="row">{say(parameter.title)}</th>
                    <td className="monitoring-number">{parameter.value}</td>
                    <td>{say(parameter.unit)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
      )}
    </>
  );
}
