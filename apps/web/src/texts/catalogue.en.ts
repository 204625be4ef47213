import { plural } from './plural.ts';

/** What the pages of artists, albums, tracks and the rest say, and those of one's own playlists. */
export const catalogueEn = {
  types: { chapter: 'Chapter' },
  lines: {
    album: 'Tracks',
    playlist: 'Tracks',
    artist: 'Albums',
    show: 'Episodes',
    audiobook: 'Chapters',
    user: 'Playlists',
  },
  more: (rest: number) => `and ${rest} more`,
  album: 'Album',
  released: 'Released',
  mine: {
    title: 'My playlists',
    lead: 'Your playlists and your profile, each with its code.',
    logIn: 'Log in',
    logInLead: 'Log in to this server to see your playlists and your profile. Nothing leaves this server.',
    logOut: 'Forget this log-in',
    profile: 'My profile code',
    playlists: 'Playlists',
    none: 'You have no playlists yet.',
    loading: 'Loading…',
    failed: 'That did not work. Log in again.',
    menu: (name: string) => `Actions for ${name}`,
    create: 'Create code',
    share: 'Share',
    copy: 'Copy link',
    copied: 'Copied.',
    private: 'private',
    tracks: (count: number) => plural('en', count, { one: '# track', other: '# tracks' }),
    more: 'Show more',
  },
};
