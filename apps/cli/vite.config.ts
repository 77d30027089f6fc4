import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Our own packages are bundled; npm packages stay in node_modules, where native parts and licences belong. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: {
        sanyi: 'src/sanyi.ts',
        'write-template': 'src/write-template.ts',
        'region-worker': '../../systems/region/write/worker.ts',
        'grouping-worker': '../../packages/grouping/src/parallel/worker.ts',
      },
      external: (id) =>
        !id.startsWith('@sanyi/') && !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0'),
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@sanyi\//], external: [...builtinModules] },
});
