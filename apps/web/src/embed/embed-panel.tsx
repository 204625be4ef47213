import type { Code } from '../api/code.ts';
import { codeAlt } from '../parts/code-card.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { type SnippetName, snippetsOf } from './snippets.ts';

const NAMES: readonly SnippetName[] = ['image', 'element', 'badge', 'markdown', 'oembed'];

/** The code for pages of others: lines to copy. */
export function EmbedPanel({ code, style = new URLSearchParams() }: { code: Code; style?: URLSearchParams }) {
  const texts = useTexts();
  const { embed } = useStudio();
  const snippets = snippetsOf(code.link, { origin: location.origin, style, alt: codeAlt(code, texts) });
  return (
    <details class="panel more">
      <summary>{embed.title}</summary>
      <p class="muted">{embed.lead}</p>
      <div class="snippets">
        {NAMES.map((name) => (
          <div key={name}>
            <h3>{embed.names[name]}</h3>
            <pre class="snippet">
              <code>{snippets[name]}</code>
            </pre>
            <CopyButton text={snippets[name]} what={embed.names[name]} />
          </div>
        ))}
      </div>
    </details>
  );
}
