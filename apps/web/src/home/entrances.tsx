import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/language.ts';

/** The ways in, for whoever would rather choose than paste. */
export function Entrances() {
  const { home } = useTexts();
  return (
    <div class="entrances">
      <a class="entrance" href="/scan">
        <Icon name="scan" />
        <span class="entrance-text">
          <strong>{home.scanCard}</strong>
          <span>{home.scanText}</span>
        </span>
      </a>
      <a class="entrance" href="/create">
        <Icon name="create" />
        <span class="entrance-text">
          <strong>{home.createCard}</strong>
          <span>{home.createText}</span>
        </span>
      </a>
      <a class="entrance" href="/token">
        <Icon name="key" />
        <span class="entrance-text">
          <strong>{home.tokenCard}</strong>
          <span>{home.tokenText}</span>
        </span>
      </a>
    </div>
  );
}
