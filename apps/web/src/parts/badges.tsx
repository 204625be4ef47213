import type { LinkType, Namespace } from '@barline/codes';
import { useTexts } from '../texts/language.ts';
import { Icon } from './icon.tsx';

/** Says of what kind the page is. */
export function TypeBadge({ type }: { type: LinkType }) {
  return <span class="badge">{useTexts().types[type]}</span>;
}

/** Says that a code of ours is of no use to the Spotify app. Nothing for Spotify's own codes. */
export function LocalNote({ namespace }: { namespace: Namespace }) {
  const { code } = useTexts();
  if (namespace !== 'local') return null;
  return (
    <p class="local-note">
      <Icon name="warning" />
      <span>
        <strong>{code.localBadge}:</strong> {code.local}.
      </span>
    </p>
  );
}
