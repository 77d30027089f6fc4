/** Migrations are plain .sql files; Vite and Vitest hand them over as text. */
declare module '*.sql?raw' {
  const text: string;
  export default text;
}

/** Example papers are plain text files beside the code. */
declare module '*.txt?raw' {
  const text: string;
  export default text;
}
