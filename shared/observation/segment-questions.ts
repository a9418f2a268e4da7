import { compileScheme } from '../scheme/compile-scheme.ts'
import { evaluate } from '../scheme/formula/evaluate.ts'
import { none, some, type Value } from '../scheme/formula/value.ts'
import type { CodeSet, Scheme } from '../scheme/scheme.ts'
import type { SegmentForm, SegmentQuestion } from '../scheme/segment.ts'
import { bareEnv } from './bare-env.ts'
import type { EventRecord } from './record.ts'

/** A set whose states are segments. */
export type SegmentSet = CodeSet & { readonly segment: SegmentForm }

export const isSegmentSet = (set: CodeSet): set is SegmentSet => set.segment !== undefined

export function segmentSet(scheme: Scheme, id: string): SegmentSet | null {
  const set = scheme.sets.find((each) => each.id === id)
  return set !== undefined && isSegmentSet(set) ? set : null
}

/** Whether text and answers are asked of it: of a segment that could not be coded (a `missing` code) neither is. */
export function isAskedOf(set: SegmentSet, { code }: Pick<EventRecord, 'code'>): boolean {
  return set.codes.some(({ id, missing }) => id === code && !missing)
}

type Answers = Readonly<Record<string, string>>

/**
 * The answer to one question about a segment. `not_applicable` where the question is not asked, or need not be answered
 * and was not; `pending` where it is open, or where it is still open whether it is asked.
 */
export function answerTo(scheme: Scheme, form: Pick<SegmentForm, 'questions'>, answers: Answers, id: string): Value {
  return answersTo(scheme, form, answers).get(id)?.answer ?? none('not_applicable')
}

/** The questions asked of a segment with these answers, in order; the one whose condition is still open is not yet. */
export function askedQuestions(scheme: Scheme, form: SegmentForm, answers: Answers): readonly SegmentQuestion[] {
  const known = answersTo(scheme, form, answers)
  return form.questions.filter(({ id }) => known.get(id)?.isAsked === true)
}

/** The answers without those to questions that are no longer asked. */
export function prunedAnswers(scheme: Scheme, form: SegmentForm, answers: Answers): Answers {
  const asked = new Set(askedQuestions(scheme, form, answers).map(({ id }) => id))
  const kept = Object.entries(answers).filter(([id]) => asked.has(id))
  if (kept.length === Object.keys(answers).length) return answers
  return prunedAnswers(scheme, form, Object.fromEntries(kept))
}

type Answered = { readonly isAsked: boolean; readonly answer: Value }

/**
 * Every question about one segment with its answer. Each is worked out once, and waits only for those before it
 * (`checkScheme` refuses any other), so that a long chain of conditions costs no more than its length.
 */
export function answersTo(
  scheme: Scheme,
  { questions }: Pick<SegmentForm, 'questions'>,
  answers: Answers,
): ReadonlyMap<string, Answered> {
  const known = new Map<string, Answered>()
  for (const question of questions) {
    const asked = isAsked(scheme, known, question)
    const isYes = asked.ok && asked.value === true
    const given = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    const open = none(question.required ? 'pending' : 'not_applicable')
    const answer = isYes ? (given === undefined ? open : some(given)) : asked.ok ? none('not_applicable') : asked
    known.set(question.id, { isAsked: isYes, answer })
  }
  return known
}

function isAsked(scheme: Scheme, known: ReadonlyMap<string, Answered>, { showIf }: SegmentQuestion): Value {
  if (showIf === null) return some(true)
  const shown = evaluate(compileScheme(scheme).formula(showIf), {
    ...bareEnv,
    number: (name) => known.get(name)?.answer ?? none('not_applicable'),
  })
  // A condition about a question that was not asked itself does not hold.
  return !shown.ok && shown.missing === 'not_applicable' ? some(false) : shown
}
