import fc from 'fast-check'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { templates } from '#shared/scheme/templates/templates.ts'

/** Texts as hostile as they may be without a hidden character: markup, quotes, other scripts, pairs of surrogates. */
const piece = fc.constantFrom(
  'a',
  'Z',
  ' ',
  'é',
  '母',
  '👶',
  'أ',
  '<b>',
  '</script>',
  '"',
  '\\',
  '{code}',
  '“',
  '&amp;',
  '0',
)
const line = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''))
const label = line.map((text) => `L${text}`)
const text = fc.array(fc.oneof(piece, fc.constantFrom('\n', '\t')), { maxLength: 12 }).map((parts) => parts.join(''))
const truth = fc.boolean()

const keys = [...'abcdefghijklmnopqrstuvwxyz0123456789']

const anchorAt = (value: number): fc.Arbitrary<Scheme['ratings'][number]['anchors'][number]> =>
  fc.record(
    { value: fc.constant(value), label, text, include: text, exclude: text, example: text },
    { requiredKeys: ['value', 'label', 'text'] },
  )

function scaleOf(n: number): fc.Arbitrary<Scheme['ratings'][number]> {
  return fc.record({
    id: fc.constant(`scale${n}`),
    subject: fc.constant('cg'),
    label,
    scope: fc.constantFrom('episode' as const, 'session' as const),
    min: fc.constantFrom(0, 1, -3),
    max: fc.constantFrom(5, 9),
    step: fc.constantFrom(0.5, 1),
    higherMeans: text,
    question: text,
    consider: fc.array(text, { maxLength: 3 }),
    doNotConsider: fc.array(text, { maxLength: 2 }),
    anchors: fc
      .uniqueArray(fc.constantFrom(1, 2, 3, 4, 5), { minLength: 1 })
      .chain((values) => fc.tuple(...values.map(anchorAt))),
    between: text,
    notCodable: fc
      .array(text, { maxLength: 2 })
      .map((texts) => texts.map((of, m) => ({ code: `reason${m}`, text: of }))),
    evidence: fc.option(fc.constant({ minMarks: 2, when: 'value >= 4' })),
    showIf: fc.option(fc.constantFrom('always', '1 < 2')),
    required: truth,
  })
}

function setOf(n: number): fc.Arbitrary<Scheme['sets'][number]> {
  const code = (m: number): fc.Arbitrary<Scheme['sets'][number]['codes'][number]> =>
    fc.record({
      id: fc.constant(`code${n}_${m}`),
      key: fc.constant(keys[n * 6 + m] ?? 'a'),
      label,
      group: line,
      definition: text,
      include: text,
      exclude: text,
      missing: truth,
      procedure: truth,
      episodes: fc.constantFrom<string[]>([], ['play']),
      modifiers: fc.constantFrom<string[]>([], ['how']),
    })
  const codes = fc
    .integer({ min: 1, max: 5 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, m) => code(m))))
  return fc
    .record(
      {
        id: fc.constant(`set${n}`),
        subject: fc.constantFrom('cg', 'inf'),
        label,
        kind: fc.constantFrom('state' as const, 'point' as const),
        exclusive: truth,
        exhaustive: truth,
        codes,
        precedence: fc.constant<string[]>([`code${n}_0`]),
      },
      { requiredKeys: ['id', 'subject', 'label', 'kind', 'exclusive', 'exhaustive', 'codes'] },
    )
    .map((set) => ({ ...set, exhaustive: set.exhaustive && set.exclusive && set.kind === 'state' }))
}

const contextOf = (n: number): fc.Arbitrary<Scheme['context'][number]> =>
  fc.oneof(
    fc.record({
      id: fc.constant(`choice${n}`),
      label,
      type: fc.constant('choice' as const),
      options: fc.constant<string[]>(['yes', 'no']),
      required: truth,
    }),
    fc.record({
      id: fc.constant(`grade${n}`),
      label,
      type: fc.constant('ordinal' as const),
      options: fc.constant<string[]>([]),
      min: fc.constant(1),
      max: fc.integer({ min: 2, max: 9 }),
      required: truth,
    }),
  )

const compositeOf = (n: number): fc.Arbitrary<Scheme['composites'][number]> =>
  fc.record(
    {
      id: fc.constant(`sum${n}`),
      label,
      expr: fc.constantFrom('1 + 2', 'episode_s / planned_s', 'mean(1, 2, 3)'),
      scope: fc.constant('episode' as const),
      forEach: fc.constant<string[]>([]),
      minValid: fc.integer({ min: 1, max: 3 }),
      range: fc.constant<[number, number]>([0, 1]),
      unit: line,
    },
    { requiredKeys: ['id', 'label', 'expr', 'scope', 'forEach', 'unit'] },
  )

const ruleOf = (n: number): fc.Arbitrary<Scheme['rules'][number]> =>
  fc.record({
    id: fc.constant(`rule${n}`),
    kind: fc.constantFrom('require' as const, 'skip' as const, 'warn' as const, 'confirm' as const, 'block' as const),
    when: fc.constantFrom('always', 'never', '2 > 1'),
    fields: fc.constant<string[]>([]),
    scope: fc.constantFrom('session' as const, 'episode' as const, 'bout' as const),
    message: text,
  })

/** A rule by which a rating follows; it rests on nothing, so that it is in no circle. */
const deriving = (rating: Scheme['ratings'][number], n: number): Scheme['rules'][number] => ({
  ...{ id: `follows${n}`, kind: 'derive', target: rating.id, value: String(rating.min), when: '2 > 1' },
  ...{ fields: [], scope: rating.scope, message: 'It follows.' },
})

function several<T>(of: (n: number) => fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  return fc.nat({ max: most }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => of(n))))
}

/** Schemes of every shape that `checkScheme` has nothing against. */
const generated: fc.Arbitrary<Scheme> = fc
  .record({
    name: label,
    summary: text,
    basis: fc.record({
      wording: text,
      informedBy: fc.array(text, { maxLength: 2 }),
      notEquivalentTo: fc.array(text, { maxLength: 2 }),
      reportAs: text,
      validated: truth,
    }),
    ageMonths: fc.option(fc.record({ min: fc.nat(12), max: fc.integer({ min: 13, max: 40 }) })),
    quantityWords: fc.dictionary(label, text, { maxKeys: 3 }),
    ratings: several(scaleOf, 3),
    sets: several(setOf, 4),
    context: several(contextOf, 3),
    composites: several(compositeOf, 3),
    rules: several(ruleOf, 3),
    passName: fc.option(label),
    required: truth,
    derives: truth,
  })
  .map(({ passName, required, derives, ...rest }) => {
    const pass = {
      ...{ id: 'all', name: passName ?? '', subject: null, purpose: '', speedMax: 1.5 },
      sets: rest.sets.map(({ id }) => id),
      ratings: rest.ratings.map(({ id }) => id),
    }
    return {
      ...{ format: 'attune-scheme/1' as const, id: 'made', version: '1.2.3' },
      ...rest,
      rules: [...rest.rules, ...(derives ? rest.ratings.map(deriving) : [])],
      subjects: [
        { id: 'cg', role: 'caregiver' as const, label: 'Mother' },
        { id: 'inf', role: 'infant' as const, label: 'Baby' },
      ],
      episodes: [{ id: 'play', name: 'Play', nominalS: 90, minCodableS: 0, required, mayBeCutShort: !required }],
      passes: passName === null ? [] : [pass],
      modifiers: [{ id: 'how', label: 'How', type: 'choice' as const, options: ['one', 'two'], required }],
      // Evidence needs something that it is kept with; no code has this key.
      marks: rest.ratings.some(({ evidence }) => evidence !== null) ? [{ id: 'm', key: 'z', label: 'Example' }] : [],
      reliability: rest.ratings.map(({ id }) => ({
        ...{ target: id, statistic: 'icc_a1' as const, point: 0.7, ciLower: 0.5, minN: 15 },
      })),
    }
  })

export type Leaf = { readonly path: readonly (string | number)[]; readonly value: unknown }

/** Every value of a scheme that is no list and no object, with its place. */
export function leavesOf(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  if (Array.isArray(value)) return value.flatMap((item, n) => leavesOf(item, [...path, n]))
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]))
}

/** A copy with another value at one place; `undefined` takes the member or the entry out. */
export function withValue(scheme: Scheme, path: readonly (string | number)[], value: unknown): Scheme {
  const copy = structuredClone(scheme)
  let inner: unknown = copy
  for (const part of path.slice(0, -1)) inner = Reflect.get(Object(inner) as object, part)
  const last = path.at(-1) ?? ''
  if (value === undefined && Array.isArray(inner)) inner.splice(Number(last), 1)
  else if (value === undefined) Reflect.deleteProperty(Object(inner) as object, last)
  else Reflect.set(Object(inner) as object, last, value)
  return copy
}

const proseMembers = [
  'text',
  'question',
  'definition',
  'summary',
  'message',
  'between',
  'purpose',
  'include',
  'exclude',
  'example',
]

const labels: readonly (string | number)[] = ['occasion', 'cards', 'tests']

/** The templates with any of their longer texts replaced. */
const reworded: fc.Arbitrary<Scheme> = fc
  .tuple(fc.constantFrom(...templates), fc.array(fc.tuple(fc.nat(), text), { maxLength: 6 }))
  .map(([template, changes]) => {
    // The question for an occasion is a label, and a card says something: never empty. Test cases name questions by id,
    // and `text` of a segment says whether it has one.
    const places = leavesOf(template).filter(
      ({ path }) =>
        proseMembers.includes(String(path.at(-1))) &&
        !path.some((part) => labels.includes(part)) &&
        path.at(-2) !== 'segment',
    )
    return changes.reduce(
      (scheme, [n, words]) => withValue(scheme, places[n % places.length]?.path ?? ['summary'], words),
      template,
    )
  })

export const anyScheme: fc.Arbitrary<Scheme> = fc.oneof(generated, reworded)
