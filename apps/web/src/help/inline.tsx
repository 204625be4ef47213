import type { ComponentChildren } from 'preact';

const MARKS = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/;

/** A text of an article: `code`, **strong** and [links](address). Anything else, HTML too, is shown as it is written. */
export function Inline({ text }: { text: string }) {
  return <>{text.split(MARKS).map((part, at) => toNode(part, at))}</>;
}

/** The same text without its marks. */
export function plain(text: string): string {
  return text
    .split(MARKS)
    .map((part) => (isMarked(part) ? part.replace(/^`|`$|\*\*|^\[|\]\([^)]*\)$/g, '') : part))
    .join('');
}

function toNode(part: string, key: number): ComponentChildren {
  if (!isMarked(part)) return part;
  if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>;
  if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>;
  const [words = '', address = ''] = part.slice(1, -1).split('](');
  const away = address.startsWith('https:');
  return (
    <a key={key} href={address} {...(away ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
      {words}
    </a>
  );
}

function isMarked(part: string): boolean {
  return MARKS.test(part) && (part.startsWith('`') || part.startsWith('**') || part.startsWith('['));
}
