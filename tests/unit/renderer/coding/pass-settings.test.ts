import { describe, expect, test } from 'vitest'
import { plainStage } from '#shared/study/place.ts'
import { coverForPass, soundForPass } from '../../../../renderer/app/screens/coding/use-pass-settings.ts'
import { stageAtFirst, stillSeen } from '../../../../renderer/state/masked.ts'
import { createObservationStore } from '../../../../renderer/state/observation-store.ts'
import { createWorkspaceUi, passOf } from '../../../../renderer/state/workspace.ts'
import { fakeHost } from '../../../support/coding/fake-client.ts'
import { fakePlayer } from '../../../support/coding/fake-player.ts'
import { sampleView } from '../../../support/coding/sample-view.ts'

const view = sampleView({ template: 'stillface-phase', cameras: 2, events: 0, broken: null })
const pass = passOf(view.scheme, 'p_cg')

function opened() {
  const player = fakePlayer({ durationMs: view.durationMs })
  const observation = createObservationStore(fakeHost(view).client, view)
  return { observation, player, ui: createWorkspaceUi(view), newId: () => 'id' }
}

describe('a pass without sound', () => {
  test('is silent, whatever turns the sound on, says so, and gives it back afterwards', () => {
    const workspace = opened()
    const { player, ui } = workspace
    const end = soundForPass(workspace, { ...pass, audio: 'off' }, false)
    expect(player.store.getState().audible).toBeNull()
    player.setAudible('mother')
    expect([player.store.getState().audible, ui.getState().remark?.code]).toEqual([null, 'sound-off-here'])
    end()
    expect(player.store.getState().audible).toBe('mother')
    player.setAudible(null)
    soundForPass(workspace, { ...pass, audio: 'off' }, false)()
    expect(player.store.getState().audible).toBeNull()
  })

  test('leaves no silence behind where a coding was opened in it', () => {
    const workspace = opened()
    workspace.player.setAudible(null)
    soundForPass(workspace, { ...pass, audio: 'off' }, true)()
    const sounding = view.cameras.find(({ segments }) => segments.some((file) => file.hasAudio))
    expect(workspace.player.store.getState().audible).toBe(sounding?.id ?? null)
  })
})

test('a pass that says nothing of sound leaves it', () => {
  const workspace = opened()
  workspace.player.setAudible(null)
  soundForPass(workspace, pass, false)()
  expect(workspace.player.store.getState().audible).toBeNull()
})

describe('who is not to be seen', () => {
  const subjects = [
    { id: 'cg', role: 'caregiver' as const, label: 'Mother' },
    { id: 'inf', role: 'infant' as const, label: 'Baby' },
  ]
  const masked = { masks: ['cg'] }
  const two = [{ view: 'caregiver' as const }, { view: 'infant' as const }]
  const one = [{ view: 'both' as const }]

  test('has their own camera put away, and nothing is asked', () => {
    const setting = stageAtFirst(two, subjects, masked)
    expect(setting.hidden).toEqual([0])
    expect(stillSeen(two, subjects, masked, setting)).toEqual([])
    expect(stillSeen(two, subjects, masked, plainStage)).toEqual(['Mother'])
  })

  test('is to be covered in a picture of both, and then nothing is asked any more', () => {
    expect(stageAtFirst(one, subjects, masked)).toEqual(plainStage)
    expect(stillSeen(one, subjects, masked, plainStage)).toEqual(['Mother'])
    const masks = [{ camera: 0, area: { x: 0, y: 0, width: 0.5, height: 1 } }]
    expect(stillSeen(one, subjects, masked, { ...plainStage, masks })).toEqual([])
  })

  test('never takes the last picture away', () => {
    expect(stageAtFirst([{ view: 'caregiver' }], subjects, masked)).toEqual(plainStage)
  })

  test('of two caregivers, the camera of caregivers stays: the other one is to be seen', () => {
    const three = [...subjects, { id: 'cg2', role: 'caregiver' as const, label: 'Father' }]
    expect(stageAtFirst(two, three, masked)).toEqual(plainStage)
    expect(stillSeen(two, three, masked, plainStage)).toEqual(['Mother'])
  })

  test('is put away the first time only: what the coder then changes stays', () => {
    const workspace = opened()
    const [mother] = view.scheme.subjects.filter(({ role }) => role === 'caregiver')
    const mute = { ...pass, masks: [mother?.id ?? ''] }
    coverForPass(workspace, mute)
    const first = workspace.ui.getState().stages[pass.id]
    expect(first?.hidden).toEqual([view.cameras.findIndex((camera) => camera.view === 'caregiver')])
    workspace.ui.setState({ stages: { [pass.id]: plainStage } })
    coverForPass(workspace, mute)
    expect(workspace.ui.getState().stages[pass.id]).toEqual(plainStage)
  })
})
