/**
 * What a log-in brought back in the address of /callback. It is taken out of the address at once, before anything is
 * drawn or loaded, so that it stands in no history, no bookmark and no referrer; and it can be taken from here once.
 */
let arrived: string | null = null;

export function cleanCallbackAddress(): void {
  if (location.pathname.replace(/\/+$/, '') !== '/callback' || location.search + location.hash === '') return;
  arrived = location.href;
  history.replaceState(history.state, '', '/callback');
}

/** The whole address that was come back to, or `null` where there was nothing in it or it was taken before. */
export function takeArrival(): string | null {
  const taken = arrived;
  arrived = null;
  return taken;
}
