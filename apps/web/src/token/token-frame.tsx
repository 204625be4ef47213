import type { ComponentChildren } from 'preact';
import { useTitle } from '../title.ts';
import { TokenNav, type TokenPageName } from './token-nav.tsx';

type TokenPageProps = { page: TokenPageName; title: string; lead: string; children: ComponentChildren };

/** The frame of every token page. */
export function TokenFrame({ page, title, lead, children }: TokenPageProps) {
  useTitle(`${title} · Barline`);
  return (
    <div class="token">
      <TokenNav page={page} />
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </div>
      {children}
    </div>
  );
}
