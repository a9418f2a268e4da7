import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeSchemeFile } from '#shared/formats/scheme-file/write-scheme-file.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { sha256Of } from '../../../electron/services/exchange/scheme-file.ts'
import { lockedPasscode, lockedStudy } from '../../support/locked-study.ts'
import { temporaryFolder } from '../../support/study-builder.ts'
import { runCli, type CliEnd } from '../../support/run-cli.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
  vi.stubEnv('XDG_DATA_HOME', `${folder.path}/data`)
  vi.stubEnv('INIT_CWD', folder.path)
})
afterEach(() => {
  vi.unstubAllEnvs()
  folder.remove()
})

const attune = (...line: readonly string[]): Promise<CliEnd> => runCli(line)

const put = (name: string, text: string): void => writeFileSync(`${folder.path}/${name}`, text)
const file = (scheme: typeof sensIntr9): string => writeSchemeFile(scheme, sha256Of)

/** T1 with a reworded anchor: coders would judge by other words. */
const reworded = {
  ...sensIntr9,
  ratings: sensIntr9.ratings.map((rating) => ({
    ...rating,
    anchors: rating.anchors.map((anchor) => (anchor.value === 5 ? { ...anchor, text: 'Something else.' } : anchor)),
  })),
}

describe('scheme check', () => {
  test('says of a valid file which scheme it is', async () => {
    put('t1.json', file(sensIntr9))
    expect(await attune('scheme', 'check', 't1.json')).toMatchObject({
      code: 0,
      out: `t1.json is a valid scheme: ${sensIntr9.name}, version 1.0.0\n0 problems`,
    })
  })

  test('lists every problem with its place, and ends with 1', async () => {
    const [first] = sensIntr9.composites
    const wrong = { ...sensIntr9, composites: [{ ...first, expr: 'mean(sen, nothing)' }], other: 1 }
    put('wrong.json', JSON.stringify(wrong))
    const { code, out, err } = await attune('scheme', 'check', 'wrong.json')
    expect(code).toBe(1)
    expect(out).toContain('other')
    expect(out.split('\n').at(-1)).toBe('1 problem')
    expect(err).toMatch(/wrong\.json is not a scheme/)
  })

  test('says as JSON what is wrong, for programs', async () => {
    put('wrong.json', '{ "format": ')
    const { code, out } = await attune('scheme', 'check', 'wrong.json', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      problems: [{ code: 'not-json', place: 'Line 1, column 13', words: expect.stringMatching(/ends/) }],
      more: 0,
    })
  })

  test('a test case that does not come out as expected is a problem', async () => {
    const composites = sensIntr9.composites.map((one) => (one.id === 'int_r' ? { ...one, expr: '9 - int' } : one))
    put('slip.json', JSON.stringify({ ...sensIntr9, composites }))
    const { code, out } = await attune('scheme', 'check', 'slip.json')
    expect(code).toBe(1)
    expect(out).toMatch(/^Test case “.*”, expected score “int_r”: “int_r” comes out as 6, and 7 is expected\./m)
  })

  test('says of what is no file, or no text, that it cannot be read', async () => {
    mkdirSync(`${folder.path}/dir.json`)
    writeFileSync(`${folder.path}/bytes.json`, Uint8Array.from([0xff, 0xfe, 0x00, 0xc3]))
    for (const name of ['absent.json', 'dir.json', 'bytes.json'])
      expect(await attune('scheme', 'check', name)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/cannot be read/),
      })
  })

  test('a file that is far too large is not read', async () => {
    put('large.json', ' '.repeat(4_000_001))
    expect((await attune('scheme', 'check', 'large.json')).code).toBe(1)
  })
})

describe('scheme diff', () => {
  test('names each change with its level, and the least version', async () => {
    put('old.json', file(sensIntr9))
    put('new.json', file(reworded))
    const { code, out } = await attune('scheme', 'diff', 'old.json', 'new.json')
    expect(code).toBe(0)
    expect(out).toMatch(/^major {2}Scale “Sensitive responding”: anchor 5/m)
    expect(out.split('\n').at(-1)).toBe('major: version 1.0.0 becomes 2.0.0 or higher')
  })

  test('says that there is no difference', async () => {
    put('old.json', file(sensIntr9))
    expect((await attune('scheme', 'diff', 'old.json', 'old.json')).out).toBe('no difference from version 1.0.0')
  })
})

describe('scheme booklet', () => {
  test('writes the manual as a page, and does not overwrite one unasked', async () => {
    put('t1.json', file(sensIntr9))
    const line = ['scheme', 'booklet', 't1.json', '--to', 't1.html']
    expect(await attune(...line)).toMatchObject({
      code: 0,
      out: `t1.html: the booklet of ${sensIntr9.name}, version 1.0.0`,
    })
    const page = readFileSync(`${folder.path}/t1.html`, 'utf8')
    expect(page).toContain(sensIntr9.ratings[0]?.anchors[0]?.text)
    expect((await attune(...line)).code).toBe(1)
    expect((await attune(...line, '--overwrite')).code).toBe(0)
  })

  test('says why it cannot write', async () => {
    put('t1.json', file(sensIntr9))
    expect(await attune('scheme', 'booklet', 't1.json', '--to', 'nowhere/t1.html')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/folder is not there/),
    })
    expect((await attune('scheme', 'booklet', 't1.json')).code).toBe(2)
  })
})

test.each([[['scheme']], [['scheme', 'check']], [['scheme', 'diff', 'a.json']], [['scheme', 'burn', 'a.json']]])(
  'wrong use ends with 2: %j',
  async (line) => {
    expect((await attune(...line)).code).toBe(2)
  },
)

describe('scheme migrate', () => {
  const line = ['scheme', 'migrate', 'study.attune', '--from', 'play-scales@1.0.0', '--to', 'play-scales@2.0.0']
  const asLead = async (...more: readonly string[]): ReturnType<typeof attune> => {
    vi.stubEnv('ATTUNE_PASSCODE', lockedPasscode)
    return attune(...line, '--as', 'Lea', ...more)
  }
  beforeEach(async () => {
    await lockedStudy(`${folder.path}/study.attune`, 2, 4)
  })

  test('says what would become of the codings, item by item, and changes nothing', async () => {
    const { code, out } = await asLead('--preview')
    expect(code).toBe(0)
    expect(out).toContain('sets/look/codes/toy: map look/object (or open)')
    expect(out).toContain('4 codings: 4 stay locked, 0 go back to their coders, 0 in progress, 0 not begun')
    expect((await asLead('--preview')).out).toBe(out)
  })

  test('brings them over as a file of decisions says, once', async () => {
    put('decisions.json', JSON.stringify({ 'ratings/sen/anchors/3': { choice: 'open' } }))
    const done = await asLead('--decisions', 'decisions.json', '--reason', 'The anchor says it better.', '--json')
    expect(JSON.parse(done.out)).toMatchObject({ toVersion: '2.0.0', counts: { codings: 4 } })
    expect(await asLead('--reason', 'The anchor says it better.')).toMatchObject({ code: 1 })
  })

  test.each([
    ['no reason', line, 2],
    ['a version without a scheme', [...line.slice(0, 3), '--from', '1.0.0', '--to', '2.0.0', '--preview'], 1],
    ['a file of decisions that is not there', [...line, '--preview', '--decisions', 'absent.json'], 1],
  ])('with %s changes nothing and says what is missing', async (_what, words, code) => {
    expect(await attune(...words)).toMatchObject({ code, out: '' })
  })
})
