import { describe, expect, test } from 'vitest'
import { adjudicationFacts, analysisScores } from '#shared/reliability/consensus/analysis-scores.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import type { AnalysisScoreRule } from '#shared/study/analysis-score.ts'
import type { DatasetConsensus, StudyDataset } from '#shared/study/dataset.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ratingRecordId } from '#shared/observation/record.ts'
import { ratings } from '../observation/builders.ts'
import { checklistAnswers, codedTwice } from './coded-forms.ts'
import { dataset, ratedTwice, rating, recordsOf } from './dataset-builder.ts'

const moment = ratingRecordId('sen', 'e-play')
const pairs = [
  [3, 7],
  [5, 6],
  [4, null],
] as const

function study(rule: AnalysisScoreRule, more: Partial<StudyDataset> = {}): StudyDataset {
  const plan = { ...defaultPlan, bootstrapReplicates: 200, analysisScore: rule }
  return dataset(
    [...ratedTwice(pairs), { recording: 'r03', coder: 'ann', role: 'primary', records: recordsOf(rating('sen', 8)) }],
    {
      plan,
      ...more,
    },
  )
}

/** The value of sensitivity in play of each recording, or why there is none. */
const values = (data: StudyDataset): unknown[] =>
  [...analysisScores(data, ratings).values()].map(({ scores }) => {
    const row = scores.get('sen_play')
    return row?.value ?? row?.missing
  })

const settled = (n: number, choice: 'first' | 'second', closed = true): DatasetConsensus => ({
  observationIds: [`ob-${2 * n}`, `ob-${2 * n + 1}`],
  closed,
  choices: [{ moment, choice, other: null }],
})

test('the primary coder’s value, or the mean of what both gave; coded once, the only one', () => {
  expect(values(study('primary'))).toEqual([3, 5, 4, 8])
  expect(values(study('mean'))).toEqual([5, 5.5, 4, 8])
})

test('items of forms have analysis scores under every rule: the mean of seen and not seen is a half', () => {
  const item = checklist24.checklists?.[0]?.items[0]?.id ?? ''
  const seen = (value: number) => checklistAnswers(checklist24, { [item]: value })
  const coded = codedTwice(checklist24, [
    [seen(1), seen(0)],
    [seen(1), seen(1)],
  ])
  const under = (rule: AnalysisScoreRule) => ({ ...coded, plan: { ...coded.plan, analysisScore: rule } })
  const values = (rule: AnalysisScoreRule): unknown[] =>
    [...analysisScores(under(rule), checklist24).values()].map(({ scores }) => {
      const row = scores.get(`${item}_free`)
      return row?.value ?? row?.missing
    })
  expect(values('primary')).toEqual([1, 1])
  expect(values('mean')).toEqual([0.5, 1])
  expect(values('consensus')).toEqual(['pending', 1])
})

describe('a consensus', () => {
  test('is waited for where a difference is due, and not where it is small', () => {
    expect(values(study('consensus'))).toEqual(['pending', 5, 'pending', 8])
    expect(adjudicationFacts(study('consensus'), ratings)).toEqual({ rule: 'consensus', due: 2, settled: 0 })
  })

  test('counts once it is closed, with what was decided', () => {
    const consensus = [settled(0, 'second'), settled(2, 'first', false)]
    expect(values(study('consensus', { consensus }))).toEqual([7, 5, 'pending', 8])
    expect(adjudicationFacts(study('consensus', { consensus }), ratings)).toMatchObject({ due: 2, settled: 1 })
  })
})

describe('adjudication', () => {
  const third = (): StudyDataset => {
    const of = dataset([
      { recording: 'r00', coder: 'cleo', role: 'adjudicator', records: recordsOf(rating('sen', 6)) },
      { recording: 'r01', coder: 'cleo', role: 'adjudicator', records: recordsOf(rating('sen', 1)) },
    ])
    return study('adjudicated', { adjudications: () => of.observations(), consensus: [settled(2, 'first', false)] })
  }

  test('takes the third coder where the difference is due, the lead’s decision where there is one, else the primary', () => {
    expect(values(third())).toEqual([6, 5, 4, 8])
    expect(adjudicationFacts(third(), ratings)).toEqual({ rule: 'adjudicated', due: 2, settled: 2 })
  })

  test('neither it nor a consensus changes a figure of agreement', () => {
    const quiet = { progress: () => undefined, throwIfCancelled: () => undefined }
    const figures = (data: StudyDataset): string => JSON.stringify(studyReliability(data, quiet).report)
    expect(figures(third())).toBe(figures(study('adjudicated')))
    expect(figures(study('consensus', { consensus: [settled(0, 'second')] }))).toBe(figures(study('consensus')))
  })
})

test('where the analysis takes what the coders gave, nothing has to be settled', () => {
  expect(adjudicationFacts(study('primary'), ratings)).toBeNull()
  expect(adjudicationFacts(study('mean'), ratings)).toBeNull()
})
