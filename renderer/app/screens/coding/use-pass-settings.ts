import { useEffect, useRef } from 'react'
import { plainStage } from '#shared/study/place.ts'
import { stageAtFirst } from '../../../state/masked.ts'
import { fastestIn } from '../../../state/speed.ts'
import type { Pass } from '../../../state/passes.ts'
import { say, type Workspace } from '../../../state/workspace.ts'

/** What a pass says of how to watch holds from the moment on that it begins, by whatever way it was come to. */
export function usePassSettings(workspace: Workspace, pass: Pass): void {
  const opening = useRef(true)
  useEffect(() => {
    slowToPass(workspace, pass)
    coverForPass(workspace, pass)
    const end = soundForPass(workspace, pass, opening.current)
    opening.current = false
    return end
  }, [workspace, pass])
}

/** Brings a speed that was set in another pass down to the highest of this one, and says so. */
export function slowToPass(workspace: Workspace, pass: Pass): void {
  const { player } = workspace
  const { rate, reverse } = player.store.getState()
  const fastest = fastestIn(pass)
  if (reverse > fastest) player.playBackwards(fastest)
  if (rate <= fastest) return
  player.setRate(fastest)
  say(workspace, 'speed-limited', { pass: pass.name, max: fastest })
}

/** Puts cameras of those away who are not to be seen, the first time: what the coder then changes is theirs. */
export function coverForPass({ ui, observation }: Workspace, pass: Pass): void {
  const { stages } = ui.getState()
  const { cameras, scheme } = observation.store.getState().view
  if (pass.masks.length === 0 || stages[pass.id] !== undefined) return
  const setting = stageAtFirst(cameras, scheme.subjects, pass)
  if (setting !== plainStage) ui.setState({ stages: { ...stages, [pass.id]: setting } })
}

/**
 * Turns the sound off for as long as a pass without sound lasts, whatever turns it on, and brings it back afterwards; in
 * a pass with sound turns it on at its beginning.
 * @param opening the coding was opened in this pass: silence was kept with the place, nobody chose it
 * @returns what ends it.
 */
export function soundForPass(workspace: Workspace, pass: Pass, opening: boolean): () => void {
  const { player, observation } = workspace
  const { cameras } = observation.store.getState().view
  const sounding = cameras.find(({ segments }) => segments.some((file) => file.hasAudio))?.id ?? null
  const { audible } = player.store.getState()
  if (pass.audio === 'on' && audible === null) player.setAudible(sounding)
  if (pass.audio !== 'off') return () => undefined
  player.setAudible(null)
  const stop = player.store.subscribe((now) => {
    if (now.audible === null) return
    player.setAudible(null)
    say(workspace, 'sound-off-here', { pass: pass.name })
  })
  return () => {
    stop()
    player.setAudible(opening ? (audible ?? sounding) : audible)
  }
}
