import type { Text } from './language.ts';

/** One kind of failure: its sentences, the terminal's exit code and the HTTP status. */
export type FailureKind = {
  readonly title: Text;
  readonly detail: Text;
  readonly fix: Text;
  /** More exact sentences for `detail`, by the failure's value `reason`. */
  readonly reasons?: Readonly<Record<string, Text>>;
  readonly exit: number;
  readonly status: number;
};

/** Exit codes of the `barline` command. */
export const EXIT = {
  done: 0,
  unexpected: 1,
  usage: 2,
  login: 3,
  noCode: 4,
  unknownReference: 5,
  otherCode: 6,
  unreadable: 7,
  network: 8,
  risky: 9,
  denied: 10,
  security: 11,
  rateLimit: 12,
  partial: 13,
  interrupted: 130,
} as const;

const sharperPicture: Text = {
  en: 'Take the picture again: closer, sharp, the whole strip in view.',
  ru: 'Снимите ещё раз: ближе, резко, чтобы вся полоса была в кадре.',
};

const LINK_EXAMPLE = 'https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy';

const table = {
  // What a scanner could not do with a picture.
  no_code: {
    title: { en: 'No code found', ru: 'Код не найден' },
    detail: { en: 'There is no Spotify Code in this picture.', ru: 'На этом изображении нет кода Spotify.' },
    fix: {
      en: 'Use a picture in which the whole strip can be seen: the round mark and all 23 bars.',
      ru: 'Возьмите изображение, где полоса видна целиком: круглый знак и все 23 штриха.',
    },
    exit: EXIT.noCode,
    status: 404,
  },
  too_small: {
    title: { en: 'Too small', ru: 'Слишком мелко' },
    detail: { en: 'The code is smaller than 100 pixels.', ru: 'Код меньше 100 пикселей.' },
    fix: { en: 'Move closer or use a larger picture.', ru: 'Подойдите ближе или возьмите изображение крупнее.' },
    exit: EXIT.unreadable,
    status: 422,
  },
  blurry: {
    title: { en: 'Too blurry', ru: 'Слишком размыто' },
    detail: { en: 'Too blurry to read.', ru: 'Слишком размыто.' },
    fix: sharperPicture,
    exit: EXIT.unreadable,
    status: 422,
  },
  low_contrast: {
    title: { en: 'Too little contrast', ru: 'Мало контраста' },
    detail: { en: 'The bars hardly differ from their background.', ru: 'Штрихи почти не отличаются от фона.' },
    fix: { en: 'Use more light, or the original picture.', ru: 'Добавьте света или возьмите исходное изображение.' },
    exit: EXIT.unreadable,
    status: 422,
  },
  overexposed: {
    title: { en: 'Overexposed', ru: 'Пересвечено' },
    detail: { en: 'The picture is too bright to read.', ru: 'Изображение слишком светлое.' },
    fix: { en: 'Use less light.', ru: 'Уменьшите свет.' },
    exit: EXIT.unreadable,
    status: 422,
  },
  too_dark: {
    title: { en: 'Too dark', ru: 'Слишком темно' },
    detail: { en: 'The picture is too dark to read.', ru: 'Изображение слишком тёмное.' },
    fix: { en: 'Use more light.', ru: 'Добавьте света.' },
    exit: EXIT.unreadable,
    status: 422,
  },
  glare: {
    title: { en: 'Glare', ru: 'Блик' },
    detail: { en: 'A reflection hides part of the code.', ru: 'Часть кода закрыта бликом.' },
    fix: { en: 'Tilt the phone or the code a little.', ru: 'Немного наклоните телефон или сам код.' },
    exit: EXIT.unreadable,
    status: 422,
  },
  cropped: {
    title: { en: 'Cut off', ru: 'Обрезано' },
    detail: { en: 'Part of the code is outside the picture.', ru: 'Часть кода за краем изображения.' },
    fix: { en: 'Keep the whole strip in view.', ru: 'Полоса должна быть видна целиком.' },
    exit: EXIT.unreadable,
    status: 422,
  },
  damaged: {
    title: { en: 'Damaged code', ru: 'Код повреждён' },
    detail: { en: 'Part of the code cannot be read.', ru: 'Часть кода не читается.' },
    fix: sharperPicture,
    exit: EXIT.unreadable,
    status: 422,
  },
  checksum: {
    title: { en: 'Not a valid code', ru: 'Код неверен' },
    detail: {
      en: 'The bars are read, but their checksum does not hold: this is no code that Spotify made.',
      ru: 'Штрихи прочитаны, но контрольная сумма не сходится: такого кода Spotify не выпускал.',
    },
    fix: sharperPicture,
    exit: EXIT.unreadable,
    status: 422,
  },
  ambiguous: {
    title: { en: 'Not sure', ru: 'Нет уверенности' },
    detail: {
      en: 'More than one code fits what can be seen, so none is reported.',
      ru: 'Увиденному подходит больше одного кода, поэтому ни один не назван.',
    },
    fix: sharperPicture,
    exit: EXIT.unreadable,
    status: 422,
  },
  wrong_symbology: {
    title: { en: 'Another kind of code', ru: 'Код другого вида' },
    detail: { en: 'This is a {kind}, not a Spotify Code.', ru: 'Это {kind}, а не код Spotify.' },
    fix: { en: 'Use a picture of a Spotify Code.', ru: 'Возьмите изображение с кодом Spotify.' },
    exit: EXIT.otherCode,
    status: 422,
  },
  unsupported_layout: {
    title: { en: 'Group-session code', ru: 'Код группового сеанса' },
    detail: {
      en: 'The upper and lower halves of the bars differ: a group-session code, which cannot be read.',
      ru: 'Верхние и нижние половины штрихов различаются: это код группового сеанса, он не читается.',
    },
    fix: { en: 'Ask the host for the link.', ru: 'Попросите ссылку у того, кто начал сеанс.' },
    exit: EXIT.otherCode,
    status: 422,
  },

  // Pictures.
  decode_image_failed: {
    title: { en: 'Not a picture', ru: 'Это не изображение' },
    detail: {
      en: 'This is not a picture that can be opened (JPEG, PNG, WebP, AVIF, GIF, TIFF, SVG or HEIC).',
      ru: 'Это не изображение, которое можно открыть (JPEG, PNG, WebP, AVIF, GIF, TIFF, SVG или HEIC).',
    },
    reasons: {
      empty: { en: 'The file is empty (0 bytes).', ru: 'Файл пуст (0 байт).' },
      truncated: {
        en: 'The picture is cut off: its file ends too early or is damaged.',
        ru: 'Изображение неполное: файл обрывается или повреждён.',
      },
      heic: {
        en: 'This browser cannot open HEIC photographs.',
        ru: 'Этот браузер не открывает фотографии HEIC.',
      },
      slow: {
        en: 'Reading this picture takes too long: 10 seconds are the most.',
        ru: 'Чтение этого изображения занимает слишком много времени, больше 10 секунд.',
      },
      missing: { en: 'The file {source} cannot be opened.', ru: 'Не удаётся открыть файл {source}.' },
      pdf: {
        en: 'This PDF is damaged and cannot be opened.',
        ru: 'Этот PDF повреждён и не открывается.',
      },
      locked: {
        en: 'This PDF is locked with a password.',
        ru: 'Этот PDF закрыт паролем.',
      },
      directory: { en: '{source} is a folder, not a picture.', ru: '{source} — это папка, а не изображение.' },
    },
    fix: {
      en: 'Choose another file, or save it again as JPEG or PNG.',
      ru: 'Выберите другой файл или сохраните его заново как JPEG или PNG.',
    },
    exit: EXIT.usage,
    status: 422,
  },
  image_too_large: {
    title: { en: 'Picture too large', ru: 'Слишком большое изображение' },
    detail: {
      en: 'A picture may have at most 20 MB and 50 megapixels.',
      ru: 'Изображение может занимать не больше 20 МБ и 50 мегапикселей.',
    },
    reasons: {
      bytes: { en: 'The file is larger than 20 MB.', ru: 'Файл больше 20 МБ.' },
      pixels: {
        en: 'The picture has {megapixels} megapixels; 50 are the most.',
        ru: 'В изображении {megapixels} мегапикселей, а можно не больше 50.',
      },
    },
    fix: { en: 'Crop or shrink it, then try again.', ru: 'Обрежьте или уменьшите его и повторите.' },
    exit: EXIT.usage,
    status: 413,
  },

  // Links, references, levels, style.
  not_spotify_link: {
    title: { en: 'Not a Spotify link', ru: 'Это не ссылка Spotify' },
    detail: {
      en: `This is not a Spotify link. Example: ${LINK_EXAMPLE}`,
      ru: `Это не ссылка Spotify. Пример: ${LINK_EXAMPLE}`,
    },
    fix: {
      en: 'In Spotify choose Share, then Copy link.',
      ru: 'В Spotify выберите «Поделиться», затем «Копировать ссылку».',
    },
    exit: EXIT.usage,
    status: 400,
  },
  unsupported_type: {
    title: { en: 'No codes for this', ru: 'Для этого кодов нет' },
    detail: {
      en: 'Codes exist for tracks, albums, artists, playlists, profiles, shows, episodes and audiobooks.',
      ru: 'Коды бывают у треков, альбомов, исполнителей, плейлистов, профилей, подкастов, выпусков и аудиокниг.',
    },
    fix: { en: 'Use a link to one of these.', ru: 'Возьмите ссылку на что-нибудь из этого.' },
    exit: EXIT.usage,
    status: 400,
  },
  malformed_id: {
    title: { en: 'Malformed id', ru: 'Неверный идентификатор' },
    detail: {
      en: 'The id should have 22 letters and digits; this one has {n}.',
      ru: 'В идентификаторе должно быть 22 знака, здесь {n}.',
    },
    reasons: {
      alphabet: {
        en: 'The id should have letters and digits only.',
        ru: 'В идентификаторе могут быть только латинские буквы и цифры.',
      },
      user: { en: 'The profile name in the link cannot be read.', ru: 'Имя профиля в ссылке не читается.' },
    },
    fix: { en: 'Copy the whole link again.', ru: 'Скопируйте ссылку целиком ещё раз.' },
    exit: EXIT.usage,
    status: 400,
  },
  malformed_reference: {
    title: { en: 'Not a media reference', ru: 'Это не номер кода' },
    detail: {
      en: 'A media reference is a whole number from 0 to 137438953471.',
      ru: 'Номер кода — целое число от 0 до 137438953471.',
    },
    fix: { en: 'Check the number.', ru: 'Проверьте число.' },
    exit: EXIT.usage,
    status: 400,
  },
  malformed_levels: {
    title: { en: 'Not 23 bars', ru: 'Это не 23 штриха' },
    detail: {
      en: 'A code has 23 bar heights from 0 to 7, separated by commas.',
      ru: 'В коде 23 высоты штрихов от 0 до 7, через запятую.',
    },
    fix: {
      en: 'Example: 0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0',
      ru: 'Пример: 0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0',
    },
    exit: EXIT.usage,
    status: 400,
  },
  malformed_style: {
    title: { en: 'Style not understood', ru: 'Оформление не понято' },
    detail: {
      en: 'Colours are names or #RRGGBB; the width is 64 to 8192 pixels.',
      ru: 'Цвет — название или #RRGGBB; ширина — от 64 до 8192 пикселей.',
    },
    reasons: {
      colour: { en: '“{value}” is not a colour. Example: #1DB954', ru: '«{value}» — не цвет. Пример: #1DB954' },
      width: {
        en: 'The width is a whole number from 64 to 8192 pixels, not {value}.',
        ru: 'Ширина — целое число от 64 до 8192 пикселей, а не {value}.',
      },
      format: {
        en: 'The format “{value}” is not known. Known: {known}.',
        ru: 'Формат «{value}» неизвестен. Известны: {known}.',
      },
      dpi: {
        en: 'The resolution is a whole number from 36 to 2400 dots an inch, not “{value}”.',
        ru: 'Разрешение — целое число от 36 до 2400 точек на дюйм, а не «{value}».',
      },
      units: {
        en: '“{value}” makes no sense for {field}: it is a whole number, margin up to 100, corners up to 50, frame up to 10.',
        ru: '«{value}» не подходит для {field}: это целое число, margin до 100, corners до 50, frame до 10.',
      },
      mirror: { en: 'Mirror is 1 or 0, not “{value}”.', ru: 'Mirror — это 1 или 0, а не «{value}».' },
      solid: {
        en: '“{value}” makes no sense for {field}. Lengths are in millimetres, the size is like 80x20mm.',
        ru: '«{value}» не подходит для {field}. Размеры — в миллиметрах, size — например, 80x20mm.',
      },
      no_room: {
        en: 'There is no room for {field} {value}: make the plate larger or thicker, or this smaller.',
        ru: 'Для {field} {value} нет места: увеличьте пластину или её толщину либо уменьшите это.',
      },
      option: {
        en: '“{value}” makes no sense for {field}. Known: {known}.',
        ru: '«{value}» не подходит для {field}. Возможно: {known}.',
      },
      number: {
        en: '“{value}” makes no sense for {field}: it is a number from {least} to {most}.',
        ru: '«{value}» не подходит для {field}: это число от {least} до {most}.',
      },
      template: {
        en: 'The template has no field {value}. Fields: {n} {n:03} {type} {id} {title} {ref} {width}.',
        ru: 'В шаблоне нет поля {value}. Поля: {n} {n:03} {type} {id} {title} {ref} {width}.',
      },
    },
    fix: { en: 'Correct it and try again.', ru: 'Исправьте и повторите.' },
    exit: EXIT.usage,
    status: 400,
  },
  malformed_request: {
    title: { en: 'Request not understood', ru: 'Запрос не понят' },
    detail: { en: 'The request is not of the documented form: {what}', ru: 'Запрос не по описанию: {what}' },
    fix: { en: 'See /help/api.', ru: 'Смотрите /help/api.' },
    exit: EXIT.usage,
    status: 400,
  },
  usage: {
    title: { en: 'Wrong usage', ru: 'Неверный вызов' },
    detail: { en: '{what}', ru: '{what}' },
    fix: { en: 'See: barline help {command}', ru: 'Смотрите: barline help {command}' },
    exit: EXIT.usage,
    status: 400,
  },
  input_unreadable: {
    title: { en: 'Input not readable', ru: 'Ввод не читается' },
    detail: { en: 'The file {source} cannot be read.', ru: 'Не удаётся прочитать файл {source}.' },
    reasons: {
      no_rows: { en: 'There are no links in {source}.', ru: 'В {source} нет ссылок.' },
      long_line: { en: 'A line of {source} is far too long.', ru: 'Строка в {source} слишком длинная.' },
    },
    fix: { en: 'Check the path and what is in the file.', ru: 'Проверьте путь и содержимое файла.' },
    exit: EXIT.usage,
    status: 400,
  },
  output_unwritable: {
    title: { en: 'Not written', ru: 'Не записано' },
    detail: { en: 'The file {path} cannot be written.', ru: 'Не удаётся записать файл {path}.' },
    fix: {
      en: 'Check that the folder exists and can be written.',
      ru: 'Проверьте, что папка есть и открыта для записи.',
    },
    exit: EXIT.usage,
    status: 500,
  },
  risky_picture: {
    title: { en: 'May not be readable', ru: 'Может не прочитаться' },
    detail: {
      en: 'The picture is made, but our own scanner cannot read it back.',
      ru: 'Изображение создано, но наш сканер его не читает.',
    },
    reasons: {
      proof: {
        en: 'Read in {read} of {of} simulated photographs, contrast {ratio}:1: it may not scan.',
        ru: 'Прочитан на {read} из {of} условных снимков, контраст {ratio}:1: может не сканироваться.',
      },
    },
    fix: {
      en: 'Use more contrast between bars and background, or a larger width.',
      ru: 'Увеличьте контраст штрихов и фона или ширину.',
    },
    exit: EXIT.risky,
    status: 422,
  },
  batch_running: {
    title: { en: 'Not finished', ru: 'Ещё не готово' },
    detail: { en: 'The batch is still being drawn.', ru: 'Коды ещё создаются.' },
    fix: { en: 'Ask again when its state is done.', ru: 'Повторите, когда её состояние будет done.' },
    exit: EXIT.usage,
    status: 409,
  },
  font_unavailable: {
    title: { en: 'Typeface missing', ru: 'Нет шрифта' },
    detail: {
      en: 'The typeface for words cannot be opened, so that nothing can be written.',
      ru: 'Шрифт для надписей не открывается, поэтому написать ничего нельзя.',
    },
    fix: {
      en: 'Install Barline again, or leave title and caption out.',
      ru: 'Переустановите Barline или уберите заголовок и подпись.',
    },
    exit: EXIT.unexpected,
    status: 500,
  },
  not_found: {
    title: { en: 'Not found', ru: 'Не найдено' },
    detail: { en: 'There is nothing at this address.', ru: 'По этому адресу ничего нет.' },
    fix: { en: 'Check the address.', ru: 'Проверьте адрес.' },
    exit: EXIT.usage,
    status: 404,
  },

  // The registry.
  unknown_reference: {
    title: { en: 'Page not known yet', ru: 'Страница пока неизвестна' },
    detail: {
      en: 'The code is read, but this server does not know its page yet.',
      ru: 'Код прочитан, но этот сервер ещё не знает его страницу.',
    },
    fix: {
      en: 'If you know the link, teach it: barline teach {media_ref} LINK',
      ru: 'Если знаете ссылку, научите: barline teach {media_ref} ССЫЛКА',
    },
    exit: EXIT.unknownReference,
    status: 404,
  },
  unknown_link: {
    title: { en: 'No code yet', ru: 'Кода пока нет' },
    detail: { en: 'This server has no code for this link yet.', ru: 'У этого сервера пока нет кода для этой ссылки.' },
    fix: {
      en: 'Create it: paste the link on the front page.',
      ru: 'Создайте его: вставьте ссылку на главной странице.',
    },
    exit: EXIT.unknownReference,
    status: 404,
  },
  proof_failed: {
    title: { en: 'The link belongs to another code', ru: 'Ссылка от другого кода' },
    detail: {
      en: 'The code of this link is {found}, not {media_ref}. Nothing was stored.',
      ru: 'У этой ссылки код {found}, а не {media_ref}. Ничего не сохранено.',
    },
    fix: { en: 'Try another link.', ru: 'Попробуйте другую ссылку.' },
    exit: EXIT.usage,
    status: 409,
  },
  pair_conflict: {
    title: { en: 'Already paired', ru: 'Пара уже есть' },
    detail: {
      en: 'The registry already pairs {media_ref} or {uri} with another partner.',
      ru: 'В реестре {media_ref} или {uri} уже в паре с другим.',
    },
    fix: { en: 'Look at both with: barline resolve', ru: 'Посмотрите обе пары: barline resolve' },
    exit: EXIT.usage,
    status: 409,
  },

  malformed_pair: {
    title: { en: 'Line not understood', ru: 'Строка не понята' },
    detail: {
      en: 'Line {line}: its {column} makes no sense. The line is left out.',
      ru: 'Строка {line}: неверное поле {column}. Строка пропущена.',
    },
    fix: {
      en: 'Each line is namespace,media_ref,uri,origin,since,mark.',
      ru: 'В каждой строке namespace,media_ref,uri,origin,since,mark.',
    },
    exit: EXIT.usage,
    status: 400,
  },

  malformed_object: {
    title: { en: 'Line not understood', ru: 'Строка не понята' },
    detail: { en: 'Line {line} is not understood. It is left out.', ru: 'Строка {line} не понята и пропущена.' },
    reasons: {
      not_json: { en: 'Line {line} is not JSON. It is left out.', ru: 'Строка {line} — не JSON. Она пропущена.' },
      type: {
        en: 'Line {line}: its type is none that a catalogue keeps. It is left out.',
        ru: 'Строка {line}: такого типа в каталоге не бывает. Она пропущена.',
      },
      id: { en: 'Line {line}: its id is not an id. It is left out.', ru: 'Строка {line}: неверный id. Она пропущена.' },
      name: { en: 'Line {line} has no name. It is left out.', ru: 'Строка {line}: нет имени. Она пропущена.' },
      part: {
        en: 'Line {line}: its {field} makes no sense. It is left out.',
        ru: 'Строка {line}: неверное поле {field}. Она пропущена.',
      },
      too_long: {
        en: 'Line {line} is longer than 16 MB. It is left out.',
        ru: 'Строка {line} длиннее 16 МБ. Она пропущена.',
      },
    },
    fix: {
      en: 'Each line is one object of the Web API: artist, album, track, show, episode, audiobook, chapter, playlist or user.',
      ru: 'Каждая строка — один объект Web API: artist, album, track, show, episode, audiobook, chapter, playlist или user.',
    },
    exit: EXIT.usage,
    status: 400,
  },

  // Other machines.
  offline_needed_network: {
    title: { en: 'Needs the network', ru: 'Нужна сеть' },
    detail: {
      en: 'Only Spotify can give a number to a new link. Make a QR code now, or try again online.',
      ru: 'Номер для новой ссылки выдаёт только Spotify. Сделайте QR-код сейчас или повторите онлайн.',
    },
    reasons: {
      short_link: {
        en: 'Short links need the network to unfold.',
        ru: 'Чтобы раскрыть короткую ссылку, нужна сеть.',
      },
      server: {
        en: 'The server of this site does not answer.',
        ru: 'Сервер этого сайта не отвечает.',
      },
      proof: {
        en: 'Proving a link needs Spotify’s code service, and the network is off.',
        ru: 'Чтобы проверить ссылку, нужен сервис кодов Spotify, а сеть отключена.',
      },
    },
    fix: {
      en: 'Go online, or let this server assign its own number: BARLINE_REGISTRY=local',
      ru: 'Подключитесь к сети или разрешите серверу выдать свой номер: BARLINE_REGISTRY=local',
    },
    exit: EXIT.network,
    status: 503,
  },
  upstream_error: {
    title: { en: 'Spotify’s code service failed', ru: 'Сервис кодов Spotify не сработал' },
    detail: {
      en: 'Spotify’s code service does not answer ({status}). Codes made earlier are still available.',
      ru: 'Сервис кодов Spotify не отвечает ({status}). Ранее созданные коды доступны.',
    },
    reasons: {
      unreachable: {
        en: 'Spotify’s code service cannot be reached. Codes made earlier are still available.',
        ru: 'С сервисом кодов Spotify нет связи. Ранее созданные коды доступны.',
      },
      slow: {
        en: 'Spotify’s code service did not answer within 3 seconds. Codes made earlier are still available.',
        ru: 'Сервис кодов Spotify не ответил за 3 секунды. Ранее созданные коды доступны.',
      },
      refused: {
        en: 'Spotify’s code service refuses this link ({status}): the page may not exist.',
        ru: 'Сервис кодов Spotify отказал этой ссылке ({status}): возможно, такой страницы нет.',
      },
      unreadable: {
        en: 'Spotify’s code service answered with something that is not a code.',
        ru: 'Сервис кодов Spotify ответил чем-то, что не является кодом.',
      },
      too_large: {
        en: 'Spotify’s code service answered with far too much data.',
        ru: 'Сервис кодов Spotify прислал слишком много данных.',
      },
      conflict: {
        en: 'Spotify’s code service answered with a code that is known to belong to another link.',
        ru: 'Сервис кодов Spotify прислал код, который, как известно, принадлежит другой ссылке.',
      },
      short_link: {
        en: 'The short link does not lead to a Spotify page.',
        ru: 'Короткая ссылка не ведёт на страницу Spotify.',
      },
    },
    fix: { en: 'Try again in a minute.', ru: 'Повторите через минуту.' },
    exit: EXIT.network,
    status: 502,
  },
  rate_limited: {
    title: { en: 'Too many requests', ru: 'Слишком много запросов' },
    detail: { en: 'Too many requests, wait {s} s.', ru: 'Слишком много запросов, подождите {s} с.' },
    fix: { en: 'Wait, then try again.', ru: 'Подождите и повторите.' },
    exit: EXIT.rateLimit,
    status: 429,
  },

  // Tokens.
  login_required: {
    title: { en: 'Log in again', ru: 'Войдите снова' },
    detail: {
      en: 'Permission expired (6 months) or was revoked.',
      ru: 'Разрешение истекло (6 месяцев) или отозвано.',
    },
    reasons: {
      none: { en: 'Nobody is logged in.', ru: 'Вход ещё не выполнен.' },
      no_refresh_token: {
        en: 'The token has expired, and there is nothing to refresh it with.',
        ru: 'Токен истёк, и обновить его нечем.',
      },
      token_refused: {
        en: 'The server refuses the token: permission was probably revoked.',
        ru: 'Сервер не принимает токен: вероятно, разрешение отозвано.',
      },
      other_app: {
        en: 'The stored login belongs to another client id or server.',
        ru: 'Сохранённый вход относится к другому client id или серверу.',
      },
    },
    fix: { en: 'Log in again: barline token login', ru: 'Войдите снова: barline token login' },
    exit: EXIT.login,
    status: 401,
  },
  client_refused: {
    title: { en: 'Wrong client', ru: 'Неверный клиент' },
    detail: { en: 'Client ID or secret is wrong.', ru: 'Неверный Client ID или секрет.' },
    fix: {
      en: 'Compare SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET with the dashboard.',
      ru: 'Сверьте SPOTIFY_CLIENT_ID и SPOTIFY_CLIENT_SECRET с Dashboard.',
    },
    exit: EXIT.login,
    status: 401,
  },
  client_missing: {
    title: { en: 'Which app?', ru: 'Какое приложение?' },
    detail: { en: 'The client ID is not set.', ru: 'Не указан Client ID.' },
    reasons: {
      secret: {
        en: 'A token without a person needs the client secret, and it is not set.',
        ru: 'Для токена без пользователя нужен секрет клиента, а он не указан.',
      },
    },
    fix: {
      en: 'Create an app at {dashboard} with the redirect URI {uri}, then set SPOTIFY_CLIENT_ID (and SPOTIFY_CLIENT_SECRET where a secret is needed).',
      ru: 'Создайте приложение на {dashboard} с Redirect URI {uri} и задайте SPOTIFY_CLIENT_ID (и SPOTIFY_CLIENT_SECRET, если нужен секрет).',
    },
    exit: EXIT.usage,
    status: 400,
  },
  access_denied: {
    title: { en: 'Access declined', ru: 'Доступ не дан' },
    detail: {
      en: 'You declined access. Nothing was saved.',
      ru: 'Вы отказали в доступе. Ничего не сохранено.',
    },
    fix: { en: 'Log in again if that was a mistake.', ru: 'Войдите снова, если это вышло по ошибке.' },
    exit: EXIT.denied,
    status: 403,
  },
  state_mismatch: {
    title: { en: 'Stopped for safety', ru: 'Вход остановлен' },
    detail: {
      en: 'The answer does not belong to this request. Stopped for safety.',
      ru: 'Ответ не относится к этому запросу. Вход остановлен.',
    },
    fix: {
      en: 'Begin again, and use only the newest page: nothing was exchanged.',
      ru: 'Начните заново и пользуйтесь только последней страницей: обмена не было.',
    },
    exit: EXIT.security,
    status: 400,
  },
  callback_foreign: {
    title: { en: 'Not an answer to this', ru: 'Это не тот ответ' },
    detail: {
      en: 'This address is not an answer of the server to this request. Stopped for safety.',
      ru: 'Этот адрес — не ответ сервера на этот запрос. Вход остановлен.',
    },
    fix: {
      en: 'Copy the whole address of the page that follows the approval; it begins with the redirect URI.',
      ru: 'Скопируйте целиком адрес страницы, открывшейся после согласия: он начинается с redirect URI.',
    },
    exit: EXIT.security,
    status: 400,
  },
  callback_stale: {
    title: { en: 'Too late', ru: 'Слишком поздно' },
    detail: {
      en: 'The answer came too late, or for the second time. Stopped for safety.',
      ru: 'Ответ пришёл слишком поздно или повторно. Вход остановлен.',
    },
    fix: { en: 'Begin again.', ru: 'Начните заново.' },
    exit: EXIT.security,
    status: 400,
  },
  code_refused: {
    title: { en: 'Code refused', ru: 'Код не принят' },
    detail: {
      en: 'The server refuses the code: it was used before, is too old or belongs to another app.',
      ru: 'Сервер не принимает код: он уже использован, устарел или от другого приложения.',
    },
    reasons: {
      code_expired: { en: 'The code is older than ten minutes.', ru: 'Код старше десяти минут.' },
      redirect_uri_differs: {
        en: 'The redirect URI is not the one of the request.',
        ru: 'Redirect URI не тот, что был в запросе.',
      },
      verifier_wrong: {
        en: 'The PKCE verifier does not belong to this code.',
        ru: 'Верификатор PKCE не от этого кода.',
      },
      device_expired: { en: 'The code was not entered in time.', ru: 'Код не ввели вовремя.' },
    },
    fix: { en: 'Log in again: barline token login', ru: 'Войдите снова: barline token login' },
    exit: EXIT.login,
    status: 400,
  },
  login_unanswered: {
    title: { en: 'No answer', ru: 'Ответа нет' },
    detail: {
      en: 'Nobody approved in time. Nothing was saved.',
      ru: 'Согласие не получено вовремя. Ничего не сохранено.',
    },
    reasons: {
      no_input: {
        en: 'A person has to approve in a browser, and --no-input forbids to ask.',
        ru: 'Нужно согласие человека в браузере, а --no-input запрещает спрашивать.',
      },
    },
    fix: { en: 'Log in again: barline token login', ru: 'Войдите снова: barline token login' },
    exit: EXIT.login,
    status: 408,
  },
  illegal_scope: {
    title: { en: 'Unknown permission', ru: 'Неизвестное разрешение' },
    detail: {
      en: 'The server refuses one of the scopes.',
      ru: 'Сервер не принимает одно из разрешений (scope).',
    },
    reasons: {
      named: {
        en: 'There is no scope “{scope}”; Spotify would answer “Illegal scope”.',
        ru: 'Разрешения «{scope}» нет; Spotify ответил бы «Illegal scope».',
      },
    },
    fix: { en: 'See which there are: barline scopes list', ru: 'Какие бывают: barline scopes list' },
    exit: EXIT.usage,
    status: 400,
  },
  redirect_uri_mismatch: {
    title: { en: 'Redirect URI differs', ru: 'Redirect URI не совпадает' },
    detail: {
      en: 'Redirect URI differs from the dashboard. Use exactly: {uri}',
      ru: 'Redirect URI не совпадает с указанным в Dashboard. Нужно точно: {uri}',
    },
    fix: {
      en: 'Register it in the dashboard, character for character.',
      ru: 'Впишите его в Dashboard символ в символ.',
    },
    exit: EXIT.usage,
    status: 400,
  },
  redirect_uri_unusable: {
    title: { en: 'Redirect URI not usable', ru: 'Redirect URI не годится' },
    detail: { en: '“{uri}” cannot be a redirect URI.', ru: '«{uri}» не может быть redirect URI.' },
    reasons: {
      empty: { en: 'The redirect URI is empty.', ru: 'Redirect URI пуст.' },
      localhost: {
        en: 'Spotify no longer accepts localhost. Write {suggestion}',
        ru: 'Spotify больше не принимает localhost. Укажите {suggestion}',
      },
      insecure: {
        en: '“{uri}”: http is allowed with 127.0.0.1 and [::1] only; everything else needs https.',
        ru: '«{uri}»: http допустим только с 127.0.0.1 и [::1], всему остальному нужен https.',
      },
      fragment: {
        en: '“{uri}”: a redirect URI has no part after #.',
        ru: '«{uri}»: в redirect URI не бывает части после #.',
      },
      relative: {
        en: '“{uri}” is not a whole address: the scheme is missing.',
        ru: '«{uri}» — неполный адрес: не хватает схемы.',
      },
      port: { en: '“{uri}”: there is no such port.', ru: '«{uri}»: такого порта не бывает.' },
      loopback: {
        en: '“{uri}”: this terminal cannot be reached there; it listens at 127.0.0.1 or [::1].',
        ru: '«{uri}»: до этого терминала так не добраться, он слушает 127.0.0.1 или [::1].',
      },
    },
    fix: {
      en: 'Register the same in the dashboard, character for character; http://127.0.0.1:8888/callback is usual.',
      ru: 'То же впишите в Dashboard, символ в символ; обычно это http://127.0.0.1:8888/callback.',
    },
    exit: EXIT.usage,
    status: 400,
  },
  implicit_removed: {
    title: { en: 'Implicit grant switched off', ru: 'Implicit grant отключён' },
    detail: {
      en: 'The implicit grant was switched off by Spotify on 27 November 2025.',
      ru: 'Implicit grant отключён Spotify 27 ноября 2025 года.',
    },
    fix: {
      en: 'Use PKCE, which needs no secret either: --flow pkce',
      ru: 'Используйте PKCE, ему тоже не нужен секрет: --flow pkce',
    },
    exit: EXIT.usage,
    status: 400,
  },
  device_unsupported: {
    title: { en: 'No device grant here', ru: 'Device grant недоступен' },
    detail: {
      en: '{provider} has no device grant for apps.',
      ru: 'У {provider} нет device grant для приложений.',
    },
    fix: {
      en: 'Log in without a browser here: barline token login --no-browser',
      ru: 'Войдите без браузера на этой машине: barline token login --no-browser',
    },
    exit: EXIT.usage,
    status: 400,
  },
  secret_in_browser: {
    title: { en: 'No secrets in a browser', ru: 'Секретам не место в браузере' },
    detail: {
      en: 'A client secret does not belong into a browser.',
      ru: 'Секрету клиента не место в браузере.',
    },
    fix: { en: 'Use PKCE, which needs none.', ru: 'Используйте PKCE: ему секрет не нужен.' },
    exit: EXIT.usage,
    status: 400,
  },
  insecure_context: {
    title: { en: 'Page not secure', ru: 'Страница небезопасна' },
    detail: {
      en: 'PKCE needs a page opened over https or at 127.0.0.1.',
      ru: 'Для PKCE страницу нужно открыть по https или по адресу 127.0.0.1.',
    },
    fix: { en: 'Open it like that.', ru: 'Откройте её так.' },
    exit: EXIT.usage,
    status: 400,
  },
  verifier_malformed: {
    title: { en: 'Not a code verifier', ru: 'Это не code verifier' },
    detail: {
      en: 'A code verifier has 43 to 128 characters: A-Z a-z 0-9 - . _ ~',
      ru: 'В code verifier от 43 до 128 знаков: A-Z a-z 0-9 - . _ ~',
    },
    fix: { en: 'Make a new one: barline pkce new', ru: 'Создайте новый: barline pkce new' },
    exit: EXIT.usage,
    status: 400,
  },
  foreign_address: {
    title: { en: 'Not the Web API', ru: 'Это не Web API' },
    detail: {
      en: '{host} is not the Web API of {provider}: the token is not sent there.',
      ru: '{host} — не Web API {provider}: токен туда не отправляется.',
    },
    fix: { en: 'Give a path such as /v1/me', ru: 'Укажите путь, например /v1/me' },
    exit: EXIT.usage,
    status: 400,
  },
  provider_unreachable: {
    title: { en: 'Server not reachable', ru: 'Нет связи с сервером' },
    detail: { en: '{host} cannot be reached.', ru: 'С {host} нет связи.' },
    fix: {
      en: 'Check the network and BARLINE_PROVIDER, then try again.',
      ru: 'Проверьте сеть и BARLINE_PROVIDER и повторите.',
    },
    exit: EXIT.network,
    status: 502,
  },
  provider_slow: {
    title: { en: 'Server too slow', ru: 'Сервер не успел ответить' },
    detail: { en: '{host} did not answer within {s} s.', ru: '{host} не ответил за {s} с.' },
    fix: { en: 'Try again in a minute.', ru: 'Повторите через минуту.' },
    exit: EXIT.network,
    status: 504,
  },
  provider_unavailable: {
    title: { en: 'Server failed', ru: 'Сбой сервера' },
    detail: { en: 'The server failed ({status}).', ru: 'На сервере сбой ({status}).' },
    fix: { en: 'Try again in a minute.', ru: 'Повторите через минуту.' },
    exit: EXIT.network,
    status: 502,
  },
  request_refused: {
    title: { en: 'Request refused', ru: 'Запрос не принят' },
    detail: { en: 'The server refuses the request: {error}', ru: 'Сервер не принял запрос: {error}' },
    fix: { en: 'Look at it closely: barline doctor', ru: 'Проверьте настройки: barline doctor' },
    exit: EXIT.usage,
    status: 400,
  },
  quota_exceeded: {
    title: { en: 'Quota used up', ru: 'Квота исчерпана' },
    detail: {
      en: 'Daily quota is used up (QUOTA_EXCEEDED).',
      ru: 'Квота исчерпана (QUOTA_EXCEEDED).',
    },
    fix: { en: 'Try again tomorrow.', ru: 'Повторите завтра.' },
    exit: EXIT.rateLimit,
    status: 429,
  },
  answer_unreadable: {
    title: { en: 'Answer not understood', ru: 'Ответ не понят' },
    detail: {
      en: 'The server’s answer is not a token answer: it is no JSON ({status}).',
      ru: 'Ответ сервера — не ответ с токеном: это не JSON ({status}).',
    },
    reasons: {
      redirect: {
        en: 'The server answers with a redirect where a token was asked for.',
        ru: 'Вместо токена сервер отвечает перенаправлением.',
      },
    },
    fix: {
      en: 'Check BARLINE_PROVIDER; something between may be answering instead.',
      ru: 'Проверьте BARLINE_PROVIDER: возможно, отвечает кто-то другой по пути.',
    },
    exit: EXIT.network,
    status: 502,
  },
  answer_incomplete: {
    title: { en: 'Answer incomplete', ru: 'Ответ неполон' },
    detail: {
      en: 'Something is missing or wrong in the server’s answer.',
      ru: 'В ответе сервера чего-то не хватает или что-то неверно.',
    },
    fix: {
      en: 'Check BARLINE_PROVIDER, then try again.',
      ru: 'Проверьте BARLINE_PROVIDER и повторите.',
    },
    exit: EXIT.network,
    status: 502,
  },
  answer_too_large: {
    title: { en: 'Answer too large', ru: 'Ответ слишком велик' },
    detail: {
      en: 'The server’s answer is far too large for a token.',
      ru: 'Ответ сервера слишком велик для токена.',
    },
    fix: { en: 'Check BARLINE_PROVIDER.', ru: 'Проверьте BARLINE_PROVIDER.' },
    exit: EXIT.network,
    status: 502,
  },
  tokens_corrupt: {
    title: { en: 'Token file damaged', ru: 'Файл токенов повреждён' },
    detail: { en: 'The token file {path} is damaged.', ru: 'Файл токенов {path} повреждён.' },
    fix: {
      en: 'Log in again, which replaces it: barline token login',
      ru: 'Войдите снова, он будет заменён: barline token login',
    },
    exit: EXIT.login,
    status: 500,
  },
  tokens_exposed: {
    title: { en: 'Tokens open to others', ru: 'Токены открыты посторонним' },
    detail: {
      en: '{path} can be read by others on this machine. Stopped for safety.',
      ru: '{path} могут читать другие пользователи этой машины. Остановлено в целях безопасности.',
    },
    fix: {
      en: 'Close it: chmod 600 {path}; if others use this machine, log in again as well.',
      ru: 'Закройте: chmod 600 {path}; если машиной пользуются другие, ещё и войдите снова.',
    },
    exit: EXIT.security,
    status: 500,
  },
  tokens_locked: {
    title: { en: 'Another process refreshes', ru: 'Токен обновляет другой процесс' },
    detail: {
      en: 'Another process is refreshing the token and does not finish.',
      ru: 'Токен обновляет другой процесс и никак не закончит.',
    },
    fix: { en: 'Try again; end that process if it hangs.', ru: 'Повторите; если тот процесс завис, завершите его.' },
    exit: EXIT.network,
    status: 503,
  },
  tokens_unwritable: {
    title: { en: 'Tokens cannot be kept', ru: 'Токены негде хранить' },
    detail: { en: 'The tokens cannot be kept in {path}.', ru: 'Не удаётся сохранить токены в {path}.' },
    fix: {
      en: 'Make the folder writable, or name another: BARLINE_CONFIG_DIR',
      ru: 'Разрешите запись в папку или укажите другую: BARLINE_CONFIG_DIR',
    },
    exit: EXIT.unexpected,
    status: 500,
  },
  keychain_unavailable: {
    title: { en: 'No keychain', ru: 'Хранилище паролей недоступно' },
    detail: {
      en: 'The keychain of this system cannot be used. Nothing was stored elsewhere instead.',
      ru: 'Хранилище паролей системы недоступно. В другом месте ничего не сохранено.',
    },
    fix: { en: 'Unlock it, or choose the file: --store file', ru: 'Разблокируйте его или выберите файл: --store file' },
    exit: EXIT.unexpected,
    status: 500,
  },
  insufficient_scope: {
    title: { en: 'Permission missing', ru: 'Не хватает разрешения' },
    detail: {
      en: 'The token has no permission for this: {scope} is missing.',
      ru: 'У токена нет на это разрешения: не хватает {scope}.',
    },
    reasons: {
      app: {
        en: 'This call is about a person, and the token is of the app alone.',
        ru: 'Этот запрос — о пользователе, а токен выдан самому приложению.',
      },
    },
    fix: {
      en: 'Add it: barline token login --add-scope {scope}',
      ru: 'Добавьте его: barline token login --add-scope {scope}',
    },
    exit: EXIT.login,
    status: 403,
  },
  user_not_listed: {
    title: { en: 'Account not on the list', ru: 'Аккаунта нет в списке' },
    detail: {
      en: 'This account is not on the app’s user list (limit 5 in development mode).',
      ru: 'Аккаунта нет в списке пользователей приложения (до 5 в режиме разработки).',
    },
    fix: { en: 'Add it in the dashboard.', ru: 'Добавьте его в Dashboard.' },
    exit: EXIT.login,
    status: 403,
  },
  premium_required: {
    title: { en: 'Premium needed', ru: 'Нужен Premium' },
    detail: { en: 'This call works with Spotify Premium only.', ru: 'Этот запрос работает только со Spotify Premium.' },
    fix: { en: 'Use an account that has it.', ru: 'Возьмите аккаунт с Premium.' },
    exit: EXIT.login,
    status: 403,
  },
  api_refused: {
    title: { en: 'Refused by the Web API', ru: 'Web API отказал' },
    detail: { en: 'The Web API refuses: {status} {message}', ru: 'Web API отказал: {status} {message}' },
    fix: { en: 'Compare the call with the reference.', ru: 'Сверьте запрос с документацией.' },
    exit: EXIT.usage,
    status: 400,
  },

  // This machine.
  storage_full: {
    title: { en: 'Disk full', ru: 'Диск заполнен' },
    detail: {
      en: 'The disk is full: nothing new can be stored. What was stored before is safe.',
      ru: 'Диск заполнен: новое сохранить нельзя. Сохранённое раньше цело.',
    },
    fix: { en: 'Free some space, then try again.', ru: 'Освободите место и повторите.' },
    exit: EXIT.unexpected,
    status: 503,
  },
  storage_unavailable: {
    title: { en: 'Database unavailable', ru: 'База данных недоступна' },
    detail: { en: 'The database cannot be reached or written.', ru: 'База данных недоступна или не записывается.' },
    fix: {
      en: 'Check BARLINE_DATABASE_URL and BARLINE_DATA_DIR.',
      ru: 'Проверьте BARLINE_DATABASE_URL и BARLINE_DATA_DIR.',
    },
    exit: EXIT.unexpected,
    status: 503,
  },
  database_newer: {
    title: { en: 'Database from a newer version', ru: 'База данных новее программы' },
    detail: {
      en: 'The database was made by a newer Barline (schema {found}; this one knows {known}). It was left untouched.',
      ru: 'База данных создана более новой версией Barline (схема {found}, эта знает {known}). Она не тронута.',
    },
    fix: {
      en: 'Update Barline, or point BARLINE_DATABASE_URL elsewhere.',
      ru: 'Обновите Barline или укажите другую базу в BARLINE_DATABASE_URL.',
    },
    exit: EXIT.unexpected,
    status: 503,
  },
  configuration_invalid: {
    title: { en: 'Wrong setting', ru: 'Неверная настройка' },
    detail: { en: '{name}={value} is wrong: {expected}.', ru: '{name}={value} — неверно: {expected}.' },
    reasons: {
      sandbox_only: {
        en: '{name}={value} is allowed in sandbox mode only (--sandbox).',
        ru: '{name}={value} допустимо только в режиме песочницы (--sandbox).',
      },
    },
    fix: {
      en: 'Correct this setting and start again.',
      ru: 'Исправьте эту настройку и запустите снова.',
    },
    exit: EXIT.usage,
    status: 500,
  },
  camera_unavailable: {
    title: { en: 'No camera', ru: 'Нет камеры' },
    detail: { en: 'The camera “{camera}” gives no picture.', ru: 'Камера «{camera}» не даёт изображения.' },
    reasons: {
      program: {
        en: 'The terminal reads cameras through the program ffmpeg, which is not installed.',
        ru: 'Терминал читает камеры через программу ffmpeg, а она не установлена.',
      },
      device: {
        en: 'The camera “{camera}” gives no picture: {said}',
        ru: 'Камера «{camera}» не даёт изображения: {said}',
      },
    },
    fix: {
      en: 'Install ffmpeg, name another camera, or scan with the camera on the site: /scan',
      ru: 'Установите ffmpeg, укажите другую камеру или сканируйте камерой на сайте: /scan',
    },
    exit: EXIT.unexpected,
    status: 503,
  },
  cannot_listen: {
    title: { en: 'Address not available', ru: 'Адрес недоступен' },
    detail: { en: 'Cannot listen at {host}:{port}.', ru: 'Не удаётся открыть {host}:{port}.' },
    reasons: {
      taken: {
        en: 'Another program already listens at {host}:{port}.',
        ru: 'Адрес {host}:{port} уже занят другой программой.',
      },
      forbidden: { en: 'Port {port} needs more rights.', ru: 'Для порта {port} не хватает прав.' },
      no_address: { en: 'This machine has no address {host}.', ru: 'У этого компьютера нет адреса {host}.' },
    },
    fix: {
      en: 'Choose another: barline serve --host 127.0.0.1 --port 8081',
      ru: 'Выберите другой: barline serve --host 127.0.0.1 --port 8081',
    },
    exit: EXIT.unexpected,
    status: 503,
  },
  unexpected: {
    title: { en: 'Unexpected failure', ru: 'Непредвиденный сбой' },
    detail: { en: 'Something failed that should not have.', ru: 'Произошёл сбой, которого быть не должно.' },
    fix: {
      en: 'Try again; if it stays, report it with the log.',
      ru: 'Повторите; если не поможет, сообщите и приложите журнал.',
    },
    exit: EXIT.unexpected,
    status: 500,
  },
} as const satisfies Record<string, FailureKind>;

export type FailureId = keyof typeof table;

/** Every failure, by its stable id. */
export const failures: Readonly<Record<FailureId, FailureKind>> = table;
