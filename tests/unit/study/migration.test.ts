import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordProblem } from '#shared/observation/validate-record.ts'
import { answerRecordId, ratingRecordId, type ObservationRecord, type Records } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { migrateCoding } from '#shared/study/migration/migrate-coding.ts'
import { migrateRecords } from '#shared/study/migration/migrate-records.ts'
import {
  decisionProblem,
  type Decision,
  type Decisions,
  type MigrationPlan,
} from '#shared/study/migration/migration-item.ts'
import { planMigration } from '#shared/study/migration/plan-migration.ts'
import { treatmentOf } from '#shared/study/migration/treat-record.ts'
import { ms } from '#shared/time/ms.ts'
import { changedScheme, lockedScheme } from '../../support/locked-scheme.ts'
import { event, records as recordsOf } from '../observation/builders.ts'

const episodes = [
  { id: 'e1', kind: 'play', startMs: ms(0), endMs: ms(300_000) },
  { id: 'e2', kind: 'reun', startMs: ms(300_000), endMs: ms(600_000) },
]
const durationMs = ms(600_000)

const next = (scheme: Scheme, change: Partial<Scheme>): Scheme => ({ ...scheme, version: '9.0.0', ...change })
const rating = (id: string, value: number | null, notCodable: string | null = null): ObservationRecord => ({
  ...{ type: 'rating', id: ratingRecordId(id, 'e1'), rating: id, episode: 'e1', value, notCodable, note: '' },
})
const run = (
  from: Scheme,
  to: Scheme,
  records: Records,
  decisions: Decisions = {},
): ReturnType<typeof migrateRecords> =>
  migrateRecords({ episodes, durationMs, records }, treatmentOf(from, to, planMigration(from, to), decisions))

const scaleTo = (change: (scale: Scheme['ratings'][number]) => Scheme['ratings'][number] | null): Scheme =>
  next(lockedScheme, { ratings: lockedScheme.ratings.flatMap((scale) => change(scale) ?? []) })

describe('the plan', () => {
  test('of equal versions has no items', () => {
    expect(planMigration(lockedScheme, { ...lockedScheme, version: '1.0.1' })).toMatchObject({
      level: 'none',
      items: [],
    })
  })

  test('proposes the code with the same name for one that has another id', () => {
    const item = planMigration(lockedScheme, changedScheme).items.find(({ id }) => id === 'sets/look/codes/toy')
    expect(item?.question).toMatchObject({ proposed: { choice: 'map', to: 'look/object' }, choices: ['map', 'open'] })
  })

  test('has nothing to decide about a formula', () => {
    const item = planMigration(lockedScheme, changedScheme).items.find(({ id }) => id === 'composites/both')
    expect(item).toMatchObject({ question: null, level: 'major' })
  })

  test('tells of a new scale that codings without it go back', () => {
    const extra = { ...lockedScheme.ratings[0], id: 'extra', label: 'Extra' } as Scheme['ratings'][number]
    const plan = planMigration(lockedScheme, next(lockedScheme, { ratings: [...lockedScheme.ratings, extra] }))
    expect(plan.items.find(({ id }) => id === 'ratings/extra')?.note).toContain('go back')
  })
})

describe('a rating', () => {
  test('whose scale lost its point is open, and is translated by a table', () => {
    const to = scaleTo((scale) =>
      scale.id === 'sen' ? { ...scale, max: 4, anchors: scale.anchors.slice(0, 4) } : scale,
    )
    const records = recordsOf(rating('sen', 5), rating('int', 5))
    expect(run(lockedScheme, to, records).entries).toMatchObject([
      { fate: 'opened', from: { rating: 'sen' }, to: null },
    ])
    const table: Decision = { choice: 'recode', table: { '5': 4 } }
    const recoded = run(lockedScheme, to, records, { 'ratings/sen': table })
    expect(recoded.records[ratingRecordId('sen', 'e1')]).toMatchObject({ value: 4 })
    expect(recoded.opened).toBe(false)
  })

  test('at a reworded anchor is open where so decided; others stay', () => {
    const records = recordsOf(rating('sen', 3), rating('int', 3))
    const { entries } = run(lockedScheme, changedScheme, records, { 'ratings/sen/anchors/3': { choice: 'open' } })
    expect(entries.map(({ id }) => id)).toEqual([ratingRecordId('sen', 'e1')])
  })

  test('without its reason for not coding is open', () => {
    const to = scaleTo((scale) => ({ ...scale, notCodable: [] }))
    expect(run(lockedScheme, to, recordsOf(rating('sen', null, 'out_of_view'))).opened).toBe(true)
  })

  test('of a scale that went is left out and told', () => {
    const to = scaleTo((scale) => (scale.id === 'sen' ? null : scale))
    const { records, entries, opened } = run(lockedScheme, to, recordsOf(rating('sen', 3)))
    expect([records, entries[0]?.fate, opened]).toEqual([{}, 'dropped', false])
  })
})

describe('states', () => {
  const free = next(lockedScheme, {
    version: '1.0.0',
    sets: lockedScheme.sets.map((set) => (set.id === 'look' ? { ...set, exclusive: false, exhaustive: false } : set)),
  })
  const overlapping = recordsOf(event('look', 'face', 0, 5000), event('look', 'hand', 3000, 8000))

  test('that overlap in a set that is exclusive now open the coding, or the earlier ends', () => {
    const to = { ...lockedScheme, version: '2.0.0' }
    expect(run(free, to, overlapping).entries).toMatchObject([{ fate: 'opened', problem: 'overlap' }])
    const cut = run(free, to, overlapping, { 'sets/look': { choice: 'cut' } })
    expect(cut.entries).toMatchObject([{ fate: 'mapped', to: { offsetMs: 3000 } }])
    expect(cut.opened).toBe(false)
  })

  test('of a set that has points now become points at their onset', () => {
    const to = next(lockedScheme, {
      sets: lockedScheme.sets.map((set) => ({ ...set, kind: 'point' as const, exclusive: false, exhaustive: false })),
    })
    expect(run(lockedScheme, to, recordsOf(event('look', 'face', 0, 5000))).entries).toMatchObject([
      { fate: 'mapped', to: { onsetMs: 0, offsetMs: null } },
    ])
  })
})

test('a coding stays locked only when nothing is open, and says which scores are others', () => {
  const records = recordsOf(rating('sen', 3), rating('int', 5))
  const content = { scheme: lockedScheme, episodes, durationMs, records }
  const treatment = treatmentOf(lockedScheme, changedScheme, planMigration(lockedScheme, changedScheme), {})
  expect(migrateCoding(content, 'locked', treatment, ['play', 'reun'])).toMatchObject({ staysLocked: false })
  expect(migrateCoding(content, 'open', treatment, ['play', 'reun'])).toMatchObject({ open: 0, scores: [] })
})

/** Pairs of versions that between them change every shape that holds records. */
const without = <T>(list: readonly T[], n: number): T[] => list.filter((_, m) => m !== n)
const list24 = checklist24.checklists?.[0]
const pairs: readonly (readonly [string, Scheme, Scheme])[] = [
  ['scales and codes', lockedScheme, changedScheme],
  ['fewer scales', sensIntr9, next(sensIntr9, { ratings: without(sensIntr9.ratings, 0), context: [], marks: [] })],
  [
    'shorter scales',
    sensIntr9,
    next(sensIntr9, { ratings: sensIntr9.ratings.map((one) => ({ ...one, max: one.max - 1, notCodable: [] })) }),
  ],
  [
    'fewer codes and modifiers',
    stillfacePhase,
    next(stillfacePhase, {
      modifiers: [],
      sets: stillfacePhase.sets.map((set) => ({ ...set, exclusive: true, codes: set.codes.slice(0, 1) })),
    }),
  ],
  [
    'a shorter checklist',
    checklist24,
    next(checklist24, { checklists: list24 === undefined ? [] : [{ ...list24, items: list24.items.slice(3) }] }),
  ],
  [
    'a grid of other intervals',
    grid30,
    next(grid30, { grids: (grid30.grids ?? []).map((one) => ({ ...one, lengthS: 20, items: one.items.slice(1) })) }),
  ],
]

/** Any record that is valid under a scheme. */
function recordOf(scheme: Scheme, pick: (below: number) => number): ObservationRecord[] {
  const of = <T>(list: readonly T[]): T | undefined => list[pick(Math.max(1, list.length))]
  const [set, scale, item, mark] = [of(scheme.sets), of(scheme.ratings), of(scheme.context), of(scheme.marks)]
  const [list, grid, rule] = [of(scheme.checklists ?? []), of(scheme.grids ?? []), of(scheme.rules)]
  const code = of(set?.codes ?? [])
  const modifiers = Object.fromEntries(
    (code?.modifiers ?? []).map((id) => [id, of(scheme.modifiers.find((one) => one.id === id)?.options ?? []) ?? '']),
  )
  const onset = pick(500) * 1000
  const end = set?.kind === 'state' ? onset + 1000 * (1 + pick(60)) : null
  const found: ObservationRecord[] = [{ type: 'note', id: `n${pick(9)}`, atMs: null, text: 'x' }]
  if (set !== undefined && code !== undefined)
    found.push({ ...event(set.id, code.id, onset, end, `v${pick(10_000)}`), modifiers })
  if (scale !== undefined) found.push(rating(scale.id, scale.min + scale.step * pick(3)))
  if (scale !== undefined && mark !== undefined)
    found.push({
      type: 'mark',
      id: `m${pick(99)}`,
      mark: mark.id,
      rating: scale.id,
      episode: 'e1',
      atMs: ms(5),
      note: '',
    })
  if (item !== undefined)
    found.push({ type: 'context', id: `context:${item.id}`, item: item.id, value: of(item.options) ?? item.min ?? 0 })
  const [asked, cell] = [of(list?.items ?? []), of(grid?.items ?? [])]
  if (list !== undefined && asked !== undefined) found.push(answer(list.id, asked.id, null, pick(2)))
  if (grid !== undefined && cell !== undefined) found.push(answer(grid.id, cell.id, pick(4), cell.min))
  if (rule !== undefined)
    found.push({ type: 'confirm', id: `confirm:${rule.id}:`, rule: rule.id, episode: null, basis: 'x' })
  return found
}

function answer(form: string, item: string, interval: number | null, value: number): ObservationRecord {
  const id = answerRecordId(form, item, 'e1', interval)
  return { type: 'answer', id, form, item, episode: 'e1', interval, value }
}

const anyRecords = (scheme: Scheme): fc.Arbitrary<Records> =>
  fc.array(fc.infiniteStream(fc.nat()), { maxLength: 30 }).map((streams) =>
    Object.fromEntries(
      streams
        .flatMap((stream) => recordOf(scheme, (below) => (stream.next().value as number) % below))
        .filter((record) => recordProblem({ scheme, durationMs }, record) === null)
        .map((record) => [record.id, record]),
    ),
  )

/** Any decisions that the plan allows. */
const anyDecisions = (plan: MigrationPlan): fc.Arbitrary<Decisions> =>
  fc.infiniteStream(fc.nat()).map((stream) => {
    const pick = (below: number): number => stream.next().value % Math.max(1, below)
    return Object.fromEntries(
      plan.items.flatMap(({ id, question }): [string, Decision][] => {
        const choice = question?.choices[pick(question.choices.length)]
        if (question === null || choice === undefined || pick(3) === 0) return []
        const to = question.targets[pick(question.targets.length)]?.id
        const table = Object.fromEntries(
          (question.values?.from ?? []).flatMap((from): [string, number][] => {
            const value = question.values?.to[pick(question.values.to.length)]
            return value === undefined || pick(3) === 0 ? [] : [[String(from), value]]
          }),
        )
        return [
          [
            id,
            {
              choice,
              ...(choice === 'map' && to !== undefined ? { to } : {}),
              ...(choice === 'recode' ? { table } : {}),
            },
          ],
        ]
      }),
    )
  })

describe.each(pairs)('between versions with %s', (_what, from, to) => {
  const plan = planMigration(from, to)

  test('whatever is decided, every record is valid, nothing is lost in silence and no original is touched', () => {
    fc.assert(
      fc.property(anyRecords(from), anyDecisions(plan), (records, decisions) => {
        expect(decisionProblem(plan, decisions)).toBeNull()
        const before = structuredClone(records)
        const migrated = migrateRecords({ episodes, durationMs, records }, treatmentOf(from, to, plan, decisions))
        expect(records).toEqual(before)
        for (const [id, record] of Object.entries(migrated.records)) {
          expect([record.id, recordProblem({ scheme: to, durationMs }, record)]).toEqual([id, null])
        }
        const told = new Set(migrated.entries.map(({ id }) => id))
        for (const [id, record] of Object.entries(records)) {
          expect(migrated.records[id] === record || told.has(id)).toBe(true)
        }
        expect(migrated.entries.some(({ fate }) => fate === 'opened')).toBe(migrated.opened)
      }),
    )
  })

  test('the same version changes nothing', () => {
    const same = planMigration(from, { ...from, version: '1.0.1' })
    fc.assert(
      fc.property(anyRecords(from), (records) => {
        const migrated = migrateRecords({ episodes, durationMs, records }, treatmentOf(from, from, same, {}))
        expect(migrated).toEqual({ records, entries: [], touched: new Map(), opened: false })
      }),
    )
  })
})
