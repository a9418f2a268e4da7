import type { Outcome, PassRule, ScaleResult, StreamResult, TrainingKind } from '#shared/study/training.ts'
import type { BadgeKind } from '../../ui/Badge.tsx'
import { coefficient, percent } from '../../ui/format/figures.ts'

export const kindWords: Readonly<Record<TrainingKind, string>> = { practice: 'Practice', test: 'Test' }

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  met: 'Met',
  not_met: 'Not met',
  not_assessed: 'Not assessed',
}
export const outcomeBadges: Readonly<Record<Outcome, BadgeKind>> = {
  met: 'pass',
  not_met: 'fail',
  not_assessed: 'open',
}

const missedWords: Readonly<Record<ScaleResult['missed'][number] | StreamResult['missed'][number], string>> = {
  clips: 'too few recordings rated by both',
  icc: 'ICC',
  within: 'share within one point',
  bias: 'mean difference',
  kappa: 'agreement in a recording',
}

export const missedText = (missed: ScaleResult['missed'] | StreamResult['missed']): string =>
  missed.map((one) => missedWords[one]).join(', ')

/** A rule in one sentence, as it stands beside a set and above a result. */
export function ruleText(rule: PassRule): string {
  const bias = `${String(Math.round(rule.maxBiasShare * 1000) / 10)} %`
  return (
    `Scales: ${String(rule.minClips)} recordings or more, ICC(A,1) ${coefficient(rule.minIcc)} or more, ` +
    `${percent(rule.minWithinOne)} within one point, mean difference at most ${bias} of the range. ` +
    `Code sets: ${coefficient(rule.minKappa)} or more in each of ${String(rule.minKappaClips)} recordings or more.`
  )
}
