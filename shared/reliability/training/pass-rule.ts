import type { Variable } from '../../scheme/variables.ts'
import type { PairedCodings } from '../../study/drift.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { Figure } from '../../study/reliability-view.ts'
import type { PassRule, ScaleResult, StreamResult, TrainingResult } from '../../study/training.ts'
import { ratingAgreement, type RatedItem } from '../rating-agreement.ts'
import { figureOf } from '../study/figures.ts'
import { pairedFigures, type PairedFigure, type PairedScale, type PairedStream } from './paired-figures.ts'

// A share such as 16 of 20 and a limit such as 6 % of 8 points are no whole numbers in binary.
const SLACK = 1e-9

/**
 * A coder's codings of a training set against its masters, by the rule of the set (domain 3.2 (3)).
 * Passed: at least one scale or code set is met, and none is not met. A scale of which the masters rate too few recordings,
 * or that does not vary in them, is not assessed and is not held against anybody.
 */
export function judgeTraining(pairs: readonly PairedCodings[], rule: PassRule, plan: StudyPlan): TrainingResult {
  const byVariable = new Map<string, (PairedFigure | null)[]>()
  pairs.forEach((pair, n) => {
    for (const figure of pairedFigures(pair, plan)) {
      const list = byVariable.get(figure.variable.name) ?? pairs.map(() => null)
      list[n] = figure
      byVariable.set(figure.variable.name, list)
    }
  })
  const all = [...byVariable.values()].map((list) => list.filter((one) => one !== null))
  const scales = all.flatMap((list) => judgeScale(list.filter(isScale), rule) ?? [])
  const streams = all.flatMap((list) => judgeStream(list.filter(isStream), rule) ?? [])
  const outcomes = [...scales, ...streams].map(({ outcome }) => outcome)
  const passed = outcomes.includes('met') && !outcomes.includes('not_met')
  return { clips: pairs.length, rule, scales, streams, passed }
}

const isScale = (one: PairedFigure): one is PairedScale => one.kind === 'scale'
const isStream = (one: PairedFigure): one is PairedStream => one.kind === 'stream'

/** Only ratings are judged: composites follow from what is judged. */
function judgeScale(list: readonly PairedScale[], rule: PassRule): ScaleResult | null {
  const [first] = list
  if (first?.variable.source !== 'rating') return null
  const { variable } = first
  const items = list.map(({ own, reference }, n): RatedItem => ({
    item: String(n),
    ratings: [
      { coder: 'coder', value: own.value },
      { coder: 'master', value: reference.value },
    ],
  }))
  const { nItems: n, icc, withinOne, meanDifference, meanDifferenceSd } = ratingAgreement(items)
  const inMasters = list.filter(({ reference }) => reference.value !== null).length
  const range = rangeOf(variable)
  const figures = { icc: figureOf(icc), withinOne: figureOf(withinOne), bias: figureOf(meanDifference) }
  const missed = [
    ...(n < rule.minClips ? (['clips'] as const) : []),
    ...(isBelow(figures.icc, rule.minIcc) ? (['icc'] as const) : []),
    ...(isBelow(figures.withinOne, rule.minWithinOne) ? (['within'] as const) : []),
    ...(range !== null && isBeyond(figures.bias, rule.maxBiasShare * range) ? (['bias'] as const) : []),
  ]
  const isOpen = inMasters < rule.minClips || (missed.length === 0 && !figures.icc.ok)
  return {
    ...{ variable: variable.name, label: variable.label, range, inMasters, n, ...figures },
    sdDifference: meanDifferenceSd,
    outcome: isOpen ? 'not_assessed' : missed.length === 0 ? 'met' : 'not_met',
    missed: isOpen ? [] : missed,
  }
}

function judgeStream(list: readonly PairedStream[], rule: PassRule): StreamResult | null {
  const [first] = list
  if (first === undefined) return null
  const { variable, readout } = first
  const clips = list.map(({ figure }) => figure)
  const values = clips.flatMap((figure) => (figure.ok ? [figure.value] : []))
  const lowest = values.length === 0 ? null : Math.min(...values)
  const isOpen = values.length < rule.minKappaClips
  const isLow = lowest !== null && lowest < rule.minKappa - SLACK
  return {
    ...{ variable: variable.name, label: variable.label, statistic: variable.statistic },
    ...(readout === undefined ? {} : { readout }),
    ...{ clips, n: values.length, lowest },
    outcome: isOpen ? 'not_assessed' : isLow ? 'not_met' : 'met',
    missed: !isOpen && isLow ? ['kappa'] : [],
  }
}

export function rangeOf({ min, max }: Variable): number | null {
  return min === null || max === null || max <= min ? null : max - min
}

const isBelow = (figure: Figure, least: number): boolean => figure.ok && figure.value < least - SLACK
const isBeyond = (figure: Figure, most: number): boolean => figure.ok && Math.abs(figure.value) > most + SLACK
