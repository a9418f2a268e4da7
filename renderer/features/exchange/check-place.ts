import type { GateCheckId } from '#shared/study/gate.ts'
import type { StudyScreen } from '../../host/routes.ts'

type CheckPlace = { readonly screen: StudyScreen; readonly name: string }

const recordings: CheckPlace = { screen: 'recordings', name: 'Recordings' }
const assignments: CheckPlace = { screen: 'assignments', name: 'Assignments' }
const reliability: CheckPlace = { screen: 'reliability', name: 'Reliability' }
const plan: CheckPlace = { screen: 'plan', name: 'Plan' }

/** Where something is done about what a check found; null where it is done on the export's own screen. */
export const placeOf: Readonly<Record<GateCheckId, CheckPlace | null>> = {
  G01: recordings,
  G02: assignments,
  G03: recordings,
  G04: recordings,
  G05: assignments,
  G06: plan,
  G07: reliability,
  G08: reliability,
  G09: recordings,
  G10: reliability,
  G11: reliability,
  G12: assignments,
  G13: recordings,
  G14: reliability,
  G15: recordings,
  G16: recordings,
  G17: assignments,
  G18: { screen: 'files', name: 'Files' },
  G19: plan,
  G20: null,
}
