/** Line icons on a 24 x 24 grid, drawn for this site: round ends, as the bars of a code have. */
const PATHS = {
  scan: 'M4 8V6a2 2 0 0 1 2-2h2M16 4h2a2 2 0 0 1 2 2v2M20 16v2a2 2 0 0 1-2 2h-2M8 20H6a2 2 0 0 1-2-2v-2M8 10v4M12 8v8M16 11v2',
  camera:
    'M4 8.5A1.5 1.5 0 0 1 5.5 7H8l1.5-2.5h5L16 7h2.5A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5ZM12 16.2a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8Z',
  screen: 'M4.5 5h15a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM12 16v4M8 20h8',
  create: 'M5 9v6M9.5 5v14M14 8v8M19 9v6M16.5 12h5',
  key: 'M12 15a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM10.9 12.1 19 4M16 7l3 3M13.3 9.7l2 2',
  history: 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.6 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2 1-1.2 1.9M12 16.7v.1',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1-1',
  picture:
    'M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM4.5 17l4.5-4.5 3 3 3.5-4 4 4.3M9 9v.1',
  paste: 'M9 5H7a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2h-2M9 4h6v3H9ZM9 12h6M9 16h4',
  copy: 'M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM5 15V6a2 2 0 0 1 2-2h8',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  share: 'M12 15V4M8 7.5 12 3.5l4 4M6 11v7a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2v-7',
  open: 'M14 4h6v6M20 4l-9 9M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4',
  style:
    'M12 4a8 8 0 1 0 0 16c1.2 0 1.8-.8 1.8-1.7 0-1.2-1-1.5-1-2.6 0-1 .8-1.7 1.9-1.7H17a3 3 0 0 0 3-3c0-4-3.6-7-8-7ZM8 11v.1M11 8v.1M15 8.5v.1',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  warning: 'M12 4 3 19.5h18ZM12 10v4.5M12 17.2v.1',
  stop: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 8.5l7 7M15.5 8.5l-7 7',
  close: 'M6 6l12 12M18 6 6 18',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.5A8.3 8.3 0 0 1 9.5 4a8.3 8.3 0 1 0 10.5 10.5Z',
  shield: 'M12 3.5 5 6v5.5c0 4.3 2.9 7.4 7 9 4.1-1.6 7-4.7 7-9V6ZM9 12l2.2 2.2L15 10.3',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  phone: 'M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3ZM11 18h2',
  large: 'M4 9V5a1 1 0 0 1 1-1h4M15 4h4a1 1 0 0 1 1 1v4M20 15v4a1 1 0 0 1-1 1h-4M9 20H5a1 1 0 0 1-1-1v-4',
  turn: 'M19.5 12a7.5 7.5 0 1 1-2.4-5.5L20 9M20 4.5V9h-4.5',
  undo: 'M4 9h10a5 5 0 0 1 0 10h-3M8 5 4 9l4 4',
  redo: 'M20 9H10a5 5 0 0 0 0 10h3M16 5l4 4-4 4',
  pipette: 'm13 7 4 4M15 5l1.2-1.2a2.7 2.7 0 0 1 3.9 3.9L19 9l-1 1-4-4ZM14 8l-8.5 8.5L4 20l3.5-1.5L16 10',
  cover:
    'M6 3.5h12a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 19V5A1.5 1.5 0 0 1 6 3.5ZM8 14v2M11 13v4M14 14.2v1.6M16.5 13v4M7.5 7h9v3h-9Z',
  table: 'M5 4.5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1ZM4 9.5h16M4 14.5h16M9.5 9.5v10',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5.5v13l10-6.5Z',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon, as large as the text beside it. Whatever it means is said in words too. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
