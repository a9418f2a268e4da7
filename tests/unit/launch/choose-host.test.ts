import { expect, test } from 'vitest'
import { chooseHost, hasDisplay, type HostFacts } from '../../../electron/launch/choose-host.ts'

const facts = (changes: Partial<HostFacts>): HostFacts => ({
  asked: undefined,
  hasDisplay: true,
  isRoot: false,
  hasRuntime: true,
  ...changes,
})

test('with a display and the runtime the desktop application opens', () => {
  expect(chooseHost(facts({}))).toEqual({ open: 'desktop' })
})

test('without the runtime it is fetched first', () => {
  expect(chooseHost(facts({ hasRuntime: false }))).toEqual({ open: 'download' })
})

test.each([{ hasDisplay: false }, { isRoot: true }])(
  'where no window can be shown (%o) the browser opens without a word',
  (change) => {
    expect(chooseHost(facts(change))).toEqual({ open: 'browser' })
  },
)

test.each([
  [{ hasDisplay: false }, 'there is no display'],
  [{ isRoot: true }, 'its sandbox does not run for the root user'],
])('who asked for the desktop and cannot have it (%o) is told why', (change, because) => {
  expect(chooseHost(facts({ asked: 'desktop', ...change }))).toEqual({ open: 'browser', because })
})

test.each([{}, { hasRuntime: false }, { hasDisplay: false }])(
  'who asked for the browser gets it, and nothing is fetched (%o)',
  (change) => {
    expect(chooseHost(facts({ asked: 'browser', ...change }))).toEqual({ open: 'browser' })
  },
)

test('on Linux a display is an X or a Wayland session', () => {
  expect(hasDisplay('linux', {})).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  expect(hasDisplay('darwin', {})).toBe(true)
})
