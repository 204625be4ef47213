import { changeVersion, newVersion } from '../offline/register.ts';
import { useStore } from '../store.ts';
import { useTexts } from '../texts/language.ts';

/** Says that there is a new version of the site; nothing changes until the visitor wants it. */
export function UpdateNote() {
  const { site } = useTexts();
  const worker = useStore(newVersion);
  return (
    <div role="status">
      {worker !== null && (
        <p class="update-note">
          {site.updated}
          <button type="button" class="button" onClick={() => changeVersion(worker)}>
            {site.update}
          </button>
          <button type="button" class="button" onClick={() => newVersion.set(null)}>
            {site.later}
          </button>
        </p>
      )}
    </div>
  );
}
