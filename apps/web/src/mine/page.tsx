import { formatUri, type Link, toUrl } from '@barline/codes';
import { useEffect, useState } from 'preact/hooks';
import { Callout } from '../parts/callout.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { ShareButton } from '../parts/share.tsx';
import { useStore } from '../store.ts';
import { useCatalogueTexts } from '../texts/catalogue.ts';
import { useTexts } from '../texts/language.ts';
import { useTitle } from '../title.ts';
import { forgetHeld, holding } from '../token/holding.ts';
import { goToLogIn } from './log-in.ts';
import { askOwn, type OwnPlaylist, type OwnPlaylists, type OwnProfile } from './own-api.ts';

/** As many as the Web API gives at a time. */
const PAGE = 50;

/** One's own playlists and profile, each with its code in one press: with the token that is held, or a log-in to this server. */
export function MinePage() {
  const { mine } = useCatalogueTexts();
  const { site } = useTexts();
  const held = useStore(holding);
  useTitle(site.title(mine.title));
  return (
    <>
      <div class="page-head">
        <h1>{mine.title}</h1>
        <p>{mine.lead}</p>
      </div>
      {held ? <Own key={held.clientId} /> : <LogIn />}
    </>
  );
}

function LogIn() {
  const { mine } = useCatalogueTexts();
  const [failed, setFailed] = useState(false);
  const go = async () => setFailed(!(await goToLogIn('/mine').catch(() => false)));
  return (
    <section class="panel">
      <p>{mine.logInLead}</p>
      {failed && (
        <Callout tone="bad">
          <p>{mine.failed}</p>
        </Callout>
      )}
      <p class="buttons">
        <button type="button" class="button button-primary" onClick={go} data-testid="mine-log-in">
          <Icon name="key" />
          {mine.logIn}
        </button>
      </p>
    </section>
  );
}

function Own() {
  const { mine } = useCatalogueTexts();
  const [profile, setProfile] = useState<OwnProfile | null>(null);
  const [playlists, setPlaylists] = useState<OwnPlaylists | null>(null);
  const [failed, setFailed] = useState(false);
  const load = async (offset: number) => {
    const page = await askOwn<OwnPlaylists>(`/v1/me/playlists?limit=${PAGE}&offset=${offset}`);
    if (page === null) setFailed(true);
    else setPlaylists((known) => ({ ...page, items: [...(offset > 0 ? (known?.items ?? []) : []), ...page.items] }));
  };
  useEffect(() => {
    askOwn<OwnProfile>('/v1/me').then((answer) => (answer ? setProfile(answer) : setFailed(true)));
    load(0);
  }, []);
  if (failed) {
    return (
      <>
        <Callout tone="bad">
          <p>{mine.failed}</p>
        </Callout>
        <LogIn />
      </>
    );
  }
  return (
    <>
      {profile && <Profile profile={profile} />}
      <section aria-labelledby="playlists">
        <h2 id="playlists">{mine.playlists}</h2>
        {playlists === null && <p role="status">{mine.loading}</p>}
        {playlists?.items.length === 0 && <p>{mine.none}</p>}
        <ul class="mine-list" data-testid="my-playlists">
          {playlists?.items.map((playlist) => playlist && <Row key={playlist.id} playlist={playlist} />)}
        </ul>
        {playlists && playlists.items.length < playlists.total && (
          <p class="buttons">
            <button type="button" class="button" onClick={() => load(playlists.items.length)}>
              {mine.more}
            </button>
          </p>
        )}
      </section>
      <p class="buttons">
        <button type="button" class="button" onClick={() => forgetHeld()}>
          {mine.logOut}
        </button>
      </p>
    </>
  );
}

function Profile({ profile }: { profile: OwnProfile }) {
  const { mine } = useCatalogueTexts();
  const link: Link = { type: 'user', id: profile.id };
  return (
    <section class="panel mine-profile">
      <p>
        <a href={`/i/user/${encodeURIComponent(profile.id)}`}>{profile.display_name ?? profile.id}</a>
      </p>
      <p class="buttons">
        <a class="button button-primary" href={createPath(link)} data-testid="my-profile-code">
          <Icon name="create" />
          {mine.profile}
        </a>
        <ShareButton url={toUrl(link)} title={profile.display_name ?? profile.id} />
        <CopyButton text={toUrl(link)} label={mine.copy} />
      </p>
    </section>
  );
}

function Row({ playlist }: { playlist: OwnPlaylist }) {
  const { mine } = useCatalogueTexts();
  const link: Link = { type: 'playlist', id: playlist.id };
  return (
    <li class="mine-row">
      <span>
        <a href={`/i/playlist/${playlist.id}`}>{playlist.name}</a>
        <span class="muted">
          {playlist.items && ` · ${mine.tracks(playlist.items.total)}`}
          {playlist.public === false && ` · ${mine.private}`}
        </span>
      </span>
      <details class="mine-menu">
        <summary class="button" aria-label={mine.menu(playlist.name)}>
          <span aria-hidden="true">⋯</span>
        </summary>
        <div class="buttons">
          <a class="button" href={createPath(link)}>
            <Icon name="create" />
            {mine.create}
          </a>
          <ShareButton url={toUrl(link)} title={playlist.name} />
          <CopyButton text={toUrl(link)} label={mine.copy} what={playlist.name} />
        </div>
      </details>
    </li>
  );
}

function createPath(link: Link): string {
  return `/create?${new URLSearchParams({ uri: formatUri(link) })}`;
}
