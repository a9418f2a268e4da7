import { adviseOnScheme } from '../advice/advise.ts'
import type { SchemeAdvice } from '../advice/advice.ts'
import { checkScheme } from '../check-scheme.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemePath, SchemeProblem, SchemeProblemCode } from '../scheme-problem.ts'
import { completeDraft, type Completed } from './complete-draft.ts'
import type { DraftValue } from './draft-value.ts'

export type DraftJudgement = {
  /** The draft as a scheme; null while it does not have the shape of one. */
  readonly fits: Scheme | null
  /** The same with open places filled in, for looking at it; null where too much is open. */
  readonly completed: Scheme | null
  /** What keeps it from being published. */
  readonly problems: readonly SchemeProblem[]
  /** What does not, and is worth a thought. */
  readonly advice: readonly SchemeAdvice[]
}

/** Everything there is to say of a draft. Places that are still open are said to be open and nothing beyond that. */
export function judgeDraft(draft: DraftValue): DraftJudgement {
  const completed = completeDraft(draft)
  const { scheme, problems } = completed
  return {
    fits: problems.length === 0 ? scheme : null,
    completed: scheme,
    problems: problemsOf(completed),
    advice: scheme === null ? [] : adviseOnScheme(scheme).filter(({ path }) => !isOpen(completed, path)),
  }
}

/** What keeps a draft from being published, where nobody asks for advice: that takes longer than all the rest. */
export const draftProblems = (draft: DraftValue): readonly SchemeProblem[] => problemsOf(completeDraft(draft))

function problemsOf(completed: Completed): readonly SchemeProblem[] {
  const { scheme, filled, problems } = completed
  const shape = problems.map(asOpenPlace)
  if (scheme === null) return shape
  const isUnclear = ({ code, path }: SchemeProblem): boolean =>
    ofNumbers.has(code) && filled.some((place) => leadsInto(entryOf(path), place))
  return [...shape, ...checkScheme(scheme).filter((problem) => !isOpen(completed, problem.path) && !isUnclear(problem))]
}

const isOpen = ({ filled }: Completed, path: SchemePath): boolean => filled.some((place) => leadsInto(place, path))

/** Told from several numbers of one thing: while one of them is open, nothing can be said. */
const ofNumbers: ReadonlySet<SchemeProblemCode> = new Set([
  'scale-ends',
  'scale-too-fine',
  'value-off-scale',
  'values-without-words',
  'criterion-without-variation',
  'value-outside-piles',
  'too-large',
  'too-small',
])

/** A field that was emptied holds null: a person is told that it is open, not what JSON has there. */
function asOpenPlace(problem: SchemeProblem): SchemeProblem {
  return problem.code === 'wrong-kind' && problem.params.found === 'null' ? { ...problem, code: 'not-filled' } : problem
}

const leadsInto = (outer: SchemePath, inner: SchemePath): boolean => outer.every((part, n) => inner[n] === part)

/** The entry of the top list that a path leads into: `ratings, 2`. */
const entryOf = (path: SchemePath): SchemePath => path.slice(0, 2)
