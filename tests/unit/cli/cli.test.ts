import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { read } from 'xlsx'
import { short } from '../../../electron/cli/commands.ts'
import { fromCaller } from '../../../electron/cli/from-caller.ts'
import {
  appIn,
  CODER_PASSCODE,
  LEAD_PASSCODE,
  repositoryRoot,
  smallStudy,
  temporaryFolder,
} from '../../support/study-builder.ts'
import { runCli } from '../../support/run-cli.ts'

const folder = temporaryFolder()
let study = ''

beforeAll(async () => {
  const { app, client } = appIn(folder.path)
  study = (await smallStudy(client, folder.path)).path
  await app.close()
})
afterAll(() => folder.remove())
beforeEach(() => {
  vi.stubEnv('XDG_DATA_HOME', join(folder.path, 'data'))
  vi.stubEnv('INIT_CWD', folder.path)
  vi.stubEnv('ATTUNE_PASSCODE', LEAD_PASSCODE)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe('wrong use ends with 2 and says how it is used', () => {
  test.each([
    [[], 'which command?'],
    [['dance'], '"dance"'],
    [['check'], 'needs a study file'],
    [['export', 'x.attune'], '--to'],
    [['check', 'a', 'b'], 'one word too many'],
    [['check', 'a', '--nonsense'], '--nonsense'],
    [['check', 'a', '--as'], '--as'],
  ])('%j', async (line, says) => {
    const { code, out, err } = await runCli(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
    expect(err).toContain('Exit codes')
  })

  test('asking for help is no wrong use', async () => {
    expect(await runCli(['--help'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('attune <command>') as string,
    })
  })
})

describe('who calls', () => {
  test('has to be said in a study of several people', async () => {
    const { code, err } = await runCli(['check', study])
    expect([code, err.split('\n').length]).toEqual([1, 1])
    expect(err).toContain('--as')
  })

  test('is asked for the passcode, without one in the environment', async () => {
    vi.stubEnv('ATTUNE_PASSCODE', undefined)
    const { code, asked } = await runCli(['check', study, '--as', 'Lea'], LEAD_PASSCODE)
    expect([code, asked]).toEqual([0, ['Passcode of Lea: ']])
  })

  test('is refused where nobody can be asked', async () => {
    vi.stubEnv('ATTUNE_PASSCODE', undefined)
    const { code, err } = await runCli(['check', study, '--as', 'Lea'])
    expect(code).toBe(1)
    expect(err).toContain('ATTUNE_PASSCODE')
  })

  test.each([
    ['a wrong passcode', 'Lea', 'wrong passcode'],
    ['somebody unknown', 'Nobody', LEAD_PASSCODE],
  ])('%s is refused in one line', async (_what, name, passcode) => {
    vi.stubEnv('ATTUNE_PASSCODE', passcode)
    const { code, out, err } = await runCli(['check', study, '--as', name])
    expect([code, out, err.split('\n').length]).toEqual([1, '', 1])
  })

  test.each([[['check']], [['reliability']], [['export', '--to', 'coder.xlsx', '--draft']]])(
    'a coder may not %j, as in the interface',
    async ([command, ...more]) => {
      vi.stubEnv('ATTUNE_PASSCODE', CODER_PASSCODE)
      const { code, err } = await runCli([command ?? '', study, '--as', 'Cora', ...more])
      expect(code).toBe(1)
      expect(err).toContain('lead')
      expect(existsSync(join(folder.path, 'coder.xlsx'))).toBe(false)
    },
  )
})

const asLead = ['--as', 'Lea']

describe('check', () => {
  test('says what is whole', async () => {
    const { code, out } = await runCli(['check', study, ...asLead])
    expect(code).toBe(0)
    expect(out).toMatch(
      /database +ok\nchange log +ok, \d+ entries\noverrides +as recorded\nmedia +2 present, 0 missing, 0 changed/,
    )
    expect(out).toContain('0 locked, 0 open, 2 waiting')
  })

  test('reads every film whole when asked to', async () => {
    const { code, out } = await runCli(['check', study, '--full', ...asLead])
    expect(code).toBe(0)
    expect(out).toContain('read whole    2 as they were, 0 changed')
  })

  test.each([
    ['nothing at that place', 'gone.attune', null],
    ['a file that is no study', 'letter.attune', 'A letter. '.repeat(500)],
    ['an empty file', 'empty.attune', ''],
  ])('%s is refused in one line', async (_what, name, text) => {
    if (text !== null) writeFileSync(join(folder.path, name), text)
    const { code, out, err } = await runCli(['check', name, ...asLead])
    expect([code, out, err.split('\n').length]).toEqual([1, '', 1])
    expect(err).toMatch(/^attune: .+\.$/)
  })
})

describe('reliability', () => {
  test('prints a table whose head names the interval', async () => {
    const { code, out } = await runCli(['reliability', study, ...asLead])
    expect(code).toBe(0)
    expect(out).toContain('0 of 1 recordings coded twice')
    expect(out).toContain('estimate [95 % interval]')
    expect(out).toMatch(/^inf_phase .*not defined: /m)
  })

  test('as JSON prints nothing else', async () => {
    const { code, out } = await runCli(['reliability', study, '--json', ...asLead])
    const printed = JSON.parse(out) as { reliability: { recordings: number }; gate: { mayExport: boolean } }
    expect([code, printed.reliability.recordings, printed.gate.mayExport]).toEqual([0, 1, false])
  })
})

describe('gate', () => {
  test('says of every variable what stops it, and that an export is stopped', async () => {
    const { code, out } = await runCli(['gate', study, ...asLead])
    expect(code).toBe(0)
    expect(out).toMatch(/^inf_phase {2}FAIL/m)
    expect(out).toMatch(/^ {2}G01 FAIL {2}/m)
    expect(out).toContain('an export that is not a draft is stopped')
  })

  test('as JSON prints nothing else, with all checks', async () => {
    const { out } = await runCli(['gate', study, '--json', ...asLead])
    const printed = JSON.parse(out) as { rows: { checks: unknown[] }[]; codings: number }
    expect(printed.rows[0]?.checks).toHaveLength(20)
  })
})

describe('export', () => {
  test('is stopped by the gate with 1, and leaves no file', async () => {
    const { code, err } = await runCli(['export', study, '--to', 'scores.xlsx', ...asLead])
    expect([code, err.split('\n').length, existsSync(join(folder.path, 'scores.xlsx'))]).toEqual([1, 1, false])
  })

  test('of a draft writes where the caller stands, not where npm runs, and not twice unless told', async () => {
    const line = ['export', study, '--to', 'scores.xlsx', '--draft', ...asLead]
    const { code, out } = await runCli(line)
    const path = join(folder.path, 'scores.xlsx')
    expect([code, out.split('\n').at(-1)]).toEqual([0, path])
    expect(read(readFileSync(path)).SheetNames[0]).toBe('README')
    expect((await runCli(line)).code).toBe(1)
    expect((await runCli([...line, '--overwrite'])).code).toBe(0)
    rmSync(path)
  })
})

test('a demo in a place that cannot be written is refused in one line', async () => {
  writeFileSync(join(folder.path, 'a-file'), '')
  const { code, err } = await runCli(['demo', 'a-file/inside'])
  expect([code, err.split('\n').length]).toEqual([1, 1])
})

test('a path means what it means to the caller', () => {
  expect(fromCaller('x.attune')).toBe(join(folder.path, 'x.attune'))
  expect(fromCaller('/abs/x.attune')).toBe('/abs/x.attune')
})

test.each([
  [0.843, '.84'],
  [-0.123, '−.12'],
  [1, '1.00'],
  [-1.5, '−1.50'],
  [-0.001, '.00'],
  [0, '.00'],
])('a figure of %d is printed as %s', (value, text) => {
  expect(short(value)).toBe(text)
})

test('as a program of its own it ends with the code that it was given', () => {
  const program = join(repositoryRoot, 'electron', 'cli', 'attune.ts')
  const ended = (...line: string[]): number | null =>
    spawnSync(process.execPath, [program, ...line], { encoding: 'utf8' }).status
  expect([ended('--help'), ended('dance')]).toEqual([0, 2])
})
