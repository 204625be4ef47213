/** Where the service worker puts pictures that were shared to the site until the scan page takes them. */
export const SHARED_CACHE = 'barline-shared';

/** What a page says to a waiting service worker when the visitor wants the new version. */
export const UPDATE = 'update';
