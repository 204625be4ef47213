import { keepIn } from '../kept.ts';

/** What is kept for as long as this tab is open, and for no other tab. */
export const tabKept = keepIn(() => sessionStorage);
