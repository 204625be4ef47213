/** The repeat sign at the end of the opening line: what comes in one way can go back the other. */
export function Barline() {
  return (
    <svg class="hero-barline" viewBox="0 0 108 180" aria-hidden="true">
      <linearGradient id="hero-barline" x2="0" y2="1">
        <stop offset="0" class="strip-rest-from" />
        <stop offset="1" class="strip-rest-to" />
      </linearGradient>
      <g fill="url(#hero-barline)">
        <path d="M2 62a11 11 0 1 1 22 0a11 11 0 1 1 -22 0M2 118a11 11 0 1 1 22 0a11 11 0 1 1 -22 0M46 5a5 5 0 0 1 10 0v170a5 5 0 0 1 -10 0ZM76 16a16 16 0 0 1 32 0v148a16 16 0 0 1 -32 0Z" />
      </g>
    </svg>
  );
}
