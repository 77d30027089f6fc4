export { type Config, readConfig, settings } from './config.ts';
export { installationProblems } from './installation.ts';
export { openPlatform } from './open-platform.ts';
export { type RunningServer, serve } from './serve.ts';
