import { type Ref, useEffect, useRef, useState } from 'react';
import { ProblemNote } from '../feedback/problem-note.tsx';

type Echarts = typeof import('./echarts-chunk.ts').echarts;

/** Something of a chart that was pointed at: which series, which name, which place. */
export interface ChartPoint {
  readonly seriesIndex: number;
  readonly dataIndex: number;
  readonly name: string;
  readonly data: unknown;
}

export interface ChartCanvasProps {
  readonly option: Readonly<Record<string, unknown>>;
  readonly height: number;
  readonly label: string;
  readonly onPoint: ((point: ChartPoint) => void) | undefined;
  readonly frameRef: Ref<HTMLDivElement>;
}

/** Draws an ECharts option as SVG (画图); the library comes in its own chunk when first needed. */
export function ChartCanvas({ option, height, label, onPoint, frameRef }: ChartCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [library, setLibrary] = useState<Echarts | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const point = useRef(onPoint);
  useEffect(() => {
    point.current = onPoint;
  }, [onPoint]);

  useEffect(() => {
    import('./echarts-chunk.ts').then((chunk) => setLibrary(chunk.echarts)).catch(setFault);
  }, []);

  useEffect(() => {
    const element = frame.current;
    if (!element || !library) return;
    const chart = library.init(element, null, { renderer: 'svg' });
    chart.setOption(option);
    chart.on('click', (event) =>
      point.current?.({
        seriesIndex: event.seriesIndex ?? 0,
        dataIndex: event.dataIndex,
        name: event.name,
        data: event.data,
      }),
    );
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [library, option]);

  return (
    <div ref={frameRef}>
      {fault !== null && <ProblemNote problem={fault} />}
      <div ref={frame} role="img" aria-label={label} style={{ height }} />
    </div>
  );
}
