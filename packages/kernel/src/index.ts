export * from './access.ts';
export * from './clock.ts';
export * from './command.ts';
export * from './figure.ts';
export * from './local-text.ts';
export * from './problem.ts';
export * from './role.ts';
export * from './system.ts';
