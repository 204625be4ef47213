import { useTokenTexts } from './texts.ts';

const PAGES = ['wizard', 'console', 'scopes', 'pkce', 'flows', 'doctor'] as const;

export type TokenPageName = (typeof PAGES)[number];

/** The ways between the token pages. */
export function TokenNav({ page }: { page: TokenPageName }) {
  const { nav } = useTokenTexts();
  return (
    <nav class="token-nav" aria-label={nav.label}>
      {PAGES.map((each) => (
        <a
          key={each}
          href={each === 'wizard' ? '/token' : `/token/${each}`}
          aria-current={each === page ? 'page' : undefined}
        >
          {nav[each]}
        </a>
      ))}
    </nav>
  );
}
