/** The mark of the product (标识): three strokes, 三. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="shell-mark">
      <rect width="32" height="32" rx="5" />
      <path d="M8 9.5h16M10 16h12M7 22.5h18" />
    </svg>
  );
}
