import { useId, useRef, useState } from 'preact/hooks';
import type { Platform } from './content.ts';
import { Inline } from './inline.tsx';
import { useHelpTexts } from './texts.ts';

const PLATFORMS: readonly Platform[] = ['desktop', 'android', 'ios', 'web'];

/** The same steps on four platforms; the visitor's own comes first to hand. Arrow keys go from tab to tab. */
export function PlatformTabs({ steps }: { steps: Readonly<Record<Platform, readonly string[]>> }) {
  const { platform: names, platforms } = useHelpTexts();
  const [shown, show] = useState<Platform>(ownPlatform);
  const tabs = useRef<HTMLDivElement>(null);
  const id = useId();
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = PLATFORMS.at((PLATFORMS.indexOf(shown) + step) % PLATFORMS.length)!;
    event.preventDefault();
    show(next);
    tabs.current?.querySelector<HTMLElement>(`[data-platform=${next}]`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={platforms} ref={tabs} onKeyDown={turn}>
        {PLATFORMS.map((platform) => (
          <button
            key={platform}
            type="button"
            role="tab"
            class="tab"
            data-platform={platform}
            id={`${id}-${platform}`}
            aria-controls={`${id}-panel`}
            aria-selected={platform === shown}
            tabIndex={platform === shown ? 0 : -1}
            onClick={() => show(platform)}
          >
            {names[platform]}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without controls of its own is reached by Tab (ARIA practices). */}
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`} tabIndex={0}>
        <ol class="steps">
          {steps[shown].map((step) => (
            <li key={step}>
              <span>
                <Inline text={step} />
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function ownPlatform(): Platform {
  const { userAgent, maxTouchPoints } = navigator;
  if (/android/i.test(userAgent)) return 'android';
  // An iPad calls itself a Mac, and has a screen to touch.
  if (/iphone|ipad|ipod/i.test(userAgent) || (/macintosh/i.test(userAgent) && maxTouchPoints > 1)) return 'ios';
  return /cros/i.test(userAgent) ? 'web' : 'desktop';
}
