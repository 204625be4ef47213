import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ProblemCallout } from './parts/callout.tsx';
import { useTexts } from './texts/language.ts';

/** A page, or a part of one, that is loaded when it is first shown. */
export function lazy<P extends object = object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | null = null;
  return function Lazy(props) {
    const [Page, setPage] = useState<FunctionComponent<P> | null>(() => loaded);
    const [failed, setFailed] = useState(false);
    const { site } = useTexts();
    useEffect(() => {
      if (Page !== null) return;
      load().then(
        (page) => {
          loaded = page;
          setPage(() => page);
        },
        () => setFailed(true),
      );
    }, [Page]);
    if (failed) return <ProblemCallout problem={{ id: 'offline_needed_network', values: { reason: 'server' } }} />;
    return Page === null ? <p class="loading">{site.loading}</p> : <Page {...props} />;
  };
}
