import { useEffect, useState } from 'preact/hooks';

/**
 * Keeps the screen on while the page is seen. `true` while it does, `false` where the browser cannot or will not;
 * browsers give the lock up whenever the page is hidden, so it is asked for again.
 */
export function useWakeLock(): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let wanted = true;
    const ask = async () => {
      if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
      try {
        const given = await navigator.wakeLock.request('screen');
        if (!wanted) return void given.release();
        lock = given;
        setAwake(true);
        given.addEventListener('release', () => setAwake(false));
      } catch {
        setAwake(false);
      }
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      wanted = false;
      document.removeEventListener('visibilitychange', ask);
      lock?.release();
    };
  }, []);
  return awake;
}
