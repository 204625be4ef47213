import type { Code } from '../api/code.ts';
import { PLAIN_STYLE } from '../export/plain.ts';
import { saveFile } from '../export/save.ts';
import { useExport } from '../export/use-export.ts';
import { Verdict } from '../export/verdict.tsx';
import { CodeCard } from '../parts/code-card.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { ShareButton } from '../parts/share.tsx';
import { itemPath } from '../routes.ts';
import { useTexts } from '../texts/language.ts';

/** The code of the link in the field, and the way on from it. */
export function MadeCode({ code }: { code: Code }) {
  const texts = useTexts();
  const exported = useExport(code, PLAIN_STYLE, 'png');
  const file = exported.state === 'checked' ? exported.file : null;
  return (
    <section class="stage">
      <CodeCard code={code} style={PLAIN_STYLE}>
        <div class="buttons">
          <button
            type="button"
            class="button button-primary"
            disabled={file === null}
            onClick={() => file && saveFile(file)}
          >
            <Icon name="download" />
            {texts.create.download('PNG')}
          </button>
          <CopyButton text={code.url} label={texts.act.copyLink} />
          <ShareButton url={code.url} title={texts.types[code.link.type]} file={file} />
        </div>
        <Verdict result={exported} />
        <p class="card-links">
          <a href={`/create?${new URLSearchParams({ uri: code.uri })}`}>
            <Icon name="style" />
            {texts.act.style}
          </a>
          <a href={itemPath(code.link)}>
            <Icon name="arrow" />
            {texts.act.details}
          </a>
        </p>
      </CodeCard>
    </section>
  );
}
