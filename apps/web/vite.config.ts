import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['SANYI_DEV_API'] ?? 'http://127.0.0.1:8720';

/**
 * The web app: files only, no inline script, no data: address, no foreign host, one lazy chunk per page.
 * The content security policy it needs: `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';
 * img-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`. Styles must allow
 * `'unsafe-inline'` because antd writes its style sheets at run time.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The libraries change rarely; apart from the pages they stay in the browser's cache across upgrades.
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/,
              priority: 3,
            },
            // What several pages share of the components; what one page needs stays with the page.
            {
              name: 'components',
              test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/,
              minShareCount: 2,
            },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 8721, proxy: { '/api': server } },
  preview: { host: '127.0.0.1', port: 8721, proxy: { '/api': server } },
});
