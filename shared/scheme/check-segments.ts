import { bareVocabulary } from './formula/bare-vocabulary.ts'
import { checkFormula, type Vocabulary } from './formula/check-formula.ts'
import { parseFormula } from './formula/parse.ts'
import type { CodeSet, Scheme } from './scheme.ts'
import type { Report, SchemePath } from './scheme-problem.ts'
import type { SegmentForm } from './segment.ts'

/** What segment sets can be refused for: states that overlap or leave no gaps, answers under one key, conditions. */
export function checkSegments(scheme: Scheme, report: Report): void {
  scheme.sets.forEach((set, n) => {
    if (set.segment === undefined) return
    const path = ['sets', n, 'segment']
    if (!mayHaveSegments(set)) report('segments-overlap', path, { id: set.id })
    if (set.segment.text === 'none' && set.segment.questions.length === 0) report('segments-ask-nothing', path)
    checkQuestions(set.segment, [...path, 'questions'], report)
  })
}

const mayHaveSegments = ({ kind, exclusive, exhaustive }: CodeSet): boolean =>
  kind === 'state' && exclusive && !exhaustive

function checkQuestions({ questions }: SegmentForm, path: SchemePath, report: Report): void {
  questions.forEach(({ options, showIf }, n) => {
    const [ids, keys] = [new Set<string>(), new Map<string, string>()]
    options.forEach(({ id, key, label }, m) => {
      if (ids.has(id)) report('duplicate-id', [...path, n, 'options', m, 'id'], { id })
      ids.add(id)
      const other = keys.get(key)
      if (other !== undefined) report('duplicate-answer-key', [...path, n, 'options', m, 'key'], { key, other })
      else keys.set(key, label)
    })
    if (showIf === null) return
    checkCondition(showIf, questions.slice(0, n), [...path, n, 'showIf'], report)
  })
}

/** A question can wait for those before it only, so that no two wait for each other. */
function checkCondition(text: string, before: SegmentForm['questions'], path: SchemePath, report: Report): void {
  const parsed = parseFormula(text)
  const checked = parsed.ok ? checkFormula(parsed.expr, answerVocabulary(before)) : parsed
  if (!checked.ok) {
    const { code, at, found, expected } = checked.error
    report(`formula-${code}`, path, { from: at.from, to: at.to, found, expected })
  } else if (checked.type !== 'truth') {
    const params = { from: 0, to: text.length, found: checked.type, expected: 'truth' }
    report('formula-wrong-type', path, params)
  }
}

/** What may be named where the answers of one segment are at hand. */
export function answerVocabulary(questions: SegmentForm['questions']): Vocabulary {
  return { ...bareVocabulary({ context: new Map() }), answers: answersOf(questions) }
}

/** Questions with the ids of their answers, as formulas name them. */
export const answersOf = (questions: SegmentForm['questions']): Vocabulary['answers'] =>
  new Map(questions.map(({ id, options }) => [id, { type: 'choice', options: options.map((option) => option.id) }]))
