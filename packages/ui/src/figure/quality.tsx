import type { FigureDossier } from '@sanyi/kernel';
import { useLocale } from '../locale/locale.tsx';
import './figure.css';

const MARKS = {
  good: 'M1.5 6.5 4.8 9.8 10.8 2.6',
  note: 'M6 5.2v5 M6 2v.6',
  warning: 'M6 2v5 M6 9.6v.6',
} as const;

/** What is known about the quality of a figure's data (数据质量), each with its sign. */
export function Quality({ notes }: { notes: FigureDossier['quality'] }) {
  const { say } = useLocale();
  if (notes.length === 0) return null;
  return (
    <ul className="sanyi-quality">
      {notes.map((note) => (
        <li key={note.text.zh} className={`sanyi-quality-${note.severity}`}>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d={MARKS[note.severity]} />
          </svg>
          {say(note.text)}
        </li>
      ))}
    </ul>
  );
}
