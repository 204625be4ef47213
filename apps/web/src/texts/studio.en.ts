/** What the studio says, in English. studio.ru.ts says the same in Russian. */
export const studioEn = {
  show: {
    close: 'Close',
    full: 'Full screen',
    turn: 'Turn',
    awake: 'The screen stays on.',
    asleep: 'This browser cannot keep the screen on.',
    bright: 'Turn the brightness up, then point the other camera at this screen.',
    unknown: 'This server has not made a code for this link yet.',
    make: 'Get its code',
  },
};
