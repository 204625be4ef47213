export { withFileLock } from './file-lock.ts';
export { fileStore } from './file-store.ts';
