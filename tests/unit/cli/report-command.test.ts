import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  appIn,
  CODER_PASSCODE,
  jobId,
  LEAD_PASSCODE,
  smallStudy,
  temporaryFolder,
} from '../../support/study-builder.ts'
import { runCli, type CliEnd } from '../../support/run-cli.ts'

const folder = temporaryFolder()
let study = ''

beforeAll(async () => {
  const { app, client } = appIn(folder.path)
  study = (await smallStudy(client, folder.path)).path
  await client.call('reliability.saveReport', { ...jobId(), path: join(folder.path, 'by-hand.html') })
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

const at = (name: string): string => join(folder.path, name)
const text = (name: string): string => readFileSync(at(name), 'utf8')

/** Runs `report` on the study; nobody is there to be asked. */
const report = (...more: readonly string[]): Promise<CliEnd> => runCli(['report', study, ...more])

const asLead = ['--as', 'Lea']
/** When a page was made, and with which version (that of the test's host is none), is all that may differ. */
const comparable = (page: string): string =>
  page.replace(/Made \d{4}-\d\d-\d\d \d\d:\d\d UTC/, 'Made').replaceAll(/Attune \d+\.\d+\.\d+(?:-\w+)?/g, 'Attune')

describe('report', () => {
  test('writes the page that the interface saves, where the caller stands, and prints where', async () => {
    expect(await report('--to', 'night.html', ...asLead)).toEqual({
      code: 0,
      out: at('night.html'),
      err: '',
      asked: [],
    })
    expect(text('night.html')).toMatch(/^<!doctype html>/)
    expect(comparable(text('night.html'))).toBe(comparable(text('by-hand.html')))
  })

  test('gives a name without an ending that of a page', async () => {
    expect(await report('--to', 'plain', ...asLead)).toMatchObject({ code: 0, out: at('plain.html') })
    expect(existsSync(at('plain'))).toBe(false)
  })

  test.each(['kept.html', 'kept'])(
    'keeps the file that is there when told %s, unless told to overwrite it',
    async (to) => {
      writeFileSync(at('kept.html'), 'ours')
      const refused = await report('--to', to, ...asLead)
      expect([refused.code, refused.out, refused.err.split('\n').length, text('kept.html')]).toEqual([1, '', 1, 'ours'])
      expect((await report('--to', to, '--overwrite', ...asLead)).code).toBe(0)
      expect(text('kept.html')).toContain('reliability')
    },
  )

  test('needs to be told where: wrong use', async () => {
    const { code, err } = await report(...asLead)
    expect(code).toBe(2)
    expect(err).toContain('report needs --to PAGE.html')
  })

  test('into a folder that is not there is refused in one line, and leaves nothing', async () => {
    const { code, err } = await report('--to', 'nowhere/page.html', ...asLead)
    expect([code, err.split('\n').length, existsSync(at('nowhere'))]).toEqual([1, 1, false])
  })

  test('over a folder is refused in one line', async () => {
    mkdirSync(at('folder.html'))
    const { code, err } = await report('--to', 'folder.html', '--overwrite', ...asLead)
    expect([code, err.split('\n').length]).toEqual([1, 1])
  })

  test('is for leads, as in the interface', async () => {
    vi.stubEnv('ATTUNE_PASSCODE', CODER_PASSCODE)
    const { code, err } = await report('--to', 'coder.html', '--as', 'Cora')
    expect([code, existsSync(at('coder.html'))]).toEqual([1, false])
    expect(err).toContain('lead')
  })
})
