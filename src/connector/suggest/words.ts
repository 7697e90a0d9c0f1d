/** The languages that names of fields are understood in. */
type NameLanguage = 'en' | 'de' | 'fr' | 'sap'

/** What attributes and fields are called, by what they mean; compared after `settled`. */
const meanings: Readonly<Record<string, Readonly<Partial<Record<NameLanguage, string>>>>> = {
  name: {
    en: 'name title titletext label descriptionshort shortdescription itemname itemdescription productname shorttext',
    de: 'bezeichnung artikelbezeichnung kurztext artikelname produktname benennung kurzbezeichnung titel bezeichnung1 kurzbeschreibung',
    fr: 'designation libelle intitule nomduproduit nom design',
    sap: 'maktx',
  },
  description: {
    en: 'description longdescription descriptionlong text details longtext longdesc body bodyhtml',
    de: 'beschreibung langtext artikelbeschreibung langbeschreibung produktbeschreibung artikeltext',
    fr: 'descriptif descriptionlongue textelong',
  },
  ean: {
    en: 'ean gtin barcode internationalpid ean13 eancode upc gtin13',
    de: 'strichcode eannummer',
    fr: 'codebarre codeabarres codebarres codeean gencod',
    sap: 'ean11',
  },
  brand: {
    en: 'brand manufacturer manufacturername maker',
    de: 'marke hersteller herstellername',
    fr: 'marque fabricant',
  },
  color: { en: 'color colour', de: 'farbe', fr: 'couleur coloris' },
  size: { en: 'size', de: 'groesse grosse', fr: 'taille' },
  weight: {
    en: 'weight netweight weightnet weightperunit',
    de: 'gewicht nettogewicht gewichtnetto',
    fr: 'poids poidsnet',
    sap: 'ntgew brgew',
  },
  price: {
    en: 'price standardrate rrp listprice priceamount unitprice baseprice retailprice salesprice',
    de: 'preis uvp verkaufspreis listenpreis vk vkpreis endpreis',
    fr: 'prix prixdevente prixvente prixven pv',
  },
  articlenumber: {
    en: 'articlenumber number itemno',
    de: 'artikelnummer artikelnr nr artnr',
    fr: 'numerodarticle',
  },
  width: { en: 'width', de: 'breite', fr: 'largeur', sap: 'breit' },
  height: { en: 'height', de: 'hoehe hohe', fr: 'hauteur', sap: 'hoehe' },
  depth: { en: 'depth', de: 'tiefe', fr: 'profondeur' },
  length: { en: 'length', de: 'lange laenge', fr: 'longueur', sap: 'laeng' },
  diameter: { en: 'diameter', de: 'durchmesser', fr: 'diametre' },
  power: { en: 'power wattage', de: 'leistung', fr: 'puissance' },
  voltage: { en: 'voltage', de: 'spannung', fr: 'tension' },
  material: {
    en: 'material materials',
    de: 'werkstoff materialien',
    fr: 'materiau matiere matieres',
  },
  iprating: { en: 'ip iprating protection', de: 'schutzart', fr: 'indiceip' },
  picture: {
    en: 'picture pic image photo mainimage imageurl pictureurl',
    de: 'bild foto hauptbild bildurl',
    fr: 'visuel',
  },
  family: {
    en: 'family productfamily productgroup itemgroup group producttype itemcategory itemcategorycode',
    de: 'familie warengruppe artikelgruppe produktgruppe gruppe',
    fr: 'famille codefamille famillearticle',
    sap: 'matkl',
  },
  parent: {
    en: 'parent parentsku parentid parentcode parentnumber parentproduct parentarticle stylenumber stylenr styleno stylecode variantof producttmplid mastersku masternumber',
    de: 'stilnummer stilnr modellnummer modellnr hauptartikel hauptartikelnummer vaterartikel elternartikel stammartikel',
    fr: 'codemodele articleparent refparent referenceparent',
  },
  style: { en: 'style', de: 'stil' },
  category: {
    en: 'category categories categid itemgroup itemcategory itemcategorycode',
    de: 'kategorie kategorien',
    fr: 'categorie rubrique rayon',
    sap: 'prdha',
  },
}

const index = new Map(
  Object.entries(meanings).flatMap(([meaning, languages]) =>
    Object.entries(languages).flatMap(([language, words]) =>
      words.split(' ').map((word) => [word, { meaning, language }] as const),
    ),
  ),
)

/** What a word means, and the language that it is in. */
export function meaningOf(word: string): { meaning: string; language: string } | undefined {
  return index.get(settled(word))
}

/** Whether a name is one for a meaning, which may be one of several that it has. */
export function means(name: string, meaning: string): boolean {
  const wanted = new Set([settled(name), ...runsOf(name)])
  return Object.values(meanings[meaning] ?? {}).some((words) =>
    words.split(' ').some((word) => wanted.has(word)),
  )
}

/** The German word that a longer one ends with: of `Hauptfarbe` it is `farbe`, and `haupt` is its head. */
export function compoundOf(word: string): { head: string; tail: string } | undefined {
  const whole = settled(word)
  const tail = germanTails.find((known) => whole.length > known.length && whole.endsWith(known))
  return tail === undefined ? undefined : { head: whole.slice(0, -tail.length), tail }
}

/** Shorter words end others by chance. The longest first. */
const germanTails = Object.values(meanings)
  .flatMap(({ de = '' }) => de.split(' '))
  .filter((word) => word.length >= 5)
  .toSorted((one, other) => other.length - one.length)

/** Words of a name that stand side by side, as one: of `FA_CodeFamille` the longest first. */
export function runsOf(name: string): string[] {
  const words = wordsIn(name)
  const lengths = [3, 2].filter((length) => length <= words.length)
  return lengths.flatMap((length) =>
    words
      .slice(0, words.length - length + 1)
      .map((_, at) => settled(words.slice(at, at + length).join(''))),
  )
}

export const identifierWords = [
  'sku',
  'identifier',
  'articlenumber',
  'artikelnr',
  'artikelnummer',
  'artnr',
  'itemno',
  'itemcode',
  'itemnumber',
  'productnumber',
  'productno',
  'ordernumber',
  'number',
  'nr',
  'id',
  'matnr',
  'supplieraid',
  'supplierpid',
  'code',
  'ref',
  'reference',
  'arref',
  'refarticle',
  'referencearticle',
  'codearticle',
]

/** Words that name an identifier when a name ends with them. */
export const identifierEndings =
  /^(sku|id|nr|no|number|nummer|code|ref|reference|référence|identifier|[\p{L}]{3,}nummer|[\p{L}]{3,}nr)$/iu

/** Letters and digits alone: `Artikel-Nr.` → `artikelnr`. */
export function settled(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** `AR_PrixVen` → `AR`, `Prix`, `Ven`. */
export function wordsIn(name: string): string[] {
  return name
    .normalize('NFC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const languages: Readonly<Record<string, readonly string[]>> = {
  de: ['de', 'deu', 'ger', 'd', 'german', 'deutsch'],
  en: ['en', 'eng', 'e', 'english'],
  fr: ['fr', 'fra', 'fre', 'f', 'french'],
  it: ['it', 'ita', 'i'],
  es: ['es', 'spa', 's'],
  nl: ['nl', 'nld', 'dut', 'n'],
}

/** Names of what says in which language something is. */
export const languageNames =
  /^(lang|language|language_?code|language_?id|defaultlanguageoftext|sprache|spras_iso|langu_iso|langue|locale)$/i

/** A language's code for a source's word: `deu`, `D`, `de-DE` → `de`. */
export function languageOf(word: string): string | undefined {
  const wanted = word.trim().toLowerCase()
  const [start = ''] = wanted.split(/[-_]/)
  return Object.entries(languages).find(
    ([, words]) => words.includes(wanted) || words.includes(start),
  )?.[0]
}

/** The same where something says that it is one: `pl` is Polish there, which no name of a field ends with. */
export function languageSaid(word: string): string {
  const [start = ''] = word.trim().toLowerCase().split(/[-_]/)
  return languageOf(word) ?? start
}
