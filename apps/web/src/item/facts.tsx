import type { Code } from '../api/code.ts';
import { CopyButton } from '../parts/copy.tsx';
import { QrCode } from '../parts/qr.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { CopyQr } from './copy-qr.tsx';

/** Link, URI, number, bars and QR code, each with a Copy button. */
export function Facts({ code }: { code: Code }) {
  const texts = useTexts();
  const language = useLanguage();
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(code.since));
  const facts: readonly [name: string, value: string][] = [
    [texts.code.link, code.url],
    [texts.code.uri, code.uri],
    [texts.code.reference, String(code.mediaRef)],
    [texts.code.bars, code.levels.join(',')],
  ];
  return (
    <section class="facts" aria-labelledby="facts">
      <div class="section-head">
        <h2 id="facts">{texts.item.facts}</h2>
      </div>
      <p class="muted">{texts.item.lead}</p>
      <div class="facts-body">
        <dl>
          {facts.map(([name, value]) => (
            <div class="fact" key={name}>
              <dt>{name}</dt>
              <dd class="number">{value}</dd>
              <dd class="fact-copy">
                <CopyButton text={value} what={name} />
              </dd>
            </div>
          ))}
          <div class="fact">
            <dt>{texts.code.how}</dt>
            <dd>
              {texts.code.origin[code.origin] ?? code.origin}, {date}
            </dd>
          </div>
        </dl>
        <div class="facts-qr">
          <QrCode text={code.url} label={`${texts.code.qr}: ${code.url}`} />
          <p>{texts.code.qr}</p>
          <CopyQr url={code.url} />
        </div>
      </div>
    </section>
  );
}
