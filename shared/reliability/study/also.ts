import type { Variable } from '../../scheme/variables.ts'
import type { Alternative, ReliabilityDetail } from '../../study/reliability-detail.ts'
import type { StudyPlan } from '../../study/plan.ts'

/** What the two readouts of a second are called beside a figure of seconds. */
const stems: Readonly<Record<string, string>> = { kappa_time: 'kappa', kappa_per_code: 'kappa_per_code' }

/** Whether this is the deciding figure itself, if only under the name of the readout that the plan chose. */
const isMain = (id: string, chosen: string, { secondReadout }: StudyPlan): boolean =>
  id === chosen || id === `${stems[chosen] ?? ''}_${secondReadout}`

/**
 * A detail in the order in which it is read: the figure that decides, then what the scheme asks for beside it, in the
 * scheme's order, then the rest. What is asked for and cannot be computed of these codings is there with its reason.
 * What is the deciding figure itself, under this plan and with these coders, is not there a second time.
 */
export function inOrderOfAims(detail: ReliabilityDetail, variable: Variable, plan: StudyPlan): ReliabilityDetail {
  const { chosen, alternatives, n } = detail
  const asked = (variable.also ?? []).filter((id) => !isMain(id, chosen, plan))
  if (asked.length === 0) return detail
  const wanted = asked.flatMap((id) => {
    const found = alternatives.filter((one) => one.id === id)
    return found.length === 0 ? [notComputed(id, n)] : found
  })
  const main = alternatives.filter(({ id }) => id === chosen)
  const rest = alternatives.filter(({ id }) => id !== chosen && !asked.includes(id))
  return { ...detail, asked, alternatives: [...main, ...wanted, ...rest] }
}

/** Nothing was drawn for it, which its text may say. */
const notComputed = (id: string, n: number): Alternative => ({
  id,
  unit: 'coefficient',
  figure: { ok: false, why: 'not_computed', n },
  params: { replicates: 0 },
})

/** The figures that a detail has because the scheme asks for them. */
export const askedFigures = ({ asked = [], alternatives }: ReliabilityDetail): readonly Alternative[] =>
  alternatives.filter(({ id }) => asked.includes(id))
