import { quotable } from './hidden-characters.ts'
import type { Scheme } from './scheme.ts'
import type { SchemePath } from './scheme-problem.ts'

type MembersOf<T> = T extends readonly (infer Item)[]
  ? MembersOf<Item>
  : T extends object
    ? keyof T | { [K in keyof T]: MembersOf<NonNullable<T[K]>> }[keyof T]
    : never

/** Every name that a member of a scheme has, at any depth: a new member without a word does not compile. */
type MemberName = Extract<MembersOf<Required<Omit<Scheme, 'quantityWords'>>>, string> | 'quantityWords' | 'contentHash'

const memberWords: Readonly<Record<MemberName, string>> = {
  absent: 'without an occasion',
  ageMonths: 'age in months',
  also: 'statistics printed beside it',
  agreement: 'agreement of the sorts it was made of',
  anchors: 'anchors',
  answer: 'answer',
  answers: 'words for the answers',
  aspects: 'aspects',
  audio: 'sound',
  basis: 'basis',
  between: 'how to rate between anchors',
  card: 'card',
  cards: 'cards',
  asks: 'what is asked of the lead',
  cells: 'cells',
  checklists: 'checklists',
  ciLower: 'lower end of the interval',
  code: 'code',
  codes: 'codes',
  column: 'column',
  columns: 'columns',
  composite: 'composite',
  composites: 'composites',
  consider: 'what to consider',
  contentHash: 'hash',
  context: 'context items',
  contingent: 'is an answer to the other',
  creditIfAbsent: 'counts where it does not apply',
  criteria: 'criterion sorts',
  default: 'default',
  definition: 'definition',
  doNotConsider: 'what not to consider',
  episode: 'episode',
  episodes: 'episodes',
  events: 'events',
  evidence: 'evidence',
  example: 'example',
  exclude: 'what it excludes',
  exclusive: 'exclusive',
  exhaustive: 'exhaustive',
  expect: 'expected scores',
  exportPrefix: 'beginning of columns in exports',
  expr: 'formula',
  fields: 'what it speaks of',
  forEach: 'code sets it is made for',
  forced: 'sizes of piles are a rule',
  form: 'form',
  format: 'format',
  forms: 'answers in forms',
  fromS: 'start',
  grids: 'grids',
  group: 'group',
  higherMeans: 'what a higher value means',
  id: 'id',
  include: 'what it includes',
  informedBy: 'informed by',
  instruction: 'instruction',
  ipsatives: 'forms with points',
  interval: 'interval',
  item: 'item',
  items: 'items',
  key: 'key',
  keys: 'keys of the options',
  kind: 'kind',
  label: 'label',
  language: 'language',
  leadS: 'time played before',
  lengthS: 'length of an interval',
  limit: 'most characters',
  linkTo: 'cue',
  linksTo: 'link to a cue',
  licenceGate: 'licence',
  lookups: 'look-up tables',
  marks: 'marks',
  masks: 'who is not to be seen',
  max: 'highest value',
  maxText: 'longest text',
  mayBeCutShort: 'may be cut short',
  message: 'message',
  method: 'how an interval is answered',
  min: 'lowest value',
  minAspects: 'least number of coded aspects',
  minAnswered: 'share to be answered',
  minCodableS: 'least codable time',
  minMarks: 'least number of marks',
  minS: 'shortest bout',
  minShare: 'least share of the last interval',
  minN: 'least number of recordings',
  minValid: 'least number of valid values',
  minWatched: 'share to be watched',
  missing: 'missing',
  modifier: 'modifier',
  modifiers: 'modifiers',
  computed: 'computed modifiers',
  name: 'name',
  nominalS: 'planned length',
  notApplicable: 'does not apply',
  notCodable: 'reasons for “not codable”',
  notEquivalentTo: 'not equivalent to',
  notSeen: 'not seen',
  occasion: 'occasion',
  offsetS: 'time before the first interval',
  onlyValues: 'values that can be given',
  options: 'options',
  passes: 'passes',
  patterns: 'patterns',
  piles: 'piles',
  placements: 'places of the cards',
  pauses: 'stops the picture',
  point: 'least value',
  points: 'points for each aspect',
  precedence: 'order of precedence',
  procedure: 'follows from the procedure',
  purpose: 'purpose',
  qsorts: 'sorts',
  quantityWords: 'words of quantity',
  question: 'question',
  questions: 'questions',
  range: 'range',
  rating: 'scale',
  ratings: 'scales',
  reliability: 'reliability aims',
  reportAs: 'report as',
  required: 'required',
  reverse: 'counts when not seen',
  role: 'role',
  row: 'row',
  rows: 'rows',
  rules: 'rules',
  scope: 'scope',
  seen: 'seen',
  set: 'code set',
  segment: 'segments',
  sets: 'code sets',
  showIf: 'condition for showing it',
  size: 'number of cards',
  slowSpeeds: 'slower speeds',
  sorts: 'number of sorts it was made of',
  source: 'where it comes from',
  speedMax: 'highest speed',
  statistic: 'statistic',
  step: 'step',
  subject: 'subject',
  subjects: 'subjects',
  subscale: 'subscale',
  subscales: 'subscales',
  summary: 'summary',
  tailS: 'time played after',
  target: 'target',
  tests: 'test cases',
  text: 'text',
  toS: 'end',
  tolerance: 'tolerance',
  toleranceMs: 'tolerance between onsets',
  type: 'type',
  unit: 'unit',
  validated: 'validated',
  value: 'value',
  values: 'words for the values',
  version: 'version',
  visitEach: 'visit of each event',
  when: 'condition',
  whole: 'whole numbers only',
  withinS: 'how far back a cue may lie',
  wording: 'wording',
}

/** What one entry of a list of things is called. Lists of ids and of texts have none: their entries are counted. */
const entryWords: Readonly<Record<string, string>> = {
  subjects: 'subject',
  episodes: 'episode',
  passes: 'pass',
  ratings: 'scale',
  anchors: 'anchor',
  notCodable: 'reason',
  sets: 'code set',
  codes: 'code',
  modifiers: 'modifier',
  computed: 'computed modifier',
  context: 'context item',
  marks: 'mark',
  composites: 'composite',
  checklists: 'checklist',
  grids: 'grid',
  qsorts: 'sort',
  cards: 'card',
  piles: 'pile',
  criteria: 'criterion sort',
  placements: 'place',
  ipsatives: 'form with points',
  aspects: 'aspect',
  patterns: 'pattern',
  lookups: 'look-up table',
  cells: 'cell',
  subscales: 'subscale',
  items: 'item',
  questions: 'question',
  rules: 'rule',
  reliability: 'reliability aim',
  tests: 'test case',
  expect: 'expected score',
  events: 'event',
  forms: 'answer',
}

const wordIn = (words: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined

export const quoted = (text: string): string => `“${quotable(text)}”`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a member is called, in words; a name that no scheme knows stands as it is. */
export const memberInWords = (name: string): string => wordIn(memberWords, name) ?? quoted(name)

/**
 * Where a path leads, in words: things by their labels, `Scale “Sensitivity”, anchor 5, text`. `scheme` may be anything
 * that came out of a file; what it lacks is counted instead (`scale no. 3`).
 */
export function placeInWords(scheme: unknown, path: SchemePath): string {
  const parts: string[] = []
  let value = scheme
  for (let n = 0; n < path.length; n += 1) {
    const [part = '', next] = [path[n], path[n + 1]]
    const inner = memberOf(value, part)
    if (typeof next === 'number' && Array.isArray(inner)) {
      parts.push(entryInWords(scheme, String(part), next, memberOf(inner, next)))
      value = memberOf(inner, next)
      n += 1
    } else {
      // A number that leads into no list says nothing more about the place.
      if (typeof part === 'string') parts.push(path[n - 1] === 'quantityWords' ? quoted(part) : memberInWords(part))
      value = inner
    }
  }
  return parts.length === 0 ? 'The file' : capital(parts.join(', '))
}

function memberOf(value: unknown, part: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? Reflect.get(value, part)
    : undefined
}

/** One entry of a list, in words: `anchor 5`, `code “Passive”`, `scale no. 3`. */
export function entryInWords(scheme: unknown, list: string, n: number, entry: unknown): string {
  const word = wordIn(entryWords, list)
  if (word === undefined || typeof entry !== 'object') return `${memberInWords(list)}, no. ${n + 1}`
  const value = memberOf(entry, 'value')
  if (list === 'anchors' && typeof value === 'number') return `${word} ${value}`
  const name = labelOf(entry) ?? targetLabel(scheme, memberOf(entry, 'target'))
  return name === null ? `${word} no. ${n + 1}` : `${word} ${quoted(name)}`
}

function labelOf(entry: unknown): string | null {
  for (const member of ['label', 'name', 'id', 'code', 'card', 'composite', 'rating']) {
    const found = memberOf(entry, member)
    if (typeof found === 'string' && found.trim() !== '') return found
  }
  return null
}

/** A reliability aim has no label: it is called after what it is about. */
function targetLabel(scheme: unknown, target: unknown): string | null {
  if (typeof target !== 'string') return null
  const found = targetLists.flatMap((path) => entriesOf(scheme, path)).find((entry) => memberOf(entry, 'id') === target)
  return found === undefined ? target : labelOf(found)
}

/** Where things stand that an aim may be for. */
const targetLists: readonly (readonly string[])[] = [
  ['ratings'],
  ['composites'],
  ['sets'],
  ['checklists', 'items'],
  ['grids', 'items'],
  ['qsorts'],
  ['modifiers'],
  ['sets', 'segment', 'questions'],
]

function entriesOf(value: unknown, [member = '', ...rest]: readonly string[]): readonly unknown[] {
  const inner = memberOf(value, member)
  const entries: readonly unknown[] = Array.isArray(inner) ? inner : [inner]
  return rest.length === 0 ? entries : entries.flatMap((entry) => entriesOf(entry, rest))
}
