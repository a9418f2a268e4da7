import { expect, test } from 'vitest'
import { comboOf, keyCaps, twinOf } from '../../../../renderer/commands/combo.ts'
import { commandFor, keyConflicts, keymapOf, keysOf, soundChoices } from '../../../../renderer/commands/keymap.ts'
import type { Command, Scope } from '../../../../renderer/commands/command.ts'
import { activeScopes, workspaceCommands } from '../../../../renderer/commands/workspace/workspace-commands.ts'
import { searchTitles } from '../../../../renderer/commands/palette-search.ts'
import { isSystemKey } from '../../../../renderer/commands/system-keys.ts'
import { passesOf, type Pass } from '../../../../renderer/state/passes.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { templates } from '#shared/scheme/templates/templates.ts'

const command = (id: string, scope: Scope, ...defaultKeys: string[]): Command<null> => ({
  id,
  title: id,
  scope,
  group: '',
  defaultKeys,
  run: () => undefined,
})
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, key: '' }

function passOfTemplates(wanted: (pass: Pass) => boolean): [Scheme, Pass] {
  for (const scheme of templates) {
    const pass = passesOf(scheme).find(wanted)
    if (pass !== undefined) return [scheme, pass]
  }
  throw new Error('no such pass')
}

test('no key means two things in any pass of any built-in scheme', () => {
  for (const scheme of templates) {
    for (const pass of passesOf(scheme)) expect(keyConflicts(workspaceCommands(scheme, pass))).toEqual([])
  }
})

test('two commands on one key clash where their scopes hold together', () => {
  expect(keyConflicts([command('a', 'coding', 'KeyF'), command('b', 'transport', 'KeyF')])).toEqual([
    { combo: 'KeyF', commands: ['a', 'b'] },
  ])
})

test('the same letter may code in a pass and play in the check pass', () => {
  expect(keyConflicts([command('a', 'coding', 'KeyJ'), command('b', 'check', 'KeyJ')])).toEqual([])
})

test('a key that a person chose counts instead of the default', () => {
  const commands = [command('a', 'coding', 'KeyF'), command('b', 'coding', 'KeyG')]
  expect(keyConflicts(commands, { b: ['KeyF'] })).toHaveLength(1)
})

test('in a coding pass J K L belong to the scheme, and play with Ctrl', () => {
  const [scheme, pass] = passOfTemplates((each) => each.id === 'p_inf')
  const map = keymapOf(workspaceCommands(scheme, pass))
  const ids = ['Ctrl+KeyJ', 'Ctrl+KeyK', 'Ctrl+KeyL'].map(
    (combo) => commandFor(map, combo, activeScopes(pass, false))?.id,
  )
  expect(ids).toEqual(['player.backwards', 'player.pause', 'player.play'])
})

test('no command stands by default on a key of the system, but Escape', () => {
  const combos = templates.flatMap((scheme) =>
    passesOf(scheme).flatMap((pass) => workspaceCommands(scheme, pass).flatMap((each) => each.defaultKeys)),
  )
  expect([...new Set(combos.filter(isSystemKey))]).toEqual(['Escape'])
})

test('letters code in a coding pass and J plays only in the check pass', () => {
  const scheme = templates.find(({ id }) => id === 'stillface-phase')
  if (scheme === undefined) throw new Error('template')
  const meaning = (passId: string): string | undefined => {
    const pass = passesOf(scheme).find(({ id }) => id === passId)
    if (pass === undefined) throw new Error('pass')
    return commandFor(keymapOf(workspaceCommands(scheme, pass)), 'KeyJ', activeScopes(pass, false))?.id
  }
  expect(meaning('p_cg')).toBe('coding.mark:cg_phase.cpos')
  expect(meaning('p_inf')).toBeUndefined()
  expect(meaning('check')).toBe('check.back')
})

test('while a question is asked, digits answer it and letters do nothing', () => {
  const scheme = templates[0]
  if (scheme === undefined) throw new Error('template')
  const pass = passesOf(scheme).find(({ ratings }) => ratings.length > 0)
  if (pass === undefined) throw new Error('pass')
  const map = keymapOf(workspaceCommands(scheme, pass))
  expect(commandFor(map, 'Digit2', activeScopes(pass, true))?.id).toBe('prompt.choose:2')
  expect(commandFor(map, 'Digit2', activeScopes(pass, false))?.id).toBe('rating.digit:2')
  expect(commandFor(map, 'KeyE', activeScopes(pass, true))).toBeNull()
})

test('a combo names the physical key; Command counts as Control', () => {
  expect(comboOf({ ...plain, code: 'KeyZ', metaKey: true, shiftKey: true })).toBe('Ctrl+Shift+KeyZ')
})

test.each([
  ['Numpad7', 'Digit7'],
  ['Ctrl+NumpadEnter', 'Ctrl+Enter'],
  ['NumpadDecimal', 'Period'],
  ['NumpadAdd', null],
  ['Digit7', null],
])('on the keypad %s has the twin %s', (combo, twin) => {
  expect(twinOf(combo)).toBe(twin)
})

test('the keypad plays, but rates where something is rated and answers where something is asked', () => {
  const at = (isPass: (pass: Pass) => boolean, asking: boolean): string | undefined => {
    const [scheme, pass] = passOfTemplates(isPass)
    return commandFor(keymapOf(workspaceCommands(scheme, pass)), 'Numpad4', activeScopes(pass, asking))?.id
  }
  expect(at((pass) => !pass.isCheck && pass.ratings.length === 0, false)).toBe('player.backwards')
  expect(at((pass) => !pass.isCheck && pass.ratings.length > 0, false)).toBe('rating.digit:4')
  expect(at(() => true, true)).toBe('prompt.choose:4')
})

test('without a command of its own a key of the keypad does what its twin does', () => {
  const map = keymapOf([command('a', 'transport', 'Ctrl+Enter')])
  expect(commandFor(map, 'Ctrl+NumpadEnter', ['transport'])?.id).toBe('a')
})

test('choices that would make one key mean two things are left out, and all others hold', () => {
  const commands = [command('a', 'coding', 'KeyF'), command('b', 'transport', 'Space'), command('c', 'app', 'F1')]
  expect(soundChoices(commands, { b: ['KeyF'], c: ['F2'], elsewhere: ['KeyF'] })).toEqual({
    c: ['F2'],
    elsewhere: ['KeyF'],
  })
})

test('keys of a command that cannot change stay, whatever a file says', () => {
  expect(keysOf({ ...command('a', 'prompt', 'Digit1'), fixed: true }, { a: ['KeyX'] })).toEqual(['Digit1'])
})

test('a choice called like a part of every object is no choice', () => {
  expect(keysOf(command('constructor', 'app', 'F2'), {})).toEqual(['F2'])
})

test('the question mark opens the keys wherever the layout has it', () => {
  expect(comboOf({ ...plain, code: 'Minus', key: '?', shiftKey: true })).toBe('Shift+Slash')
})

test('key caps show what is printed on this keyboard', () => {
  expect(keyCaps('Ctrl+KeyZ', new Map([['KeyZ', 'y']]))).toEqual(['Ctrl', 'Y'])
  expect(keyCaps('Period')).toEqual(['.'])
  expect(keyCaps('BracketLeft', new Map([['BracketLeft', 'ü']]))).toEqual(['Ü'])
  expect(keyCaps('Digit2', new Map([['Digit2', 'é']]))).toEqual(['2'])
  expect(keyCaps('Shift+Numpad4')).toEqual(['Shift', 'Num 4'])
})

test('the palette finds words in any order, titles that begin with them first', () => {
  const titles = ['One frame on', 'Timeline: one closer', 'Frame']
  expect(
    searchTitles(
      titles.map((title) => ({ title })),
      'frame o',
    ).map(({ title }) => title),
  ).toEqual(['One frame on'])
})
