import { useEffect, useState } from 'preact/hooks';

/** iPhones have no full screen for pages. */
export function canGoFull(): boolean {
  return document.fullscreenEnabled === true;
}

/** Asks for the whole screen; browsers give it within a press only. */
export async function goFull(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
  } catch {
    // The page fills its window all the same.
  }
}

/** Whether the page has the whole screen. It is given back when the component goes. */
export function useFullScreen(): boolean {
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => {
      document.removeEventListener('fullscreenchange', follow);
      if (document.fullscreenElement !== null) document.exitFullscreen();
    };
  }, []);
  return full;
}
