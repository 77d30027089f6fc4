/** `node --import tsx --import <this file> script.ts` runs TypeScript that imports `.sql?raw` outside Vite. */
import { register } from 'node:module';

register('./raw-text-loader.mjs', import.meta.url);
