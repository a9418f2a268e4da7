import type { Json } from '../../lib/canonical-json.ts'
import type { SchemePath } from '../scheme-problem.ts'
import { valueAt } from '../scheme-shape.ts'
import type { DraftValue } from './draft-value.ts'

/** A path with open places: `*` is any index, `=` the one that the thing itself has there. */
type Pattern = readonly string[]

/** What ids of one kind of thing must differ from. */
type Space =
  | 'measured'
  | 'codes'
  | 'sets'
  | 'episodes'
  | 'context'
  | 'subjects'
  | 'passes'
  | 'modifiers'
  | 'marks'
  | 'rules'
  | 'items'
  | 'answers'
  | 'tests'
  | 'lookups'

export type ThingKind = {
  /** Where things of this kind stand. */
  readonly pattern: Pattern
  readonly space: Space
  /** Where their ids are named. */
  readonly namedAt: readonly Pattern[]
  /** How formulas name them: by a name, as `ctx.name`, or as a text that a question is compared with; null where none does. */
  readonly inFormulas: 'name' | 'context' | 'answer' | null
}

const kind = (
  pattern: string,
  space: Space,
  inFormulas: ThingKind['inFormulas'],
  ...namedAt: readonly string[]
): ThingKind => ({
  pattern: pattern.split(' '),
  space,
  inFormulas,
  namedAt: namedAt.map((path) => path.split(' ')),
})

/** Everything in a scheme that has an id of its own. A new kind of thing gets its line here. */
export const thingKinds: readonly ThingKind[] = [
  kind(
    'subjects *',
    'subjects',
    null,
    'passes * subject',
    'passes * masks *',
    'ratings * subject',
    'sets * subject',
    'checklists * subject',
    'grids * items * subject',
    'qsorts * subject',
    'ipsatives * subject',
  ),
  kind(
    'episodes *',
    'episodes',
    'name',
    'sets * codes * episodes *',
    'tests * episodes * kind',
    'tests * expect * kind',
  ),
  kind('passes *', 'passes', null),
  kind(
    'ratings *',
    'measured',
    'name',
    'passes * ratings *',
    'rules * fields *',
    'rules * target',
    'reliability * target',
    'tests * ratings * rating',
  ),
  kind(
    'sets *',
    'sets',
    'name',
    'passes * sets *',
    'composites * forEach *',
    'reliability * target',
    'lookups * rows',
    'lookups * columns',
    'sets * linksTo set',
    'passes * visitEach sets *',
  ),
  kind(
    'sets * codes *',
    'codes',
    'name',
    'sets = precedence *',
    'sets = default',
    'sets * linksTo codes *',
    'rules * fields *',
    'lookups * cells * row',
    'lookups * cells * column',
    'computed * codes *',
    'tests * events * code',
  ),
  kind('checklists *', 'measured', 'name', 'passes * checklists *', 'tests * forms * form'),
  kind('checklists * subscales *', 'measured', 'name', 'checklists = items * subscale'),
  kind('checklists * items *', 'items', null, 'reliability * target', 'tests * forms * item'),
  kind('grids *', 'measured', null, 'passes * grids *', 'tests * forms * form'),
  kind('grids * items *', 'measured', 'name', 'reliability * target', 'tests * forms * item'),
  kind('sets * segment questions *', 'measured', 'name', 'reliability * target', 'tests * events * answers * question'),
  kind('sets * segment questions * options *', 'answers', 'answer', 'tests * events * answers * answer'),
  kind('qsorts *', 'measured', 'name', 'reliability * target', 'passes * qsorts *', 'tests * forms * form'),
  kind('qsorts * cards *', 'measured', 'name', 'qsorts = criteria * placements * card', 'tests * forms * item'),
  kind('qsorts * criteria *', 'items', 'name'),
  kind('ipsatives *', 'measured', 'name', 'passes * ipsatives *', 'tests * forms * form'),
  kind('ipsatives * aspects *', 'items', null),
  kind('ipsatives * patterns *', 'items', 'name'),
  kind(
    'modifiers *',
    'modifiers',
    'name',
    'sets * codes * modifiers *',
    'passes * visitEach modifiers *',
    'reliability * target',
    'tests * events * modifiers * modifier',
  ),
  kind('computed *', 'modifiers', 'name'),
  kind('context *', 'context', 'context', 'rules * fields *', 'tests * context * item'),
  kind('marks *', 'marks', null, 'passes * marks *'),
  kind('composites *', 'measured', 'name', 'reliability * target', 'tests * expect * composite'),
  kind('lookups *', 'lookups', 'name'),
  kind('rules *', 'rules', null),
  kind('tests *', 'tests', null),
]

/** Where formulas stand. */
export const formulaPlaces: readonly Pattern[] = [
  ['composites', '*', 'expr'],
  ['ratings', '*', 'showIf'],
  ['ratings', '*', 'evidence', 'when'],
  ['rules', '*', 'when'],
  ['rules', '*', 'value'],
  ['sets', '*', 'segment', 'questions', '*', 'showIf'],
  ['computed', '*', 'expr'],
]

/** The kind of the thing that stands at a path; null where no thing with an id does. */
export function kindAt(path: SchemePath): ThingKind | null {
  return (
    thingKinds.find(
      ({ pattern }) =>
        pattern.length === path.length &&
        pattern.every((part, n) => (part === '*' ? typeof path[n] === 'number' : part === path[n])),
    ) ?? null
  )
}

/** Every place of a draft that a pattern leads to. `at`: what `=` stands for, index by index. */
export function placesOf(draft: DraftValue, pattern: Pattern, at: SchemePath = []): readonly SchemePath[] {
  let paths: readonly SchemePath[] = [[]]
  pattern.forEach((part, n) => {
    paths = paths.flatMap((path): readonly SchemePath[] => {
      if (part !== '*') return [[...path, part === '=' ? (at[n] ?? 0) : part]]
      const list = valueAt(draft, path).value
      return Array.isArray(list) ? list.map((_, index) => [...path, index]) : []
    })
  })
  return paths.filter((path) => valueAt(draft, path).there)
}

/** The id of the thing at a path; null where none can be read. */
export function idAt(draft: DraftValue, path: SchemePath): string | null {
  const { value } = valueAt(draft, [...path, 'id'])
  return typeof value === 'string' ? value : null
}

/** The ids that a thing at `path` must differ from; its own is not among them. */
export function takenIds(draft: DraftValue, path: SchemePath): ReadonlySet<string> {
  const { space = null } = kindAt(path) ?? {}
  const own = JSON.stringify(path)
  const taken = new Set<string>()
  for (const other of thingKinds.filter((each) => each.space === space)) {
    for (const place of placesOf(draft, other.pattern)) {
      // Items are told apart within their form alone, answers within their question.
      if (space === 'items' && (place[0] !== path[0] || place[1] !== path[1])) continue
      if (space === 'answers' && !place.slice(0, 5).every((part, n) => part === path[n])) continue
      const id = JSON.stringify(place) === own ? null : idAt(draft, place)
      if (id !== null) taken.add(id)
    }
  }
  return taken
}

/** What stands at a place as text; empty where there is none. */
export function textAt(value: Json | undefined, path: SchemePath): string {
  const { value: found } = valueAt(value, path)
  return typeof found === 'string' ? found : ''
}
