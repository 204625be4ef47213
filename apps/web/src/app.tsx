import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { LiveRegions } from './announce.tsx';
import { HomePage } from './home/page.tsx';
import { lazy } from './lazy.tsx';
import { NotFoundPage } from './not-found/page.tsx';
import { ProblemCallout } from './parts/callout.tsx';
import { place } from './router.ts';
import { matchRoute, type Route } from './routes.ts';
import { BottomBar } from './shell/bottom-bar.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { OfflineNote } from './shell/offline-note.tsx';
import { UpdateNote } from './shell/update-note.tsx';
import { useStore } from './store.ts';
import { useTexts } from './texts/language.ts';
import type { Texts } from './texts/texts.ts';
import { ownTitle } from './title.ts';

const CreatePage = lazy(async () => (await import('./create/page.tsx')).CreatePage);
const CoverPage = lazy(async () => (await import('./cover/page.tsx')).CoverPage);
const BatchPage = lazy(async () => (await import('./batch/page.tsx')).BatchPage);
const ShowPage = lazy(async () => (await import('./show/page.tsx')).ShowPage);
const HistoryPage = lazy(async () => (await import('./history/page.tsx')).HistoryPage);
const ItemPage = lazy(async () => (await import('./item/page.tsx')).ItemPage);
const ReferencePage = lazy(async () => (await import('./reference/page.tsx')).ReferencePage);
const ScanPage = lazy(async () => (await import('./scan/page.tsx')).ScanPage);
const HelpPage = lazy(async () => (await import('./help/page.tsx')).HelpPage);
const ErrorsPage = lazy(async () => (await import('./help/errors.tsx')).ErrorsPage);
const PrivacyPage = lazy(async () => (await import('./privacy/page.tsx')).PrivacyPage);
const AccessibilityPage = lazy(async () => (await import('./help/accessibility.tsx')).AccessibilityPage);
const ArticlePage = lazy(async () => (await import('./help/article.tsx')).ArticlePage);
const TokenPage = lazy(async () => (await import('./token/page.tsx')).TokenPage);
const ConsolePage = lazy(async () => (await import('./token/console.tsx')).ConsolePage);
const ScopesPage = lazy(async () => (await import('./token/scopes.tsx')).ScopesPage);
const PkcePage = lazy(async () => (await import('./token/pkce.tsx')).PkcePage);
const FlowsPage = lazy(async () => (await import('./token/flows.tsx')).FlowsPage);
const DoctorPage = lazy(async () => (await import('./token/doctor.tsx')).DoctorPage);
const MinePage = lazy(async () => (await import('./mine/page.tsx')).MinePage);
const CallbackPage = lazy(async () => (await import('./callback/page.tsx')).CallbackPage);

/** The whole site: the frame that stays, and the page that the address names. */
export function App() {
  const { path, hash } = useStore(place);
  const texts = useTexts();
  const route = matchRoute(path);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  const title = useStore(ownTitle) ?? titleOf(route, texts);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (hash !== '') return;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);

  if (route.page === 'show') {
    return (
      <>
        <main id="main" ref={main} tabIndex={-1} class="show">
          <Page key={path} route={route} />
        </main>
        <LiveRegions />
      </>
    );
  }
  return (
    <>
      <a class="skip-link" href="#main">
        {texts.site.skip}
      </a>
      <Header page={route.page} />
      <OfflineNote />
      <UpdateNote />
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
    case 'cover':
      return <CoverPage />;
    case 'batch':
      return <BatchPage />;
    case 'show':
      return <ShowPage />;
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
    case 'accessibility':
      return <AccessibilityPage />;
    case 'article':
      return <ArticlePage />;
    case 'token':
      return <TokenPage />;
    case 'token-console':
      return <ConsolePage />;
    case 'token-scopes':
      return <ScopesPage />;
    case 'token-pkce':
      return <PkcePage />;
    case 'token-flows':
      return <FlowsPage />;
    case 'token-doctor':
      return <DoctorPage />;
    case 'mine':
      return <MinePage />;
    case 'callback':
      return <CallbackPage />;
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
    case 'cover':
      return site.title(texts.studio.cover);
    case 'batch':
      return site.title(texts.studio.batch);
    case 'show':
      return site.title(texts.studio.show(texts.types[route.type]));
    case 'item':
      return site.title(texts.item.heading(texts.types[route.type]));
    case 'reference':
      return site.title(texts.reference.title(String(route.mediaRef)));
    case 'history':
      return site.title(texts.history.title);
    case 'privacy':
      return site.title(texts.privacy.title);
    case 'not-found':
      return site.title(texts.notFound.title);
    default:
      // These say what they are called when they are there.
      return site.name;
  }
}
