import { expect, test } from 'vitest'
import type { Command } from '../../../../renderer/commands/command.ts'
import { commandWhileTyping, keymapOf } from '../../../../renderer/commands/keymap.ts'

const command = (id: string, scope: Command<null>['scope'], ...defaultKeys: readonly string[]): Command<null> => ({
  ...{ id, title: id, group: 'Film', scope, defaultKeys, run: () => undefined },
})
const map = keymapOf([
  command('again', 'transport', 'Ctrl+KeyB', 'Numpad0'),
  command('play', 'transport', 'KeyL', 'F4', 'Shift+F4', 'Alt+KeyL'),
  command('step', 'transport', 'Ctrl+ArrowLeft'),
  command('word', 'transport', 'Ctrl+Alt+KeyQ'),
  command('code', 'coding', 'Ctrl+KeyM'),
])

test.each([
  ['Ctrl+KeyB', 'again'],
  ['F4', 'play'],
  ['Shift+F4', 'play'],
  ['Alt+KeyL', 'play'],
])('%s works the film while text is typed', (combo, id) => {
  expect(commandWhileTyping(map, combo)?.id).toBe(id)
})

test.each(['KeyL', 'Numpad0', 'Digit0', 'Ctrl+ArrowLeft', 'Ctrl+Alt+KeyQ', 'Ctrl+KeyM', 'Ctrl+KeyC'])(
  '%s is left to the text',
  (combo) => {
    expect(commandWhileTyping(map, combo)).toBeNull()
  },
)
