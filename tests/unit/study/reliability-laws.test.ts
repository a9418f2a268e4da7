import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohenKappa } from '#shared/reliability/cohen-kappa.ts'
import { confusionTable } from '#shared/reliability/confusion-table.ts'
import { icc, iccForms } from '#shared/reliability/icc.ts'
import { krippendorffAlpha } from '#shared/reliability/krippendorff-alpha.ts'
import { linCcc } from '#shared/reliability/lin-ccc.ts'
import { percentAgreement } from '#shared/reliability/percent-agreement.ts'
import { detailFrom } from '#shared/reliability/study/detail-from.ts'
import { variableDetail } from '#shared/reliability/study/detail.ts'
import { studyReliability, type Watch } from '#shared/reliability/study/study-reliability.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { event, phases } from '../observation/builders.ts'
import { dataset, rating, recording, recordsOf, type Coded } from './dataset-builder.ts'

const points = [1, 2, 3, 4, 5]
const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 40 })
const quiet: Watch = { progress: () => undefined, throwIfCancelled: () => undefined }

/** Figures that do not ask who came first: each as a number, or the reason why there is none. */
function symmetric(rows: readonly (readonly [number, number])[]): readonly (number | string)[] {
  const table = confusionTable(rows, points)
  const all = [
    cohenKappa(table),
    percentAgreement(table),
    linCcc(rows),
    ...(['nominal', 'ordinal', 'interval'] as const).map((metric) => krippendorffAlpha(rows, metric)),
    ...iccForms.map((form) => icc(rows, form)),
  ]
  return all.map((one) => (one.ok ? Number(one.value.toPrecision(9)) + 0 : one.why))
}

const near = (a: readonly (number | string)[], b: readonly (number | string)[]): void =>
  a.forEach((value, i) => {
    if (typeof value === 'number') expect(value).toBeCloseTo(Number(b[i]), 7)
    else expect(value).toBe(b[i])
  })

test('the order of coders and of items changes no symmetric figure', () => {
  fc.assert(
    fc.property(pairs, fc.integer(), (rows, turn) => {
      const found = symmetric(rows)
      near(symmetric(rows.map(([a, b]) => [b, a] as const)), found)
      const at = rows.length === 0 ? 0 : Math.abs(turn) % rows.length
      near(symmetric([...rows.slice(at), ...rows.slice(0, at)].toReversed()), found)
    }),
  )
})

test('an added item on which both agree never lowers percent agreement or unweighted kappa', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 5 }), (rows, value) => {
      const before = confusionTable(rows, points)
      const after = confusionTable([...rows, [value, value] as const], points)
      for (const figure of [percentAgreement, cohenKappa]) {
        const [one, two] = [figure(before), figure(after)]
        // A kappa below 0 can sink when its chance agreement grows; of agreement above chance the law holds.
        if (one.ok && two.ok && (figure === percentAgreement || one.value >= 0))
          expect(two.value).toBeGreaterThanOrEqual(one.value - 1e-12)
      }
    }),
  )
})

test('an item that one of the two did not rate, or neither, changes no figure', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 5 }), (rows, value) => {
      const more = [...rows, [value, null], [null, value], [null, null]]
      const of = (all: readonly (readonly (number | null)[])[]): readonly (number | string)[] =>
        [linCcc(all), krippendorffAlpha(all, 'ordinal'), ...iccForms.map((form) => icc(all, form))].map((one) =>
          one.ok ? one.value : one.why,
        )
      if (rows.length > 0) expect(of(more)).toEqual(of(rows))
    }),
  )
})

/** Ratings and events as bad hands make them: absent, off the scale, unknown codes, outside episodes, reversed. */
const anyEvent: fc.Arbitrary<EventRecord> = fc
  .record({
    set: fc.constantFrom('inf_phase', 'inf_reg', 'proc', 'none_such'),
    code: fc.constantFrom('ipos', 'imon', 'ienv', 'clasp', 'brk', 'none_such'),
    onset: fc.integer({ min: -5000, max: 70_000 }),
    offset: fc.option(fc.integer({ min: -5000, max: 70_000 })),
    id: fc.uuid(),
  })
  .map(({ set, code, onset, offset, id }) => event(set, code, onset, offset, id))
const anyRating = fc
  .record({
    scale: fc.constantFrom('sen', 'int', 'wdr', 'none_such'),
    value: fc.option(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, -3, 4.5, 1e9, 5))),
    episode: fc.constantFrom('e-play', 'e-reun', 'e-none'),
  })
  .map(({ scale, value, episode }) => rating(scale, value, episode))

const anyCoding = (recordingId: string): fc.Arbitrary<Coded> =>
  fc
    .record({
      coder: fc.constantFrom('ann', 'bob', 'cleo'),
      role: fc.constantFrom('primary' as const, 'second' as const, 'second' as const, 'master' as const),
      ratings: fc.array(anyRating, { maxLength: 8 }),
      events: fc.array(anyEvent, { maxLength: 8 }),
      streams: fc.boolean(),
    })
    .map(({ coder, role, ratings, events, streams }) => ({
      ...{ recording: recordingId, coder, role },
      ...(streams ? { scheme: phases, records: recordsOf(...events) } : { records: recordsOf(...ratings) }),
    }))

const anyStudy: fc.Arbitrary<StudyDataset> = fc
  .array(fc.tuple(fc.nat(8), fc.integer({ min: -3, max: 90 }), fc.boolean()), { maxLength: 9 })
  .chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.tuple(...rows.flatMap((_, n) => [anyCoding(`r${n}`), anyCoding(`r${n}`), anyCoding(`r${n}`)])),
    ),
  )
  .map(([rows, codings]) =>
    dataset(codings, {
      plan: { ...defaultPlan, bootstrapReplicates: 200 },
      recordings: rows.map(([site, weeks, known], n) =>
        recording(`r${n}`, { site: `s${site % 2}`, childAgeWeeks: known ? weeks : null, timePoint: `t${n % 3}` }),
      ),
    }),
  )

/** The places of numbers that are none, anywhere in a report. */
function notNumbers(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (typeof value === 'string') return /\b(NaN|Infinity)\b/.test(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => notNumbers(each, `${path}.${key}`))
}

test('no report, and nothing behind a row of it, has a number that is none, whatever was coded', () => {
  fc.assert(
    fc.property(anyStudy, (data) => {
      const { report, gate, schemes } = studyReliability(data, quiet)
      const details = schemes.flatMap((collected) => {
        const from = detailFrom(data, collected)
        return collected.variables.map((variable) => variableDetail(from, collected, variable))
      })
      expect(notNumbers({ report, gate, details })).toEqual([])
    }),
    { numRuns: 40 },
  )
})
