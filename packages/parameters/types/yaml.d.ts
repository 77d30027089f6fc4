/** Parameter files are YAML; Vite and Vitest hand them over as text. */
declare module '*.yaml?raw' {
  const text: string;
  export default text;
}
