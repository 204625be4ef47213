import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/language.ts';

/** Says that there is no network, and what works without one. */
export function OfflineNote() {
  const { site } = useTexts();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return (
    <div role="status">
      {!online && (
        <p class="offline-note">
          <Icon name="warning" />
          {site.offline}
        </p>
      )}
    </div>
  );
}
