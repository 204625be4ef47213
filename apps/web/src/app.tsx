import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { LiveRegions } from './announce.tsx';
import { CreatePage } from './create/page.tsx';
import { HistoryPage } from './history/page.tsx';
import { HomePage } from './home/page.tsx';
import { ItemPage } from './item/page.tsx';
import { lazy } from './lazy.tsx';
import { NotFoundPage } from './not-found/page.tsx';
import { ProblemCallout } from './parts/callout.tsx';
import { ReferencePage } from './reference/page.tsx';
import { place } from './router.ts';
import { matchRoute, type Route } from './routes.ts';
import { ScanPage } from './scan/page.tsx';
import { BottomBar } from './shell/bottom-bar.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { OfflineNote } from './shell/offline-note.tsx';
import { useStore } from './store.ts';
import { useTexts } from './texts/language.ts';
import type { Texts } from './texts/texts.ts';

const HelpPage = lazy(async () => (await import('./help/page.tsx')).HelpPage);
const ErrorsPage = lazy(async () => (await import('./help/errors.tsx')).ErrorsPage);
const PrivacyPage = lazy(async () => (await import('./privacy/page.tsx')).PrivacyPage);

/** The whole site: the frame that stays, and the page that the address names. */
export function App() {
  const { path, hash } = useStore(place);
  const texts = useTexts();
  const route = matchRoute(path);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  useEffect(() => {
    document.title = titleOf(route, texts);
  });
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (hash !== '') return;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <>
      <a class="skip-link" href="#main">
        {texts.site.skip}
      </a>
      <Header page={route.page} />
      <OfflineNote />
      <main id="main" ref={main} tabIndex={-1} class={`page page-${route.page}`}>
        <Page key={path} route={route} />
      </main>
      <Footer />
      <BottomBar page={route.page} />
      <LiveRegions />
    </>
  );
}

function Page({ route }: { route: Route }) {
  const [broken] = useErrorBoundary((error) => console.error(error));
  if (broken) return <ProblemCallout problem={{ id: 'unexpected' }} />;
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'scan':
      return <ScanPage />;
    case 'create':
      return <CreatePage />;
    case 'item':
      return <ItemPage link={{ type: route.type, id: route.id }} />;
    case 'reference':
      return <ReferencePage namespace={route.namespace} mediaRef={route.mediaRef} />;
    case 'history':
      return <HistoryPage />;
    case 'help':
      return <HelpPage />;
    case 'errors':
      return <ErrorsPage />;
    case 'privacy':
      return <PrivacyPage />;
    case 'not-found':
      return <NotFoundPage />;
  }
}

function titleOf(route: Route, texts: Texts): string {
  const { site } = texts;
  switch (route.page) {
    case 'home':
      return `${site.name} · ${texts.home.title}`;
    case 'scan':
      return site.title(texts.scan.title);
    case 'create':
      return site.title(texts.create.title);
    case 'item':
      return site.title(texts.item.heading(texts.types[route.type]));
    case 'reference':
      return site.title(texts.reference.title(String(route.mediaRef)));
    case 'history':
      return site.title(texts.history.title);
    case 'help':
      return site.title(texts.help.title);
    case 'errors':
      return site.title(texts.help.errors);
    case 'privacy':
      return site.title(texts.privacy.title);
    case 'not-found':
      return site.title(texts.notFound.title);
  }
}
