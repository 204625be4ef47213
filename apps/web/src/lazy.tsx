import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useTexts } from './texts/language.ts';

/** A page that is loaded when it is first shown. */
export function lazy(load: () => Promise<FunctionComponent>): FunctionComponent {
  let loaded: FunctionComponent | null = null;
  return function Lazy() {
    const [Page, setPage] = useState<FunctionComponent | null>(() => loaded);
    const { site } = useTexts();
    useEffect(() => {
      if (Page !== null) return;
      load().then((page) => {
        loaded = page;
        setPage(() => page);
      });
    }, [Page]);
    return Page === null ? <p class="loading">{site.loading}</p> : <Page />;
  };
}
