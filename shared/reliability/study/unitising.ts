import type { CodeSet } from '../../scheme/scheme.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { Figure, Unitising } from '../../study/reliability-view.ts'
import { matchEvents } from '../matched-events.ts'
import type { MatchCounts } from '../onset-matching.ts'
import { pooledF1 } from '../point-agreement.ts'
import type { CollectedScheme } from './collect.ts'
import { doubleCodedOf } from './double-coded.ts'
import { codable } from './event-answer-reliability.ts'
import { figureOf, type CoderCode } from './figures.ts'
import { bootstrapOf, OTHER_OVERLAPS, SAME_STATE } from './settings.ts'

/** Whether two coders marked the same segments: linked by overlap, whatever was answered about them (SPEC 4.4). */
export function unitisingOf(from: CollectedScheme, set: CodeSet, plan: StudyPlan, code: CoderCode): Unitising {
  const { recordings } = doubleCodedOf(from, code)
  const at = (minimum: number): MatchCounts[] =>
    recordings.map(({ recording, codings }) => {
      const [first, second] = codings.map((coding) => codable(set, coding.answers.events.get(set.id) ?? []))
      const found = matchEvents(recording.spans, first ?? [], second ?? [], { kind: 'state', minimum })
      return { matched: found.pairs.length, onlyFirst: found.onlyFirst, onlySecond: found.onlySecond }
    })
  const perRecording = at(SAME_STATE)
  const f1 = (counts: readonly MatchCounts[]): Figure => figureOf(pooledF1(counts, bootstrapOf(plan)))
  return {
    minimum: SAME_STATE,
    ...summed(perRecording),
    f1: f1(perRecording),
    others: OTHER_OVERLAPS.map((minimum) => ({ minimum, f1: f1(at(minimum)) })),
  }
}

function summed(all: readonly MatchCounts[]): MatchCounts {
  const sum = { matched: 0, onlyFirst: 0, onlySecond: 0 }
  for (const one of all) {
    sum.matched += one.matched
    sum.onlyFirst += one.onlyFirst
    sum.onlySecond += one.onlySecond
  }
  return sum
}
