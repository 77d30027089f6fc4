/** The example papers are plain text files; Vite and Vitest hand them over as they are. */
declare module '*.txt?raw' {
  const text: string;
  export default text;
}
