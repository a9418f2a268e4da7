import type { Scheme } from '#shared/scheme/scheme.ts'
import { plainStage, type StageSetting } from '#shared/study/place.ts'
import type { Camera } from '#shared/study/recording.ts'
import type { Pass } from './passes.ts'
import { onStage } from './stage.ts'

type Subjects = Scheme['subjects']

/** The roles nobody of whom is to be seen. Of two caregivers of whom one is to be seen, the camera of caregivers stays. */
function maskedRoles(subjects: Subjects, { masks }: Pick<Pass, 'masks'>): ReadonlySet<string> {
  const seen = new Set(subjects.filter(({ id }) => !masks.includes(id)).map(({ role }) => role))
  const masked = subjects.filter(({ id }) => masks.includes(id)).map(({ role }) => role)
  return new Set(masked.filter((role) => !seen.has(role)))
}

/**
 * How the pictures stand at first in a pass: cameras that show nobody but who is not to be seen are put away. As they
 * are where nobody is masked, or no other camera would be left.
 */
export function stageAtFirst(
  cameras: readonly Pick<Camera, 'view'>[],
  subjects: Subjects,
  pass: Pick<Pass, 'masks'>,
): StageSetting {
  const roles = maskedRoles(subjects, pass)
  const hidden = cameras.flatMap(({ view }, n) => (roles.has(view) ? [n] : []))
  return hidden.length === 0 || hidden.length === cameras.length ? plainStage : { ...plainStage, hidden }
}

/**
 * The labels of those who are not to be seen but may be in a picture on screen that nothing covers; none where all is
 * well. A picture with a covered part, or of which only a part is shown, is taken to be as the coder wants it. Of
 * `other` cameras nobody knows whom they show.
 */
export function stillSeen(
  cameras: readonly Pick<Camera, 'view'>[],
  subjects: Subjects,
  pass: Pick<Pass, 'masks'>,
  setting: StageSetting,
): readonly string[] {
  const open = onStage(setting, cameras.length).filter(
    (n) => ![...setting.masks, ...setting.crops].some(({ camera }) => camera === n),
  )
  const views = new Set(open.map((n) => cameras[n]?.view))
  return subjects
    .filter(
      ({ id, role }) => pass.masks.includes(id) && (views.has('both') || views.has('other') || views.has(viewOf(role))),
    )
    .map(({ label }) => label)
}

const viewOf = (role: Subjects[number]['role']): Camera['view'] => (role === 'dyad' ? 'both' : role)
