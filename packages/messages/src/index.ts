export * from './failure.ts';
export * from './failures.ts';
export * from './language.ts';
export * from './scopes.ts';
