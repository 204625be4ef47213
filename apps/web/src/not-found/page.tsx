import { useTexts } from '../texts/language.ts';

/** In music, silence has a sign of its own: the rest. */
export function NotFoundPage() {
  const { notFound } = useTexts();
  return (
    <div class="not-found">
      <svg class="rest" viewBox="0 0 120 60" aria-hidden="true">
        <path d="M4 10h112M4 20h112M4 30h112M4 40h112M4 50h112" />
        <rect x="48" y="20" width="24" height="8" rx="1.5" />
      </svg>
      <h1>{notFound.heading}</h1>
      <p class="lead">{notFound.text}</p>
      <a class="button button-primary" href="/">
        {notFound.home}
      </a>
    </div>
  );
}
