import { expect, test } from 'vitest'
import { defaultPreferences } from '#shared/study/preferences.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { ms } from '#shared/time/ms.ts'
import { alignCommands, type AlignDesk } from '../../../../renderer/commands/align/align-commands.ts'
import { changeKeys } from '../../../../renderer/commands/change-keys.ts'
import { commandFor, keyConflicts, keymapOf, soundChoices } from '../../../../renderer/commands/keymap.ts'
import { keyWorlds } from '../../../../renderer/features/settings/keys/key-worlds.ts'
import { fakePlayer } from '../../../support/coding/fake-player.ts'

const commands = alignCommands(defaultPreferences)

/** Presses keys on the screen with several cameras, by this person's choices. */
function press(keys: readonly string[], choices: Readonly<Record<string, readonly string[]>> = {}) {
  const player = fakePlayer({ durationMs: ms(60_000) })
  const moved: number[] = []
  const chosen: number[] = []
  const desk: AlignDesk = { player, onMove: (frames) => moved.push(frames), onChoose: (n) => chosen.push(n) }
  const keymap = keymapOf(commands, soundChoices(commands, choices))
  for (const key of keys) commandFor(keymap, key, ['transport'])?.run(desk, { timeStamp: 0 })
  return { frame: player.currentMoment().frame, playing: player.store.getState().playing, moved, chosen }
}

test('no key means two things while cameras are brought onto one clock', () => {
  expect(keyConflicts(commands)).toEqual([])
})

test('the picture steps by a frame, ten frames, a second and five', () => {
  expect(press(['Period', 'Shift+Period', 'ArrowRight', 'Shift+ArrowRight']).frame).toBe(1 + 10 + 25 + 125)
})

test('cameras are chosen and moved by their own keys', () => {
  const { moved, chosen } = press(['BracketLeft', 'Shift+BracketRight', 'Digit2'])
  expect([moved, chosen]).toEqual([[-1, 10], [1]])
})

test('a key that a person gave a step or a play in the workspace does the same here', () => {
  const own = { 'player.stepForward': ['KeyX'], 'player.toggle': ['KeyY'] }
  expect(press(['KeyX', 'KeyY', 'Period', 'Space'], own)).toMatchObject({ frame: 1, playing: true })
})

test('its keys can be changed, and one that is taken here is refused', () => {
  const worlds = keyWorlds(templates, defaultPreferences)
  expect(changeKeys(worlds, {}, 'align.moveOn', ['KeyM'])).toMatchObject({
    done: true,
    choices: { 'align.moveOn': ['KeyM'] },
  })
  expect(changeKeys(worlds, {}, 'align.moveOn', ['Period'])).toMatchObject({
    done: false,
    refusal: { why: 'taken', title: 'One frame on' },
  })
})
