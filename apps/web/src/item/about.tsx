import type { Link } from '@barline/codes';
import { useEffect, useState } from 'preact/hooks';
import { useCatalogueTexts } from '../texts/catalogue.ts';
import { useTexts } from '../texts/language.ts';
import { ownTitle } from '../title.ts';
import { type About, type AboutLine, aboutInPage, askAbout } from './about-data.ts';

/** What the server knows of a link; `null` while it is asked, and where it knows nothing. */
export function useAbout(link: Link): About | null {
  const [about, setAbout] = useState<About | null>(() => aboutInPage(link));
  const { site } = useTexts();
  useEffect(() => {
    let wanted = true;
    const inPage = aboutInPage(link);
    setAbout(inPage);
    if (!inPage) askAbout(link).then((answer) => wanted && setAbout(answer));
    return () => {
      wanted = false;
    };
  }, [link.type, link.id]);
  useEffect(() => {
    ownTitle.set(about ? site.title(about.name) : null);
    return () => ownTitle.set(null);
  }, [about, site]);
  return about;
}

/** Cover, name and who made it. */
export function AboutHead({ about }: { about: About }) {
  const texts = useTexts();
  const own = useCatalogueTexts();
  return (
    <article class="about">
      <img class="about-cover" src={about.picture} width={300} height={300} alt="" />
      <div class="about-text">
        <p class="about-type">{texts.types[about.type as Link['type']]}</p>
        <h1>{about.name}</h1>
        {about.by.length > 0 && (
          <p class="about-by">
            {about.by.map((line, index) => (
              <>
                {index > 0 && ', '}
                <Name line={line} />
              </>
            ))}
          </p>
        )}
        {about.album && (
          <p>
            {own.album}: <Name line={about.album} />
          </p>
        )}
        {about.released && (
          <p>
            {own.released}: {about.released}
          </p>
        )}
        {about.description && <p>{about.description}</p>}
      </div>
    </article>
  );
}

/** Tracks, episodes, albums or playlists. */
export function AboutLines({ about }: { about: About }) {
  const own = useCatalogueTexts();
  if (about.lines.length === 0) return null;
  const rest = about.total - about.lines.length;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{own.lines[about.type as keyof typeof own.lines]}</h2>
      <ol class="about-lines">
        {about.lines.map((line, index) => (
          <li key={index}>
            <span>
              <Name line={line} />
              {line.by && <span class="muted"> · {line.by}</span>}
            </span>
            {line.durationMs !== null && <span class="number">{minutes(line.durationMs)}</span>}
          </li>
        ))}
      </ol>
      {rest > 0 && <p class="muted">{own.more(rest)}</p>}
    </section>
  );
}

function Name({ line }: { line: AboutLine }) {
  if (line.type === '' || line.type === 'chapter') return <>{line.name}</>;
  return <a href={`/i/${line.type}/${encodeURIComponent(line.id)}`}>{line.name}</a>;
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
