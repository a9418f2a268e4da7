import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Command } from '../../../../renderer/commands/command.ts'
import { listenForKeys } from '../../../../renderer/commands/key-listener.ts'
import { keymapOf } from '../../../../renderer/commands/keymap.ts'

/** As much of a page as the listener needs. */
function page() {
  const window = new EventTarget()
  const document = Object.assign(new EventTarget(), { dialog: false, visibilityState: 'visible' })
  const lookUp = { querySelector: () => (document.dialog ? {} : null) }
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', Object.assign(document, lookUp))
  // Nothing that a key goes to here is one.
  vi.stubGlobal('Element', Array)
  const send = (type: 'keydown' | 'keyup', code: string, more: Record<string, unknown> = {}): Event => {
    const event = new Event(type, { cancelable: true })
    const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, key: '', repeat: false }
    window.dispatchEvent(Object.assign(event, { code, isComposing: false, ...plain, ...more }))
    return event
  }
  return { window, document, send }
}

const did: string[] = []
const base = { scope: 'transport', group: '' } as const
const commands: readonly Command<null>[] = [
  { ...base, id: 'once', title: '', defaultKeys: ['KeyA'], run: () => did.push('once') },
  { ...base, id: 'again', title: '', defaultKeys: ['KeyB'], repeats: true, run: () => did.push('again') },
  ...[['KeyH', 'Shift+KeyH'], ['KeyI', 'Shift+KeyI'], ['Shift+KeyB']].map(([key = '', ...more]): Command<null> => ({
    ...{ ...base, id: key, title: '', defaultKeys: [key, ...more], run: () => did.push('run') },
    hold: { start: () => did.push(`start ${key}`), end: () => did.push(`end ${key}`) },
  })),
]

let here: ReturnType<typeof page>
let stop: () => void
beforeEach(() => {
  did.length = 0
  here = page()
  stop = listenForKeys({ keymap: () => keymapOf(commands), scopes: () => ['transport'], context: () => null })
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

test('a key that is kept down repeats only what may be repeated', () => {
  for (const code of ['KeyA', 'KeyB']) {
    here.send('keydown', code)
    here.send('keydown', code, { repeat: true })
  }
  expect(did).toEqual(['once', 'again', 'again'])
})

test('a held key begins once and ends when it comes up', () => {
  here.send('keydown', 'KeyH')
  here.send('keydown', 'KeyH', { repeat: true })
  here.send('keyup', 'KeyH')
  here.send('keyup', 'KeyH')
  expect(did).toEqual(['start KeyH', 'end KeyH'])
})

test('a held key ends also where its modifier came up first', () => {
  here.send('keydown', 'KeyH', { shiftKey: true })
  here.send('keyup', 'ShiftLeft')
  expect(did).toEqual(['start KeyH'])
  here.send('keyup', 'KeyH')
  expect(did).toEqual(['start KeyH', 'end KeyH'])
})

test('what a held key says without its modifier is not taken for another command', () => {
  here.send('keydown', 'KeyB', { shiftKey: true })
  here.send('keyup', 'ShiftLeft')
  const repeated = here.send('keydown', 'KeyB', { repeat: true })
  expect(did).toEqual(['start Shift+KeyB'])
  expect(repeated.defaultPrevented).toBe(true)
  here.send('keyup', 'KeyB')
  here.send('keydown', 'KeyB')
  expect(did).toEqual(['start Shift+KeyB', 'end Shift+KeyB', 'again'])
})

test.each([
  ['the window loses the focus', () => here.window.dispatchEvent(new Event('blur'))],
  [
    'the page is hidden',
    () => {
      here.document.visibilityState = 'hidden'
      here.document.dispatchEvent(new Event('visibilitychange'))
    },
  ],
  ['nobody listens any more', () => stop()],
])('a held key ends when %s', (_, happen) => {
  here.send('keydown', 'KeyH')
  happen()
  here.send('keyup', 'KeyH')
  expect(did).toEqual(['start KeyH', 'end KeyH'])
})

test('a second held key takes over from the first', () => {
  here.send('keydown', 'KeyH')
  here.send('keydown', 'KeyI')
  here.send('keyup', 'KeyH')
  here.send('keyup', 'KeyI')
  expect(did).toEqual(['start KeyH', 'end KeyH', 'start KeyI', 'end KeyI'])
})

test('while a dialog is open keys are left alone, but what is held still ends', () => {
  here.send('keydown', 'KeyH')
  here.document.dialog = true
  const left = here.send('keydown', 'KeyA')
  here.send('keyup', 'KeyH')
  expect(left.defaultPrevented).toBe(false)
  expect(did).toEqual(['start KeyH', 'end KeyH'])
})

test('keys of ours are taken from the browser, others are not', () => {
  expect(here.send('keydown', 'KeyA').defaultPrevented).toBe(true)
  expect(here.send('keydown', 'KeyZ').defaultPrevented).toBe(false)
})
