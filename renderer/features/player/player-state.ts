import type { CameraState, PlayerState } from '../../state/player.ts'

type Candidate = {
  readonly id: string
  readonly state: () => CameraState
  /** Whether it has a picture at a recording time (ms). */
  readonly covers: (atMs: number) => boolean
}

/** Whether a camera can be worked with now: neither without a picture nor waiting for its file. */
export function isUsable(view: Candidate): boolean {
  const { problem, waiting } = view.state()
  return problem === null && !waiting
}

/** Whether a camera can show a moment: it can be worked with now, or it has another file for that moment. */
export function canShow(view: Candidate, atMs: number): boolean {
  return isUsable(view) || (view.state().problem !== null && view.covers(atMs))
}

/**
 * The camera that leads at `atMs`: the reference camera while it has a picture of that moment, else the first one that
 * has (the reference camera changes its tape, or began later). Where no camera has, the reference camera again if it can
 * be used at all, so that the picture before a pause stays the one that counts. Without any picture none.
 *
 * @param usable which cameras come into question: by default those that show a picture as they are.
 */
export function chooseLeader<V extends Candidate>(
  views: readonly V[],
  referenceId: string | null,
  atMs: number,
  usable: (view: V) => boolean = isUsable,
): V | null {
  const able = views.filter(usable)
  const pool = able.length > 0 ? able : views.filter((view) => view.state().problem === null)
  const reference = pool.find((view) => view.id === referenceId)
  if (reference?.covers(atMs) === true) return reference
  return pool.find((view) => view.covers(atMs)) ?? reference ?? pool[0] ?? null
}

/** Whether two states look the same, so that nothing is drawn for a change that is none. */
export function sameState(a: PlayerState, b: PlayerState): boolean {
  return (
    a.ready === b.ready &&
    a.playing === b.playing &&
    a.seeking === b.seeking &&
    a.rate === b.rate &&
    a.reverse === b.reverse &&
    a.slow === b.slow &&
    a.audible === b.audible &&
    a.loop === b.loop &&
    a.moment.atMs === b.moment.atMs &&
    a.moment.camera === b.moment.camera &&
    a.moment.frame === b.moment.frame &&
    a.cameras.length === b.cameras.length &&
    a.cameras.every((camera, i) => sameCamera(camera, b.cameras[i]))
  )
}

function sameCamera(a: CameraState, b: CameraState | undefined): boolean {
  return a.ready === b?.ready && a.problem === b.problem && a.waiting === b.waiting && a.aspect === b.aspect
}
