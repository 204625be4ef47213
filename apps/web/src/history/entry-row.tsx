import { encode, toUrl } from '@barline/codes';
import type { ComponentChildren } from 'preact';
import { Strip } from '../parts/strip.tsx';
import { itemPath, referencePath } from '../routes.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import type { Entry } from './entries.ts';

/** One entry: its bars, what it is, when and where from; the whole row leads to its page. */
export function EntryRow({ entry, children }: { entry: Entry; children?: ComponentChildren }) {
  const { types, scan, history, reference } = useTexts();
  const language = useLanguage();
  const { namespace, mediaRef, link, kind, source, time } = entry;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
  return (
    <li class="entry">
      <Strip levels={encode(mediaRef, namespace)} />
      <div class="entry-text">
        <a class="entry-title" href={link === null ? referencePath(namespace, mediaRef) : itemPath(link)}>
          {link === null ? reference.title(String(mediaRef)) : types[link.type]}
        </a>
        <span class={link === null ? 'muted' : 'address'}>
          {link === null ? scan.unknown : toUrl(link).replace('https://', '')}
        </span>
        <span class="muted">
          <time dateTime={time}>{when}</time> · {kind === 'scan' ? history.scanned : history.created}
          {kind === 'scan' && source !== '' && `, ${source}`}
        </span>
      </div>
      {children}
    </li>
  );
}
