const WORDS: Readonly<Record<'en' | 'ru', readonly string[]>> = {
  en: 'amber anchor apple arrow basket birch bread bridge candle castle cedar cherry cloud copper coral cotton daisy desert eagle ember feather fern forest garden ginger grape harbour hazel honey island ivory jasmine kettle ladder lemon lily maple marble meadow mint morning mountain needle oak ocean olive orange otter paper pepper pine planet plum pocket rabbit river rocket saddle silver spring summer thunder tulip violet'.split(
    ' ',
  ),
  ru: 'ананас арбуз берег берёза ветер вишня волна газета город груша дерево дорога дуб заря зебра звезда зима игла изумруд искра камень карта кедр ключ книга корабль клён лампа ландыш лебедь лес лето лимон луна малина маяк мёд море мост мята небо облако озеро окно олень орех остров перо песок пламя поле радуга река роза ромашка сад свеча снег солнце тропа туман утро холм яблоко'.split(
    ' ',
  ),
};

/** Three words by which a person sees that a page and a terminal speak of the same login; no secret. */
export async function wordsOf(state: string, language: 'en' | 'ru'): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(state)));
  return [0, 1, 2].map((at) => WORDS[language][hash[at] % 64]).join(' ');
}
