import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { templates } from '#shared/scheme/templates/templates.ts'
import { defaultPreferences } from '#shared/study/preferences.ts'
import { changeKeys, restoreKeys, type KeyWorld } from '../../../../renderer/commands/change-keys.ts'
import { twinOf } from '../../../../renderer/commands/combo.ts'
import { keyConflicts, keymapOf, soundChoices, type KeyChoices } from '../../../../renderer/commands/keymap.ts'
import { isModifier } from '../../../../renderer/commands/system-keys.ts'
import { activeScopes, workspaceCommands } from '../../../../renderer/commands/workspace/workspace-commands.ts'
import { keyWorlds } from '../../../../renderer/features/settings/keys/key-worlds.ts'
import { passesOf } from '../../../../renderer/state/passes.ts'

const worlds: readonly KeyWorld[] = keyWorlds(templates, defaultPreferences)
const ids = [...new Set(worlds.flatMap((world) => world.commands.map(({ id }) => id)))]
const runnable = ({ commands }: KeyWorld) => commands.map((entry) => ({ ...entry, run: () => undefined }))

function accept(choices: KeyChoices, id: string, ...keys: string[]): KeyChoices {
  const change = changeKeys(worlds, choices, id, keys)
  if (!change.done) throw new Error(change.refusal.why)
  return change.choices
}

describe('a command gets other keys', () => {
  test('and has them instead of its own', () => {
    expect(accept({}, 'player.toggle', 'Shift+Space', 'F2')).toEqual({ 'player.toggle': ['Shift+Space', 'F2'] })
  })

  test('or none', () => {
    expect(accept({}, 'player.toggle')).toEqual({ 'player.toggle': [] })
  })

  test('and a key set twice is there once', () => {
    expect(accept({}, 'player.toggle', 'F2', 'F2')).toEqual({ 'player.toggle': ['F2'] })
  })

  test('and its own keys again are no choice any more', () => {
    expect(accept(accept({}, 'player.toggle', 'F2'), 'player.toggle', 'Space')).toEqual({})
  })

  test('and a key that another command has given up is free', () => {
    const choices = accept(accept({}, 'player.toggle', 'F2'), 'player.again', 'Space')
    expect(choices['player.again']).toEqual(['Space'])
  })

  test('a code too', () => {
    expect(accept({}, 'coding.mark:inf_reg.clasp', 'KeyP')).toEqual({ 'coding.mark:inf_reg.clasp': ['KeyP'] })
  })
})

describe('a key is refused, and nothing changes,', () => {
  const refusal = (choices: KeyChoices, id: string, ...keys: string[]) => {
    const change = changeKeys(worlds, choices, id, keys)
    return change.done ? null : change.refusal
  }

  test('where another command has it, which is named', () => {
    expect(refusal({}, 'player.toggle', 'Ctrl+KeyG')).toEqual({
      why: 'taken',
      combo: 'Ctrl+KeyG',
      title: 'Go to a time or frame…',
      where: null,
    })
  })

  test('where another command has been given it', () => {
    expect(refusal({ 'player.again': ['F2'] }, 'player.toggle', 'F2')).toMatchObject({ why: 'taken', combo: 'F2' })
  })

  test('where it codes in some pass of some scheme, which is named', () => {
    expect(refusal({}, 'player.toggle', 'KeyF')).toMatchObject({
      why: 'taken',
      where: expect.stringMatching(/, pass /),
    })
  })

  test('back to default, when somebody else has it by now', () => {
    const choices = accept(accept({}, 'player.toggle', 'F2'), 'player.again', 'Space')
    expect(restoreKeys(worlds, choices, 'player.toggle')).toMatchObject({ done: false, refusal: { why: 'taken' } })
  })

  test.each(['Ctrl+KeyW', 'Ctrl+KeyT', 'F5', 'F12', 'Tab', 'Shift+Tab', 'Escape', 'Alt+F4', 'Ctrl+KeyC', 'Ctrl+Minus'])(
    'where it belongs to the system: %s',
    (combo) => {
      expect(refusal({}, 'player.toggle', combo)).toEqual({ why: 'system', combo })
    },
  )

  test.each(['', 'Unidentified', 'Ctrl+', '<script>', 'Shift+Unidentified', 'ShiftLeft', 'Ctrl+ControlLeft'])(
    'where it has no name: %o',
    (combo) => {
      expect(refusal({}, 'player.toggle', combo)?.why).toBe('unnameable')
    },
  )

  test('where there are as many as there can be', () => {
    expect(refusal({}, 'player.toggle', 'F2', 'F3', 'F4', 'F6', 'F7')).toEqual({
      why: 'too-many',
      title: 'Play or pause',
    })
  })

  test('where the screen shows it in another place', () => {
    expect(refusal({}, 'rating.digit:3', 'F2')?.why).toBe('fixed')
  })
})

test('modifiers alone are no keys', () => {
  expect(['ShiftLeft', 'ControlRight', 'AltGraph', 'MetaLeft', 'KeyA'].map(isModifier)).toEqual([
    ...[true, true, true, true, false],
  ])
})

// Few keys, so that they meet; with the ones that the schemes and the defaults have among them.
const anyCombo = fc
  .record({
    modifier: fc.constantFrom('', 'Ctrl+', 'Shift+', 'Ctrl+Shift+'),
    key: fc.constantFrom(
      'KeyA',
      'KeyF',
      'KeyJ',
      'KeyK',
      'Space',
      'Period',
      'Digit1',
      'Numpad1',
      'Numpad4',
      'F2',
      'Home',
    ),
  })
  .map(({ modifier, key }) => modifier + key)
const anyChange = fc.tuple(fc.constantFrom(...ids), fc.array(anyCombo, { maxLength: 3 }))

test('whatever has been changed, no key means two things that hold together', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
      let choices: KeyChoices = {}
      for (const [id, keys] of changes) {
        const change = changeKeys(worlds, choices, id, keys)
        if (change.done) choices = change.choices
      }
      for (const world of worlds) expect(keyConflicts(runnable(world), choices)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('whatever is stored, in every pass each key means at most one command of those that hold', () => {
  const anyChoices = fc.dictionary(fc.constantFrom(...ids), fc.array(anyCombo, { maxLength: 3 }), { maxKeys: 12 })
  fc.assert(
    fc.property(anyChoices, (stored) => {
      for (const scheme of templates) {
        for (const pass of passesOf(scheme)) {
          const commands = workspaceCommands(scheme, pass)
          const map = keymapOf(commands, soundChoices(commands, stored))
          for (const asking of [false, true]) {
            const scopes = activeScopes(pass, asking)
            for (const [combo, here] of map) {
              const held = here.filter((each) => scopes.includes(each.scope))
              // A question comes before the keys that play.
              const answers = held.filter(({ scope }) => scope === 'prompt')
              expect((answers.length > 0 ? answers : held).length, combo).toBeLessThanOrEqual(1)
            }
          }
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('a key of the keypad is free where its twin is taken: the nearer scope decides between them', () => {
  expect(twinOf('Numpad1')).toBe('Digit1')
  expect(accept({}, 'app.notes', 'Numpad8')).toEqual({ 'app.notes': ['Numpad8'] })
})
