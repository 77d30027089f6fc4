import { Button, Dropdown } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { saveFile } from '../api/api-client.ts';
import { ProblemNote } from '../feedback/problem-note.tsx';
import { useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import { useAppearance } from '../theme/appearance.tsx';
import { ChartCanvas, type ChartPoint } from './chart-canvas.tsx';
import { csvOf, pngOf, svgText } from './chart-files.ts';
import { type ChartLook, chartLook } from './chart-look.ts';
import './chart.css';

export interface ChartTable {
  readonly columns: readonly string[];
  /** Digits as the chart shows them; cells may carry openable figures. */
  readonly rows: readonly (readonly (string | { readonly text: string; readonly node: ReactNode })[])[];
}

export interface ChartPanelProps {
  /** The title states the finding: “全年任务过半已完成，信息化滞后最多”. */
  readonly finding: string;
  /** What is drawn: “按部门的任务数，2026年一季度”. */
  readonly subtitle?: string;
  /** Must not change with every render (`useCallback`). */
  readonly option: (look: ChartLook) => Record<string, unknown>;
  /** The same content as a table; no chart without one. */
  readonly table: ChartTable;
  readonly height?: number;
  /** Source, method or caveat below the picture. */
  readonly note?: ReactNode;
  readonly onPoint?: (point: ChartPoint) => void;
}

const plain = (cell: ChartTable['rows'][number][number]) => (typeof cell === 'string' ? cell : cell.text);

/** A chart with its finding, its table and its exports (图表): PNG, SVG and CSV. */
export function ChartPanel({
  finding,
  subtitle,
  option,
  table,
  height = 300,
  note,
  onPoint,
}: ChartPanelProps) {
  const text = useText(words);
  const { palette } = useAppearance();
  const [face, setFace] = useState<'chart' | 'table'>('chart');
  const [fault, setFault] = useState<unknown>(null);
  const frame = useRef<HTMLDivElement>(null);
  const whole = useMemo(() => {
    const look = chartLook(palette);
    return { ...look.base, ...option(look) };
  }, [palette, option]);

  async function save(kind: string) {
    const svg = frame.current?.querySelector('svg');
    if (kind === 'CSV') {
      const file = csvOf(
        table.columns,
        table.rows.map((row) => row.map(plain)),
      );
      saveFile(new Blob([file], { type: 'text/csv' }), `${finding}.csv`);
    } else if (svg && kind === 'SVG') {
      saveFile(new Blob([svgText(svg)], { type: 'image/svg+xml' }), `${finding}.svg`);
    } else if (svg) {
      saveFile(await pngOf(svg, palette.surface), `${finding}.png`);
    }
  }

  return (
    <figure className="sanyi-chart">
      <div className="sanyi-chart-head">
        <figcaption>
          <strong>{finding}</strong>
          {subtitle && <span>{subtitle}</span>}
        </figcaption>
        <div>
          <Button
            size="small"
            aria-pressed={face === 'table'}
            onClick={() => setFace(face === 'chart' ? 'table' : 'chart')}
          >
            {face === 'chart' ? text.table : text.chart}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: (face === 'chart' ? ['PNG', 'SVG', 'CSV'] : ['CSV']).map((kind) => ({
                key: kind,
                label: text.exportAs(` ${kind}`).trim(),
              })),
              onClick: ({ key }) => void save(key).catch(setFault),
            }}
          >
            <Button size="small" aria-label={text.exportAs('')}>
              ⤓
            </Button>
          </Dropdown>
        </div>
      </div>
      <ProblemNote problem={fault} />
      {face === 'chart' ? (
        <ChartCanvas option={whole} height={height} label={finding} onPoint={onPoint} frameRef={frame} />
      ) : (
        <div className="sanyi-chart-table" style={{ maxHeight: Math.max(height, 240) }}>
          <table>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, place) => (
                <tr key={place}>
                  {row.map((cell, column) => (
                    <td key={column}>{typeof cell === 'string' ? cell : cell.node}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {note && <p className="sanyi-chart-note">{note}</p>}
    </figure>
  );
}
