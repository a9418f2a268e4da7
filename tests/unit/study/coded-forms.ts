import { allotmentItem } from '#shared/observation/allotment.ts'
import { occasionItem } from '#shared/observation/checklist-answers.ts'
import { answerRecordId, type AnswerRecord, type EventRecord, type Records } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { episode } from '../observation/builders.ts'
import { dataset, recording, recordsOf, type Coded } from './dataset-builder.ts'

/** One answer in the episode `e-free`. */
export function answer(form: string, item: string, value: number | null, interval: number | null = null): AnswerRecord {
  const id = answerRecordId(form, item, 'e-free', interval)
  return { type: 'answer', id, form, item, episode: 'e-free', interval, value }
}

/** The answers to a list's items, and that there was an occasion for every subscale. */
export function checklistAnswers(scheme: Scheme, values: Readonly<Record<string, number | null>>): AnswerRecord[] {
  const [list] = scheme.checklists ?? []
  const asked = (list?.subscales ?? []).filter(({ occasion }) => occasion !== null)
  return [
    ...asked.map(({ id }) => answer(list?.id ?? '', occasionItem(id), 1)),
    ...Object.entries(values).map(([item, value]) => answer(list?.id ?? '', item, value)),
  ]
}

/** All cards of the first sort, in the piles of these values. */
export function sorted(scheme: Scheme, values: readonly number[]): AnswerRecord[] {
  const [sort] = scheme.qsorts ?? []
  return (sort?.cards ?? []).map(({ id }, n) => answer(sort?.id ?? '', id, values[n] ?? 0))
}

export const points = (form: string, aspect: string, pattern: string, value: number): AnswerRecord =>
  answer(form, allotmentItem(aspect, pattern), value)

/** One item of a grid, interval by interval from the first; null: could not be told, undefined: not answered. */
export const series = (form: string, item: string, values: readonly (number | null | undefined)[]): AnswerRecord[] =>
  values.flatMap((value, n) => (value === undefined ? [] : [answer(form, item, value, n)]))

type Coding = readonly (AnswerRecord | EventRecord)[]

/** A study of recordings of one free episode of so many seconds, each coded by two people. */
export function codedTwice(scheme: Scheme, pairs: readonly (readonly [Coding, Coding])[], seconds = 300): StudyDataset {
  const id = (n: number): string => `r${String(n).padStart(2, '0')}`
  const codings = pairs.flatMap(([first, second], n): Coded[] => [
    { recording: id(n), coder: 'ann', role: 'primary', scheme, records: coded(first) },
    { recording: id(n), coder: 'bob', role: 'second', scheme, records: coded(second) },
  ])
  const [kind] = scheme.episodes
  const one = episode(kind?.id ?? 'free', 0, seconds * 1000, 'e-free')
  const recordings = pairs.map((_, n) => recording(id(n), { episodes: [one] }))
  return dataset(codings, { recordings })
}

const coded = (coding: Coding): Records => recordsOf(...coding)

/** What the report says of one variable. */
export function agreementOn(data: StudyDataset, name: string): VariableReliability {
  const { report } = studyReliability(data, { progress: () => undefined, throwIfCancelled: () => undefined })
  const found = report.variables.find(({ variable }) => variable === name)
  if (found === undefined)
    throw new Error(`${name} is none of ${report.variables.map(({ variable }) => variable).join(', ')}`)
  return found
}
