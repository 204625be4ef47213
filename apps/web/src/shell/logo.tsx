import { BARLINE_MARK } from '@barline/codes';

/** Our round mark: the repeat sign that ends a piece of music. The same disc stands at the left of our codes. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 60 60" aria-hidden="true">
      <path d={BARLINE_MARK} fill-rule="evenodd" />
    </svg>
  );
}
