import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { templates } from '#shared/scheme/templates/templates.ts'
import { defaultPreferences, type Preferences } from '#shared/study/preferences.ts'
import { keyWorlds } from '../../../../renderer/features/settings/keys/key-worlds.ts'
import { fileRefusalText } from '../../../../renderer/features/settings/keys/key-words.ts'
import { readKeysFile, writeKeysFile } from '../../../../renderer/features/settings/keys/keys-file.ts'

const worlds = keyWorlds(templates, defaultPreferences)
const own: Preferences = {
  stepMs: 2500,
  againMs: 1500,
  keys: { 'player.toggle': ['F2'], 'coding.mark:inf_reg.clasp': ['KeyP'], 'player.end': [] },
}

function refusalOf(text: string) {
  const answer = readKeysFile(text, worlds)
  return answer.ok ? null : answer.refusal
}
const file = (...commands: readonly { command: unknown; keys: unknown }[]): string =>
  JSON.stringify({ format: 'attune-keys/1', stepMs: 1000, againMs: 3000, commands }, null, 1)

test('what was written is read back', () => {
  expect(readKeysFile(writeKeysFile(own), worlds)).toEqual({ ok: true, preferences: own })
})

test('no keys of one’s own make a file too', () => {
  expect(readKeysFile(writeKeysFile(defaultPreferences), worlds)).toEqual({ ok: true, preferences: defaultPreferences })
})

test('codes of a scheme that is not here are kept', () => {
  const answer = readKeysFile(file({ command: 'coding.mark:elsewhere.code', keys: ['KeyF'] }), worlds)
  expect(answer.ok && answer.preferences.keys).toEqual({ 'coding.mark:elsewhere.code': ['KeyF'] })
})

describe('a file is refused as a whole', () => {
  test('where it is huge', () => {
    expect(refusalOf(' '.repeat(5_000_000))).toEqual({ why: 'too-large' })
  })
  test.each(['', 'keys', '{"format":', '\u0000\u0001'])('where it is not JSON: %j', (text) => {
    expect(refusalOf(text)).toEqual({ why: 'not-json' })
  })
  test.each(['null', '[]', '"attune-keys/1"', '{}', '{"format":"attune-keys/2"}'])(
    'where it is no file of keys: %s',
    (text) => {
      expect(refusalOf(text)).toEqual({ why: 'other-file' })
    },
  )
  test('with the line of a name that is no command', () => {
    const text = writeKeysFile(own).replace('player.end', 'player.nonsense')
    expect(refusalOf(text)).toEqual({ why: 'unknown', name: 'player.nonsense', line: 7 })
  })
  test('with a name that a page could take for a tag', () => {
    const refusal = refusalOf(file({ command: '<script>alert(1)</script>', keys: [] }))
    expect(refusal).toMatchObject({ why: 'form', name: '<script>alert(1)</script>' })
  })
  test.each(['__proto__', 'constructor', 'toString'])('with a name that every object has: %s', (command) => {
    expect(refusalOf(file({ command, keys: ['F2'] }))?.why).toBe('form')
  })
  test('with a command twice, or a key twice', () => {
    const twice = { command: 'player.toggle', keys: ['F2'] }
    expect(refusalOf(file(twice, twice))).toMatchObject({ why: 'twice', name: 'player.toggle' })
    expect(refusalOf(file({ command: 'player.toggle', keys: ['F2', 'F2'] }))?.why).toBe('twice')
  })
  test('with two commands on one key', () => {
    const refusal = refusalOf(file({ command: 'player.toggle', keys: ['F2'] }, { command: 'player.end', keys: ['F2'] }))
    expect(refusal).toMatchObject({ why: 'conflict', conflict: { why: 'taken', combo: 'F2' } })
  })
  test('with a key that the defaults of another command have', () => {
    expect(refusalOf(file({ command: 'player.toggle', keys: ['Ctrl+KeyG'] }))?.why).toBe('conflict')
  })
  test('with a key of the system', () => {
    expect(refusalOf(file({ command: 'player.toggle', keys: ['Ctrl+KeyW'] }))?.why).toBe('system')
  })
  test.each(['Shift+ShiftLeft', 'Ctrl+ControlRight', 'AltGraph', 'MetaLeft'])('with a modifier alone: %s', (key) => {
    expect(refusalOf(file({ command: 'player.toggle', keys: [key] }))).toMatchObject({
      ...{ why: 'form', name: 'player.toggle' },
    })
  })
  test.each([
    ['stepMs', 0],
    ['againMs', 1e9],
    ['stepMs', 'long'],
    ['more', 1],
  ])('with %s of %s', (field, value) => {
    const json = { format: 'attune-keys/1', stepMs: 1000, againMs: 3000, commands: [], [field]: value }
    expect(refusalOf(JSON.stringify(json))?.why).toBe('form')
  })
})

test('whatever a file says, the answer is a sentence of reasonable length', () => {
  const anyFile = fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({ command: fc.string({ maxLength: 300 }), keys: fc.array(fc.string()) }).map((entry) => file(entry)),
  )
  fc.assert(
    fc.property(anyFile, (text) => {
      const refusal = refusalOf(text)
      if (refusal !== null) expect(fileRefusalText(refusal).length).toBeLessThan(300)
    }),
  )
})
