/** A text in which what was typed is marked (命中标记). Initials mark nothing. */
export function Marked({ text, wanted }: { text: string; wanted: string }) {
  const part = wanted.normalize('NFKC').trim().toLowerCase();
  const at = part === '' ? -1 : text.toLowerCase().indexOf(part);
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark className="dictionaries-mark">{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </>
  );
}
