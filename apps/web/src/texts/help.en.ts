import type { Articles } from '../help/content.ts';
import { plural } from './plural.ts';

const articles: Articles = {
  scan: {
    title: 'Scan a code',
    summary: 'With the camera, from a photo, a screenshot or a file; on any device and without the Spotify app.',
    body: [
      {
        steps: [
          'Open [Scan](/scan). Use the camera, or choose, drop or paste a picture in which the whole strip can be seen: the round mark and all 23 bars.',
          'The picture is read on your device and is not sent anywhere. Codes that are found are outlined.',
          'If the server knows the page of the code, you get its link at once. If not, you see the number, and three ways on.',
        ],
      },
      { heading: 'When nothing is found' },
      {
        list: [
          'Come closer: a strip narrower than 100 pixels is too small.',
          'Hold still and let the camera focus; a sharp picture matters more than a large one.',
          'Tilt the phone a little when a lamp is mirrored in the code.',
          'Keep both ends in view. A strip that is cut off cannot be read.',
        ],
      },
      'Every reason for which a picture cannot be read has a name and a cure: [all failures](/help/errors).',
      {
        note: 'In the Spotify app the scanner is behind the camera icon of the search page, and it works on phones and tablets only. Barline needs neither the app nor a phone.',
        tone: 'note',
      },
    ],
  },
  create: {
    title: 'Create a code',
    summary: 'Paste a link, choose colours and size, download PNG, SVG, JPEG, WebP or more.',
    body: [
      {
        steps: [
          'In Spotify choose **Share**, then **Copy link**. [Where is it?](/help/share)',
          'Paste the link on the [first page](/). The code appears at once.',
          'Change colours and size on [Create](/create), then download it.',
        ],
      },
      'Codes exist for tracks, albums, artists, playlists, profiles, shows, episodes and audiobooks. One link has one code: making it twice gives the same bars, and the Spotify app shows this code too.',
      'Before you download, our own scanner reads the finished picture back and says whether it can.',
    ],
  },
  share: {
    title: 'Where is “Share” in Spotify?',
    summary: 'How to copy the link of a playlist, a track or an album on desktop, Android, iOS and on the web.',
    body: [
      'Anything that has a page in Spotify has a link. It stands in the menu with the three dots.',
      {
        platforms: {
          desktop: [
            'Open the playlist, or point at the track.',
            'Press the three dots **•••** under its cover. A right click on it opens the same menu.',
            'Choose **Share**, then **Copy link to playlist** (or track, album, artist).',
          ],
          android: [
            'Open the playlist and tap the three dots **⋮** under its title.',
            'Tap **Share**.',
            'Tap **Copy link**. To send it here directly, choose Barline in the list, if you have installed this site as an app.',
          ],
          ios: [
            'Open the playlist and tap the three dots **•••** under its title.',
            'Tap **Share**.',
            'Tap **Copy link**, then come back here and paste.',
          ],
          web: [
            'Open the playlist at open.spotify.com.',
            'Press the three dots **•••** beside the play button, then **Share** and **Copy link**.',
            'The address in the browser’s address bar will do too.',
          ],
        },
      },
      {
        note: 'In the app on phones every playlist shows its ready code in that same menu, above the list. It is the same code that you get here.',
        tone: 'note',
      },
      'Now paste the link on the [first page](/). Text around it does no harm: the link is found in it.',
    ],
  },
  profile: {
    title: 'Your own profile and its link',
    summary: 'Where your profile is on desktop, Android, iOS and on the web, and how to make its code.',
    body: [
      {
        platforms: {
          desktop: [
            'Press your name or picture at the top right.',
            'Choose **Profile**.',
            'Press the three dots **•••**, then **Copy link to profile**.',
          ],
          android: [
            'Tap your picture at the top left and open **Settings and privacy**, or tap **View profile**.',
            'Tap your name. The ready code of your profile is shown in the menu with the three dots **⋮**.',
            'In that menu tap **Share**, then **Copy link**.',
          ],
          ios: [
            'Tap your picture at the top left and open **Settings and privacy**, or tap **View profile**.',
            'Tap your name. The ready code of your profile is shown in the menu with the three dots **•••**.',
            'In that menu tap **Share**, then **Copy link**.',
          ],
          web: [
            'Press your picture at the top right of open.spotify.com and choose **Profile**.',
            'Press the three dots **•••**, then **Copy link to profile**.',
          ],
        },
      },
      'Names of profiles may hold any letters, so the id in the link can be long and full of percent signs. Paste it as it is.',
      'With a token you need no menu at all: [the console](/token/console) asks `GET /v1/me`, and the answer has your link under `external_urls`.',
    ],
  },
  'what-is-in-a-code': {
    title: 'What is in a code',
    summary: '23 bars spell a number of 37 bits, not the link itself.',
    body: [
      'The 23 bars spell a number of 37 bits with a check sum, not the link itself. Whoever gave out the number holds the table from number to page. For Spotify’s codes that is Spotify; this server remembers every pair that was made, taught or imported here.',
      'So reading a code needs no network, and finding its page needs somebody who knows the table. If this server does not know it yet, paste the link you believe it is: the bars of that link are compared, and the pair is kept only when they are the same.',
    ],
  },
  'local-codes': {
    title: 'Codes known to this server only',
    summary: 'What a local code is, and how to tell it from one of Spotify’s.',
    body: [
      'When Spotify’s code service cannot be reached, this server may give out a number of its own. Such a code looks different (its first, middle and last bars are tall, short, tall), is labelled, and only this server can open it.',
      'The Spotify app does not know local codes. For somebody who has only that app, send the link or a QR code.',
    ],
  },
  contrast: {
    title: 'Which colours can be scanned',
    summary: 'Contrast, the proof by our own scanner, and Spotify’s white on green.',
    body: [
      {
        table: [
          ['Contrast', 'Verdict', 'Good for'],
          ['4.5 and more', 'Good', 'screens and paper'],
          ['3 to 4.5', 'Fine on screens', 'screens; darker or lighter for print'],
          ['below 3', 'Risky', 'see what the proof says'],
          ['below 1.5', 'Refused', 'only by “Make it anyway”'],
        ],
      },
      'White bars on Spotify’s green `#1DB954` have a contrast of 2.59 and are read all the same. So a number alone forbids nothing: our own scanner reads the finished picture before you download it and tells you the result.',
    ],
  },
  'group-sessions': {
    title: 'Listening together: Jam',
    summary: 'Who can start a group session, how many can join, and how they are invited.',
    body: [
      'Spotify calls a group session a **Jam**. One person starts it, others add tracks to the same queue, and all hear the same thing, side by side or far apart.',
      {
        table: [
          ['Question', 'Answer'],
          ['Who can start one?', 'Somebody with Spotify Premium.'],
          ['How many can take part?', 'Up to 32 people.'],
          ['Who can join?', 'Friends by invitation. At one speaker without Premium too; from afar with Premium.'],
          [
            'How are they invited?',
            'By a QR code on the host’s screen, by a link, or by bringing phones together with Bluetooth on.',
          ],
        ],
      },
      {
        steps: [
          'Host: open a playlist, tap the three dots, choose **Start a Jam**.',
          'Show the QR code, or send the link.',
          'Guest: [scan](/scan) the QR code or open the link. It opens Spotify, which does the rest.',
        ],
      },
      'Earlier invitations were codes with bars whose upper and lower halves differ. They cannot be read as an ordinary code; our scanner recognises them and says so. Ask the host for the link.',
      'A session itself lives on Spotify’s servers; nobody else can host one.',
    ],
  },
  'find-token': {
    title: 'How do I find my Spotify token?',
    summary: 'There is none to find: a token is made for an app, and you can have one in a minute.',
    body: [
      'A token is not a password that lies somewhere in your account. It is a pass that Spotify makes for **one app**, for **one hour**, for what **you** allowed. So you need an app of your own; it is free and takes two minutes.',
      {
        steps: [
          '[Create an app](/help/create-app) in Spotify’s dashboard and copy its client ID.',
          'Open [Get a token](/token) here, paste the client ID, choose what the token may do.',
          'Log in at Spotify and agree. You come back here, and the token is on the screen.',
        ],
      },
      { heading: 'In a terminal' },
      'The token alone is printed, and later runs refresh it by themselves:',
      {
        code: 'export SPOTIFY_CLIENT_ID=…\nnpx barline token login\ncurl -H "Authorization: Bearer $(npx barline token get)" https://api.spotify.com/v1/me',
      },
      { heading: 'Without a Spotify account' },
      'This server speaks the same protocol. On [Get a token](/token) choose *this server* and try everything with a demo account.',
      {
        note: 'Beware of pages that ask for your Spotify password, or for cookies copied from your browser. Nobody needs either to give you a token.',
        tone: 'warning',
      },
      'A token cannot be decoded: it is a closed text, not a JWT. What it may do was said when it was given out.',
    ],
  },
  parties: {
    title: 'The three parties',
    summary: 'Who is who when an app asks for access: you, the app, Spotify.',
    body: [
      {
        list: [
          '**The person** (RFC 6749: resource owner) has playlists, a profile, a player, and decides who may touch them.',
          '**The app** (client) wants to do something with them: your script, a site, a program on a phone.',
          '**Spotify** (authorization server and resource server) keeps the data, asks the person, and gives the app a token.',
        ],
      },
      {
        diagram: {
          title: 'The person, the app and Spotify',
          parties: ['Person', 'App', 'Spotify'],
          messages: [
            { from: 0, to: 1, label: '“Show my playlists”', sentence: 'The person asks the app for something.' },
            {
              from: 1,
              to: 2,
              label: 'asks for permission',
              sentence: 'The app sends the person to Spotify with a list of what it wants to be allowed.',
            },
            { from: 2, to: 0, label: '“Do you agree?”', sentence: 'Spotify shows the person who asks, and for what.' },
            {
              from: 0,
              to: 2,
              label: '“Yes”',
              sentence: 'The person logs in at Spotify and agrees. The app never sees the password.',
            },
            {
              from: 2,
              to: 1,
              label: 'token',
              sentence: 'Spotify gives the app a token, good for exactly that and for an hour.',
            },
            {
              from: 1,
              to: 2,
              label: 'token → playlists',
              sentence: 'The app shows the token with every request and gets the data.',
            },
          ],
        },
      },
      'In your own script you are the person and the app at once. The steps are the same.',
    ],
  },
  'two-ways': {
    title: 'Two ways to be authorized',
    summary: 'App authorization reads the catalogue; user authorization reads and changes what is a person’s.',
    body: [
      {
        table: [
          ['', 'App authorization', 'User authorization'],
          ['Who is asked?', 'Nobody: the app speaks for itself', 'A person, on Spotify’s page'],
          [
            'What can be read?',
            'The catalogue: tracks, albums, artists, public playlists, search',
            'The same, and what the person allowed: profile, private playlists, player, library',
          ],
          ['What can be changed?', 'Nothing', 'What the person allowed'],
          ['Scopes?', 'None', 'Yes, [those you ask for](/token/scopes)'],
          ['Secret?', 'Yes, so only on a server or in your terminal', 'Not with PKCE'],
          [
            'Which flow?',
            '[Client credentials](/help/flow-client-credentials)',
            '[PKCE](/help/flow-pkce), or [authorization code](/help/flow-code) on a server',
          ],
        ],
      },
      'A request for a person’s data with an app’s own token is answered 401 or 403: there is no person behind it.',
      'Not sure? [The wizard](/token) asks two questions and says which flow is yours.',
    ],
  },
  'create-app': {
    title: 'Create an app in the dashboard',
    summary: 'Name, redirect URI, client ID: what to fill in, and what to leave alone.',
    body: [
      {
        steps: [
          'Open [developer.spotify.com/dashboard](https://developer.spotify.com/dashboard) and log in. The account that owns the app needs Premium.',
          'Press **Create app**. Any name and description will do; people see them when they are asked to agree.',
          'Enter the **redirect URI**, to the letter. For this site the wizard shows it with a copy button; for the terminal it is `http://127.0.0.1:8888/callback`.',
          'Tick **Web API**, accept the terms, press **Save**.',
          'Open **Settings** and copy the **Client ID**: 32 digits and letters a to f. It is no secret.',
          'Leave the **client secret** where it is: the flow recommended here does not need it.',
        ],
      },
      'For an app on **this** server do the same in [its own dashboard](/dashboard).',
      {
        note: 'A new app is in development mode: five people at most, and each must be put on its list under **User management**. See [limits](/help/limits).',
        tone: 'warning',
      },
    ],
  },
  'redirect-uri': {
    title: 'Redirect URIs: which are accepted',
    summary: 'https, 127.0.0.1 or [::1], never localhost, and equal to the letter.',
    body: [
      'After the log-in Spotify sends the browser back to an address of your app: the redirect URI. It must be one of those written in the dashboard, or everything stops with `INVALID_CLIENT: Invalid redirect URI`, since May 2026 `redirect_uri: Not matching configuration`.',
      {
        table: [
          ['Address', 'Accepted?', 'Why'],
          ['`https://app.example/callback`', 'yes', 'https is always right'],
          ['`http://127.0.0.1:8888/callback`', 'yes', 'this machine, by its number'],
          ['`http://[::1]:8888/callback`', 'yes', 'the same in IPv6'],
          [
            '`http://127.0.0.1/callback`',
            'yes, with any port',
            'registered without a port, the app may come back to any',
          ],
          ['`http://localhost:8888/callback`', 'no', 'write 127.0.0.1; refused since 2025'],
          ['`http://app.example/callback`', 'no', 'http is for this machine only'],
          ['`http://192.168.1.20/callback`', 'no', 'another machine needs https'],
          ['`myapp://callback`', 'yes', 'an app’s own scheme, in lower case'],
        ],
      },
      'Everything else is compared letter by letter: `/callback` and `/callback/` are two addresses, and so are `Callback` and `callback`.',
      'Paste yours into [the doctor](/token/doctor): it says what is wrong before Spotify does.',
    ],
  },
  scopes: {
    title: 'Scopes: what a token may do',
    summary: 'Each permission has a name; ask for what you need and no more.',
    body: [
      'A scope is the name of a permission, such as `playlist-read-private`. The app lists the scopes it wants, separated by spaces; the person sees each as a sentence and agrees to all or to none.',
      {
        list: [
          'No scope at all gives what is public anyway.',
          'The answer says which scopes were **granted**. Compare it with what you asked for: it may be less.',
          'A call that needs a scope you lack is answered 403 `Insufficient client scope`.',
          'An unknown name stops everything with `Illegal scope`.',
          'Need more later? Send the person to the log-in again with the longer list; earlier permissions stay.',
        ],
      },
      'The [scopes page](/token/scopes) lists them all, and finds the smallest set for the requests you want to make.',
    ],
  },
  'token-lifetime': {
    title: 'How long do tokens live?',
    summary: 'An access token one hour, a refresh token six months, a code ten minutes.',
    body: [
      {
        table: [
          ['What', 'Lives', 'Then'],
          ['Authorization code', '10 minutes, once', '`invalid_grant`: start again'],
          ['Access token', '1 hour (`expires_in: 3600`)', '401: refresh it'],
          ['Refresh token', '6 months from the log-in, however often it is used', '`invalid_grant`: log in again'],
          [
            'Permission',
            'until the person takes it back',
            'refreshing ends; the access token runs out within the hour',
          ],
        ],
      },
      'The six months are new: since 18 June 2026 for new apps, since 20 July 2026 for all. The answer does not say when they end, so note the date of the log-in. Barline does that for you, here and in the terminal.',
      'A person takes permission back at spotify.com/account/apps, for this server at [Account](/account). A new password ends refresh tokens too.',
    ],
  },
  limits: {
    title: 'Limits of development mode',
    summary:
      'Five people, an owner with Premium, a shared quota: why a request is refused although the token is right.',
    body: [
      {
        list: [
          'The owner of an app needs **Premium**.',
          'An app has at most **5 people**, each entered by hand under **User management** (25 before February 2026). Others can log in and get a token, but every call is answered 403.',
          'There is a **rate limit** over 30 seconds. Over it: 429 with `Retry-After`, in seconds. Wait that long.',
          'There is a **quota**. Used up, the answer has `QUOTA_EXCEEDED`: waiting a few seconds does not help.',
          'Some calls were taken from new apps in November 2024 and February 2026 and are answered 403 or 404.',
        ],
      },
      'That is why Barline brings no app of its own for the real Spotify: everybody uses their own client ID.',
      'None of this holds on a [sandbox server](/help/sandbox), which can also imitate it, so that you see your program meet it.',
    ],
  },
  'keep-secrets': {
    title: 'Keep tokens and secrets safe',
    summary: 'What is secret, what is not, and where it must never be.',
    body: [
      {
        table: [
          ['What', 'Secret?', 'Where it may be'],
          ['Client ID', 'no', 'anywhere, in pages and apps too'],
          ['Client secret', 'yes', 'on your server only; never in a page, an app or a repository'],
          ['Access token', 'yes, for an hour', 'in memory; in a header, never in an address'],
          [
            'Refresh token',
            'yes, for six months',
            'in a file for your eyes only (mode 0600), or in the system’s keychain',
          ],
        ],
      },
      {
        list: [
          'A secret got out? Make a new one in the dashboard; the old one dies.',
          'A refresh token got out? Take the permission back; it dies with it.',
          'Put `.env` into `.gitignore` before you write the first one.',
        ],
      },
      'On this site tokens are kept in memory and are gone when the tab is. They stay for the session only if you tick it. Requests to Spotify go from your browser straight to Spotify.',
    ],
  },
  wrappers: {
    title: 'Libraries for your language, with our token',
    summary: 'Python, JavaScript, Go, Rust, Java, C#, PHP: how to hand each of them a token.',
    body: [
      'First put the token where programs look for it:',
      {
        code: 'export SPOTIFY_ACCESS_TOKEN="$(npx barline token get)"\n\n# or, for a .env file:\nnpx barline token get --env > .env',
      },
      { heading: 'Python: spotipy' },
      {
        code: 'import os, spotipy\n\nsp = spotipy.Spotify(auth=os.environ["SPOTIFY_ACCESS_TOKEN"])\nprint(sp.current_user()["display_name"])',
      },
      { heading: 'JavaScript and TypeScript: @spotify/web-api-ts-sdk' },
      {
        code: "import { SpotifyApi } from '@spotify/web-api-ts-sdk';\n\nconst api = SpotifyApi.withAccessToken(process.env.SPOTIFY_CLIENT_ID, {\n  access_token: process.env.SPOTIFY_ACCESS_TOKEN,\n  token_type: 'Bearer',\n  expires_in: 3600,\n  refresh_token: '',\n});\nconsole.log((await api.currentUser.profile()).display_name);",
      },
      { heading: 'Node: spotify-web-api-node' },
      {
        code: "const SpotifyWebApi = require('spotify-web-api-node');\n\nconst api = new SpotifyWebApi({ accessToken: process.env.SPOTIFY_ACCESS_TOKEN });\nconsole.log((await api.getMe()).body.display_name);",
      },
      { heading: 'Go: zmb3/spotify' },
      {
        code: 'token := &oauth2.Token{AccessToken: os.Getenv("SPOTIFY_ACCESS_TOKEN")}\nclient := spotify.New(oauth2.NewClient(ctx, oauth2.StaticTokenSource(token)))\nuser, err := client.CurrentUser(ctx)',
      },
      { heading: 'Rust: rspotify' },
      {
        code: 'let token = Token { access_token: std::env::var("SPOTIFY_ACCESS_TOKEN")?, ..Default::default() };\nlet spotify = AuthCodeSpotify::from_token(token);\nlet me = spotify.me().await?;',
      },
      { heading: 'Java: spotify-web-api-java' },
      {
        code: 'SpotifyApi api = new SpotifyApi.Builder()\n    .setAccessToken(System.getenv("SPOTIFY_ACCESS_TOKEN"))\n    .build();\nUser me = api.getCurrentUsersProfile().build().execute();',
      },
      { heading: 'C#: SpotifyAPI-NET' },
      {
        code: 'var spotify = new SpotifyClient(Environment.GetEnvironmentVariable("SPOTIFY_ACCESS_TOKEN"));\nvar me = await spotify.UserProfile.Current();',
      },
      { heading: 'PHP: spotify-web-api-php' },
      {
        code: "$api = new SpotifyWebAPI\\SpotifyWebAPI();\n$api->setAccessToken(getenv('SPOTIFY_ACCESS_TOKEN'));\n$me = $api->me();",
      },
      { heading: 'Log-in by the library itself' },
      'Libraries that log in themselves read these names; with them no code changes:',
      {
        code: 'SPOTIFY_CLIENT_ID=…\nSPOTIFY_CLIENT_SECRET=…\nSPOTIFY_REDIRECT_URI=http://127.0.0.1:8888/callback\n# spotipy reads these:\nSPOTIPY_CLIENT_ID=…\nSPOTIPY_CLIENT_SECRET=…\nSPOTIPY_REDIRECT_URI=http://127.0.0.1:8888/callback',
      },
      { heading: 'Against a Barline server' },
      'Two addresses change: that of the accounts service and that of the Web API. In spotipy:',
      {
        code: 'from spotipy.oauth2 import SpotifyOAuth\n\nSpotifyOAuth.OAUTH_AUTHORIZE_URL = "http://127.0.0.1:8080/authorize"\nSpotifyOAuth.OAUTH_TOKEN_URL = "http://127.0.0.1:8080/api/token"\nsp = spotipy.Spotify(auth_manager=SpotifyOAuth(scope="user-read-private"))\nsp.prefix = "http://127.0.0.1:8080/v1/"',
      },
    ],
  },
  sandbox: {
    title: 'A sandbox for programs that use Spotify',
    summary: 'Try log-in, refusal, expiry, 429 and revocation on purpose, without a Spotify account.',
    body: [
      'A Barline server started with `npm start` is a sandbox: it has a demo account and a demo app, speaks the protocol of Spotify’s accounts service and of its Web API, and does on demand what the real one does at bad moments only.',
      {
        code: 'npx barline sandbox credentials --json\ncurl -u CLIENT_ID:CLIENT_SECRET -d grant_type=client_credentials http://127.0.0.1:8080/api/token',
      },
      {
        table: [
          ['You want to see', 'Do this'],
          ['An expired access token', '`POST /sandbox/expire` with `{"what":"access_tokens"}`'],
          ['A refresh token after six months', '`POST /sandbox/expire` with `{"what":"refresh_tokens"}`'],
          ['Permission taken back', '`POST /sandbox/revoke`'],
          ['429 or 503', '`POST /sandbox/faults` with `{"status":429,"count":3}`'],
          ['The rules and texts of another date', '`POST /sandbox/profile` with `{"profile":"2025-11"}`'],
          [
            'No pages, for tests',
            '`POST /sandbox/auto-approve` with `{"enabled":true}`, or `POST /sandbox/tokens` for a ready token',
          ],
          ['Everything as at first', '`POST /sandbox/reset`'],
        ],
      },
    ],
  },
  'flow-pkce': {
    title: 'Authorization code with PKCE',
    summary: 'The flow for pages, phones, desktop programs and terminals: no secret, and refreshable.',
    body: [
      'PKCE (say “pixy”, RFC 7636) proves with a riddle that whoever redeems the code is whoever asked for it. So no secret is needed, and none can leak.',
      {
        diagram: {
          title: 'Authorization code with PKCE',
          parties: ['Person', 'App', 'Accounts', 'Web API'],
          messages: [
            {
              from: 1,
              to: 1,
              label: 'verifier → challenge',
              sentence:
                'The app makes a random text of 43 to 128 characters, the verifier, and its SHA-256 in base64url, the challenge.',
            },
            {
              from: 1,
              to: 2,
              label: 'GET /authorize + challenge',
              sentence:
                'The app sends the browser to /authorize with client_id, response_type=code, redirect_uri, scope, state and the challenge.',
            },
            {
              from: 2,
              to: 0,
              label: 'log in? agree?',
              sentence: 'The accounts service asks the person to log in and to agree.',
            },
            { from: 0, to: 2, label: 'yes', sentence: 'The person agrees.' },
            {
              from: 2,
              to: 1,
              label: 'code, state',
              sentence:
                'The browser comes back to the redirect URI with a code. The app checks that the state is its own.',
            },
            {
              from: 1,
              to: 2,
              label: 'POST /api/token + verifier',
              sentence: 'The app redeems the code with client_id, redirect_uri and the verifier.',
            },
            {
              from: 2,
              to: 1,
              label: 'access + refresh token',
              sentence:
                'The accounts service hashes the verifier, compares it with the challenge and answers with the tokens.',
            },
            { from: 1, to: 3, label: 'Bearer token', sentence: 'The app calls the Web API with the access token.' },
          ],
        },
      },
      'Make a verifier and its challenge on the [PKCE page](/token/pkce), or run the whole flow in [the wizard](/token).',
    ],
  },
  'flow-code': {
    title: 'Authorization code',
    summary: 'The flow for servers, which can keep a secret; the person agrees once.',
    body: [
      'For programs that run for long on a machine of yours: the person agrees once, the server refreshes from then on. The exchange shows the client secret, so it must happen on the server, never in a page or an app.',
      {
        diagram: {
          title: 'Authorization code',
          parties: ['Person', 'Server', 'Accounts', 'Web API'],
          messages: [
            {
              from: 1,
              to: 2,
              label: 'GET /authorize',
              sentence:
                'Your server sends the person’s browser to /authorize with client_id, response_type=code, redirect_uri, scope and state.',
            },
            {
              from: 2,
              to: 0,
              label: 'log in? agree?',
              sentence: 'The accounts service asks the person to log in and to agree.',
            },
            { from: 0, to: 2, label: 'yes', sentence: 'The person agrees.' },
            {
              from: 2,
              to: 1,
              label: 'code, state',
              sentence:
                'The browser comes back to the redirect URI with a code. Your server checks that the state is its own.',
            },
            {
              from: 1,
              to: 2,
              label: 'POST /api/token + secret',
              sentence:
                'Your server redeems the code; it shows client ID and secret as “Authorization: Basic”, or as client_id and client_secret in the body.',
            },
            {
              from: 2,
              to: 1,
              label: 'access + refresh token',
              sentence: 'The accounts service answers with an access token for an hour and a refresh token.',
            },
            { from: 1, to: 3, label: 'Bearer token', sentence: 'Your server calls the Web API.' },
          ],
        },
      },
      'The same exchange as a command; the secret comes from the environment:',
      {
        code: 'curl -u "$SPOTIFY_CLIENT_ID:$SPOTIFY_CLIENT_SECRET" \\\n  -d grant_type=authorization_code -d code="$CODE" \\\n  -d redirect_uri=http://127.0.0.1:8888/callback \\\n  https://accounts.spotify.com/api/token',
      },
      'Reasons to send somebody to /authorize again: the first log-in, more scopes, a refresh token that ended, another person (`show_dialog=true`).',
    ],
  },
  'flow-client-credentials': {
    title: 'Client credentials',
    summary: 'The app speaks for itself: catalogue and search, no person, no refresh token.',
    body: [
      {
        diagram: {
          title: 'Client credentials',
          parties: ['Server', 'Accounts', 'Web API'],
          messages: [
            {
              from: 0,
              to: 1,
              label: 'POST /api/token + secret',
              sentence: 'Your server posts grant_type=client_credentials with its client ID and secret.',
            },
            {
              from: 1,
              to: 0,
              label: 'access token',
              sentence:
                'The accounts service answers with an access token for an hour. There is no refresh token and no scope.',
            },
            {
              from: 0,
              to: 2,
              label: 'Bearer token',
              sentence:
                'Your server reads the catalogue. When the hour is over it asks for a new token in the same way.',
            },
          ],
        },
      },
      {
        code: 'curl -u "$SPOTIFY_CLIENT_ID:$SPOTIFY_CLIENT_SECRET" \\\n  -d grant_type=client_credentials https://accounts.spotify.com/api/token',
      },
      'Or in the terminal: `npx barline token get --app`.',
      {
        note: 'It needs the secret, so it does not belong in a browser. This site never asks for one.',
        tone: 'warning',
      },
    ],
  },
  'flow-implicit': {
    title: 'Implicit grant (switched off)',
    summary: 'Removed by Spotify on 27 November 2025. How it worked, and what to use instead.',
    body: [
      {
        note: 'Spotify switched the implicit grant off on 27 November 2025. Requests with `response_type=token` come back with `#error=unsupported_response_type`. Use [PKCE](/help/flow-pkce): it works everywhere the implicit grant did, and can be refreshed.',
        tone: 'warning',
      },
      {
        diagram: {
          title: 'Implicit grant',
          parties: ['Person', 'App', 'Accounts'],
          messages: [
            {
              from: 1,
              to: 2,
              label: 'GET /authorize',
              sentence: 'The app sent the browser to /authorize with response_type=token.',
            },
            { from: 2, to: 0, label: 'log in? agree?', sentence: 'The accounts service asked the person.' },
            { from: 0, to: 2, label: 'yes', sentence: 'The person agreed.' },
            {
              from: 2,
              to: 1,
              label: '#access_token=…',
              sentence: 'The token came back in the fragment of the address, for an hour, without a refresh token.',
            },
          ],
        },
      },
      'Why it went: a token in an address stays in histories, and nothing proves for whom it was made.',
      { heading: 'Moving to PKCE' },
      {
        steps: [
          'Ask for `response_type=code` and add `code_challenge` and `code_challenge_method=S256`.',
          'Read `code` from the query instead of `access_token` from the fragment.',
          'Redeem it at `/api/token` with `client_id` and the verifier.',
        ],
      },
      'For learning it can still be run against a Barline server with the rules of 2024 (`BARLINE_PROFILE=2024`) for an app that has it switched on in [the dashboard](/dashboard).',
    ],
  },
  'flow-refresh': {
    title: 'Refresh a token',
    summary: 'A new access token without asking the person; what to keep when the answer has no refresh token.',
    body: [
      {
        diagram: {
          title: 'Refreshing',
          parties: ['App', 'Accounts'],
          messages: [
            {
              from: 0,
              to: 1,
              label: 'POST /api/token',
              sentence:
                'The app posts grant_type=refresh_token and the refresh token; with PKCE also client_id, on a server instead client ID and secret as Basic.',
            },
            {
              from: 1,
              to: 0,
              label: 'access token',
              sentence: 'The accounts service answers with a new access token for an hour.',
            },
            {
              from: 0,
              to: 0,
              label: 'keep or replace',
              sentence: 'If the answer has a refresh token it replaces the old one; if it has none the old one stays.',
            },
          ],
        },
      },
      {
        code: 'curl -d grant_type=refresh_token -d refresh_token="$SPOTIFY_REFRESH_TOKEN" \\\n  -d client_id="$SPOTIFY_CLIENT_ID" https://accounts.spotify.com/api/token',
      },
      {
        list: [
          'Since summer 2026 the answer usually has **no** refresh token. That is no error: keep the one you have.',
          'Refresh once at a time. Two at once could each void the other’s token where tokens are replaced.',
          '`invalid_grant` means it is over: after six months, or taken back. Do not try again; send the person to the log-in.',
        ],
      },
    ],
  },
  'flow-device': {
    title: 'Device grant',
    summary:
      'For machines without a browser: a code on the screen, the log-in on a phone. On Barline servers, not for Spotify’s own.',
    body: [
      {
        diagram: {
          title: 'Device grant',
          parties: ['Person', 'Device', 'Accounts'],
          messages: [
            { from: 1, to: 2, label: 'POST device/authorize', sentence: 'The device asks for a pair of codes.' },
            {
              from: 2,
              to: 1,
              label: 'user code',
              sentence: 'It gets a short code for the person and a long one for itself.',
            },
            {
              from: 1,
              to: 0,
              label: '“Enter WDJB-MJHT”',
              sentence: 'The device shows the address and the short code.',
            },
            {
              from: 0,
              to: 2,
              label: 'code, log in, yes',
              sentence: 'The person opens the address on a phone, enters the code, logs in and agrees.',
            },
            { from: 1, to: 2, label: 'POST /api/token', sentence: 'Meanwhile the device asks every few seconds.' },
            {
              from: 2,
              to: 1,
              label: 'access + refresh token',
              sentence: 'As soon as the person has agreed it gets its tokens.',
            },
          ],
        },
      },
      'Spotify offers this to its own devices only. A Barline server offers it to every app: enter codes at [/pair](/pair).',
      'For the real Spotify on a machine without a screen: `npx barline token login --no-browser` prints the address and takes the address you were sent back to.',
    ],
  },
  'oauth-errors': {
    title: 'Errors of authorization and their cures',
    summary: 'From INVALID_CLIENT to QUOTA_EXCEEDED: what each text means and what to do.',
    body: [
      'Paste what you got into [the doctor](/token/doctor), a page, a line of JSON, a header: it finds the entry for you.',
    ],
  },
  keyboard: {
    title: 'By keyboard',
    summary: 'Everything works with Tab, Enter and the arrow keys.',
    body: [
      {
        list: [
          'Tab and Shift+Tab go from one control to the next; the first Tab on a page offers a way past the menu.',
          'Enter presses buttons and follows links; Space ticks boxes.',
          'Arrow keys move within a group: colours, formats, tabs.',
          'Ctrl+V (⌘V) on the first page and on Scan pastes a link or a picture.',
          'Escape leaves whatever was opened over the page.',
        ],
      },
      'How the site is checked for everybody’s use: [Accessibility](/accessibility).',
    ],
  },
};

/** What the help centre says, in English. help.ru.ts says the same in Russian. */
export const helpEn = {
  title: 'Help',
  lead: 'Codes and tokens, explained in short pages.',
  search: 'Search the help',
  searchHint: 'For example: invalid_grant, redirect, share',
  found: (count: number) => plural('en', count, { one: '# page found', other: '# pages found' }),
  none: 'Nothing found. Try a single word, or the text of an error.',
  sections: {
    codes: 'Codes',
    tokens: 'Tokens',
    flows: 'The flows, step by step',
    trouble: 'When something goes wrong',
  },
  related: 'Read next',
  sources: (date: string) => `Sources, checked on ${date}`,
  platforms: 'Where you use Spotify',
  platform: { desktop: 'Desktop', android: 'Android', ios: 'iPhone, iPad', web: 'Web' },
  errors: 'Every failure, its cause and its fix',
  errorsText: 'Each failure has a stable name, the same on this site, in the terminal and over HTTP.',
  errorsLead: 'The same names are used on this site, in the terminal and over HTTP.',
  cause: 'Cause',
  fix: 'What to do',
  id: 'Name',
  api: 'HTTP API',
  apiText: 'Scan, create and resolve from your own programs.',
  back: 'All of the help',
  wire: 'You see',
  accessibility: {
    title: 'Accessibility',
    lead: 'Barline is made to be used by everybody: with the keyboard, with a screen reader, enlarged, on a small screen.',
    goal: 'What we aim at',
    goalText:
      'The Web Content Accessibility Guidelines (WCAG) 2.2, level AA. Every page is checked by axe-core in both languages, both themes, at 320 and at 1280 pixels, each time the project is built.',
    how: 'What that means here',
    list: [
      'Every function works by keyboard, and the focus is always to be seen.',
      'Nothing must be dragged: whatever can be dropped can also be chosen or pasted.',
      'Results and failures are announced to screen readers and written out; nothing is told by colour alone.',
      'Pictures of codes name the link they stand for; diagrams have the same content in words below them.',
      'Text grows to 200 % and pages fit 320 pixels without scrolling sideways.',
      'Movement stops where the system asks for less of it; forced colours are respected.',
      'The log-in has no puzzles, and passwords can be pasted.',
    ],
    limits: 'Known limits',
    limitsText:
      'Checked with real screen readers only now and then, not at each build. The pages of Spotify itself, to which the log-in leads, are not ours.',
    tell: 'Something does not work for you?',
    tellText:
      'Tell whoever runs this server, and name the page and what you use. It is a fault, and is treated as one.',
  },
  articles,
};
