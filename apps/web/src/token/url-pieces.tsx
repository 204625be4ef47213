import { useTokenTexts } from './texts.ts';

/** An address of /authorize taken apart: each parameter, its value and what it is for. */
export function UrlPieces({ url }: { url: string }) {
  const { parameters } = useTokenTexts();
  const { origin, pathname, search } = new URL(url);
  const meanings: Readonly<Record<string, string | undefined>> = parameters;
  return (
    <dl class="pieces">
      <div>
        <dt>GET</dt>
        <dd>
          <code>{origin + pathname}</code>
        </dd>
      </div>
      {[...new URLSearchParams(search)].map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
            <p class="muted">{meanings[name]}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
