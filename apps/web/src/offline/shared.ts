/** Where the service worker puts pictures that were shared to the site until the scan page takes them. */
export const SHARED_CACHE = 'barline-shared';
