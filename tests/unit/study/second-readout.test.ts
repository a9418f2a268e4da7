import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '#shared/contract/messages.ts'
import { certificatePage } from '#shared/formats/certificate/certificate-page.ts'
import { methodsOf } from '#shared/formats/reliability-report/methods.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { reliabilityDetail } from '#shared/reliability/study/detail.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import { pairedFigures } from '#shared/reliability/training/paired-figures.ts'
import { judgeTraining } from '#shared/reliability/training/pass-rule.ts'
import { checkForm } from '#shared/study/gate/agreement-checks.ts'
import { planDifferences } from '#shared/study/plan-change.ts'
import { defaultPlan, StudyPlan } from '#shared/study/plan.ts'
import { SecondReadout } from '#shared/study/second-readout.ts'
import { shortStatistic } from '#shared/study/statistic-words.ts'
import { defaultPassRule, type TrainingResult } from '#shared/study/training.ts'
import { bookOf, rowsOf } from '../formats/book-builder.ts'
import { event, phases } from '../observation/builders.ts'
import { dataset, recordsOf } from './dataset-builder.ts'

const still = { progress: () => undefined, throwIfCancelled: () => undefined }

/** The baby's states in play, as `[code, from, to]` in ms, by two coders; nothing else is coded. */
type States = readonly (readonly [code: string, from: number, to: number])[]
const events = (set: string, states: States): EventRecord[] =>
  states.map(([code, from, to], n) => event(set, code, from, to, `${set}${n}`))

const codedTwice = (set: string, first: States, second: States, secondReadout: SecondReadout) =>
  dataset(
    [
      { recording: 'r1', coder: 'ann', role: 'primary', scheme: phases, records: recordsOf(...events(set, first)) },
      { recording: 'r1', coder: 'bob', role: 'second', scheme: phases, records: recordsOf(...events(set, second)) },
    ],
    { plan: { ...defaultPlan, bootstrapReplicates: 200, secondReadout } },
  )

/** One change in the fifth second: at 400 ms of the first coder, at 600 ms of the second. */
const first: States = [['ipos', 0, 4400], ['imon', 4400, 20_000]] // prettier-ignore
const second: States = [['ipos', 0, 4600], ['imon', 4600, 20_000]] // prettier-ignore
const study = (readout: SecondReadout) => codedTwice('inf_phase', first, second, readout)

/** Play alone: 4 seconds both enjoying, 15 both watching, 1 apart; chance (4 x 5 + 16 x 15) / 400. */
const byMajority = (19 / 20 - 260 / 400) / (1 - 260 / 400)

function rowOf(data: ReturnType<typeof study>, name: string) {
  const row = studyReliability(data, still).report.variables.find(({ variable }) => variable === name)
  if (row === undefined) throw new Error(`${name} is a variable`)
  return row
}

describe('a plan', () => {
  test('from before there was a choice reads seconds by majority, and is no other plan for it', () => {
    const { secondReadout, ...older } = defaultPlan
    expect(secondReadout).toBe('majority')
    expect(StudyPlan.parse(older)).toEqual(defaultPlan)
    expect(planDifferences(StudyPlan.parse(older), defaultPlan)).toEqual([])
  })

  test('reads them in no third way', () => {
    expect(StudyPlan.safeParse({ ...defaultPlan, secondReadout: 'middle' }).success).toBe(false)
  })
})

test('the readout decides the figure, its matrix and the figure of each code', () => {
  const [most, start] = [rowOf(study('majority'), 'inf_phase'), rowOf(study('start'), 'inf_phase')]
  expect(most.estimate.ok && most.estimate.value).toBeCloseTo(byMajority, 12)
  expect(start.estimate).toMatchObject({ ok: true, value: 1 })
  const diagonal = ({ matrix }: typeof most) => matrix?.counts.reduce((sum, row, n) => sum + (row[n] ?? 0), 0)
  expect([diagonal(most), diagonal(start)]).toEqual([19, 20])
  const enjoying = ({ perCode }: typeof most) => perCode.find(({ code }) => code === 'ipos')
  expect([enjoying(most), enjoying(start)]).toMatchObject([
    { a: 4, b: 5 },
    { a: 5, b: 5 },
  ])
})

test('codes that may overlap have the other readout beside theirs', () => {
  // Six bouts of self-holding that begin in the middle of a second: the second coder is 200 ms earlier, on the other side.
  const bouts = (from: number): States =>
    Array.from({ length: 6 }, (_, n) => ['clasp', n * 3000 + from, n * 3000 + 2000])
  const detail = (readout: SecondReadout) => {
    const asked = { scheme: `${phases.id}@${phases.version}`, variable: 'inf_reg' }
    const data = codedTwice('inf_reg', bouts(600), bouts(400), readout)
    const { alternatives } = reliabilityDetail(data, asked, still)
    return alternatives.flatMap(({ id, figure }) =>
      id.startsWith('kappa_per_code') ? [[id, figure.ok && figure.value === 1]] : [],
    )
  }
  expect(detail('majority')).toEqual([
    ['kappa_per_code', false],
    ['kappa_per_code_start', true],
  ])
  expect(detail('start')).toEqual([
    ['kappa_per_code', true],
    ['kappa_per_code_majority', false],
  ])
})

test('a coder is set against a master with it, and the result and its certificate say so', () => {
  const judged = (readout: SecondReadout) => {
    const data = study(readout)
    const [reference, coder] = [...data.observations()]
    if (reference === undefined || coder === undefined) throw new Error('two codings')
    const figure = pairedFigures({ coder, reference }, data.plan).find(({ variable }) => variable.name === 'inf_phase')
    const result = judgeTraining([{ coder, reference }], { ...defaultPassRule, minKappaClips: 1 }, data.plan)
    return { figure, result, stream: result.streams.find(({ variable }) => variable === 'inf_phase') }
  }
  const [most, start] = [judged('majority'), judged('start')]
  expect(most.figure).toMatchObject({ readout: 'majority' })
  expect(start.figure).toMatchObject({ readout: 'start', figure: { ok: true, value: 1 } })
  expect(most.stream?.lowest).toBeCloseTo(byMajority, 12)
  expect(start.stream).toMatchObject({ lowest: 1, readout: 'start' })
  expect([most.stream, start.stream].map((one) => one && shortStatistic(one))).toEqual([
    'kappa',
    'kappa (start of second)',
  ])
  expect(certificateOf(start.result)).toContain('each counts with the state at the start of the second.')
  expect(certificateOf({ ...start.result, streams: [] })).not.toContain('each counts with')
})

const certificateOf = (figures: TrainingResult): string =>
  certificatePage(
    {
      ...{ id: 'c1', personId: 'bob', personName: 'Bob', how: 'rule', reason: '', setName: 'Set', runId: 'run' },
      ...{ schemeId: phases.id, schemeName: phases.name, schemeVersion: '1.0.0', schemeMajor: 1, issuedBy: 'Lea' },
      ...{ issuedAt: '2026-01-01T00:00:00.000Z', expiresAt: '2027-01-01T00:00:00.000Z', figures },
      ...{ revokedAt: null, revokedBy: null, revokedReason: '' },
    },
    { study: 'Trial', now: '2026-02-01T00:00:00.000Z', version: '9.9.9' },
  )

describe('what leaves the study names it', () => {
  test('the codebook beside every set of states, the sheet of reliability and the provenance', () => {
    const sheets = (readout: SecondReadout) => {
      const book = bookOf(study(readout))
      const of = (sheet: string, key: string, name: string) => rowsOf(sheet, book).find((row) => row[key] === name)
      return [
        of('codebook', 'name', 'inf_phase')?.['notes'],
        of('codebook', 'name', 'p_ipos_play')?.['notes'],
        of('reliability', 'variable', 'inf_phase')?.['second_readout'],
        of('provenance', 'key', 'second_readout_rule')?.['value'],
        of('provenance', 'key', 'plan_secondReadout')?.['value'],
      ]
    }
    const most = 'the state that fills most of the second; a tie goes to the first code in the codebook, no code last'
    const start = 'the state at the start of the second'
    const expected = (rule: string, name: string) => [
      expect.stringMatching(new RegExp(`compared second by second: ${rule}$`)) as string,
      expect.not.stringContaining('second by second') as string,
      name,
      rule,
      name,
    ]
    expect(sheets('majority')).toEqual(expected(most, 'majority'))
    expect(sheets('start')).toEqual(expected(start, 'start'))
  })

  test('the paragraph for a paper', () => {
    const sentences = (readout: SecondReadout) => {
      const data = study(readout)
      const { report, gate } = studyReliability(data, still)
      const meta = { appVersion: '9.9.9', madeAt: '2026-03-01T10:20:30.000Z' }
      const content = { studyName: 'Trial', plan: data.plan, report, gate, details: [], overrides: [], meta }
      return methodsOf({ ...content, words: textOf }).sentences.join(' ')
    }
    expect(sentences('majority')).toContain('1-second units (the state that fills most of the unit, tolerance 0)')
    expect(sentences('start')).toContain('1-second units (the state at the start of the unit, tolerance 0)')
    expect(sentences('start')).toContain('present against absent (by the state at the start of the unit)')
    expect(sentences('start')).not.toContain('fills most')
  })

  test('the check of the form', () => {
    const row = { statistic: 'kappa_time', coders: ['C01', 'C02'], readout: 'start' } as const
    const coverage = { locked: 1, doubleCoded: 1 } as Parameters<typeof checkForm>[2]
    const { verdict, code, params } = checkForm(row, { statistic: 'kappa_time' }, coverage, defaultPlan)
    expect([verdict, textOf(code, params)]).toEqual([
      'pass',
      'Compared by the statistic for this kind of data; each second counts with the state at the start of the second.',
    ])
  })
})

test('identical codings agree fully in either way, whatever they are', () => {
  const codes = ['ipos', 'imon', 'ienv', 'icry']
  const known = new Set(phases.sets.find(({ id }) => id === 'inf_phase')?.codes.map(({ id }) => id))
  const states = fc
    .array(fc.tuple(fc.constantFrom(...codes.filter((code) => known.has(code))), fc.integer({ min: 1, max: 4000 })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((list) => {
      let at = 0
      return list.map(([code, length]): States[number] => {
        const from = at
        at += length
        return [code, from, at]
      })
    })
  fc.assert(
    fc.property(states, fc.constantFrom(...SecondReadout.options), (coded, readout) => {
      const { matrix, estimate } = rowOf(codedTwice('inf_phase', coded, coded, readout), 'inf_phase')
      const apart = matrix?.counts.flatMap((row, a) => row.filter((_, b) => a !== b)) ?? []
      expect(apart.every((n) => n === 0)).toBe(true)
      if (estimate.ok) expect(estimate.value).toBe(1)
      else expect(['no_variation', 'no_items', 'no_pairs']).toContain(estimate.why)
    }),
    { numRuns: 40 },
  )
})
