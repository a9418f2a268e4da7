import { expect, test } from 'vitest'
import { comboOf, keyCaps } from '../../../../renderer/commands/combo.ts'
import { commandFor, keyConflicts, keymapOf } from '../../../../renderer/commands/keymap.ts'
import type { Command, Scope } from '../../../../renderer/commands/command.ts'
import { activeScopes, workspaceCommands } from '../../../../renderer/commands/workspace/workspace-commands.ts'
import { searchTitles } from '../../../../renderer/commands/palette-search.ts'
import { passesOf } from '../../../../renderer/state/passes.ts'
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

test('a combo names the physical key; Command counts as Control, the keypad as its twins', () => {
  expect(comboOf({ ...plain, code: 'KeyZ', metaKey: true, shiftKey: true })).toBe('Ctrl+Shift+KeyZ')
  expect(comboOf({ ...plain, code: 'Numpad7' })).toBe('Digit7')
})

test('the question mark opens the keys wherever the layout has it', () => {
  expect(comboOf({ ...plain, code: 'Minus', key: '?', shiftKey: true })).toBe('Shift+Slash')
})

test('key caps show what is printed on this keyboard', () => {
  expect(keyCaps('Ctrl+KeyZ', new Map([['KeyZ', 'y']]))).toEqual(['Ctrl', 'Y'])
  expect(keyCaps('Period')).toEqual(['.'])
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
