import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { DemoEvent, DemoStudy } from '../../../electron/demo/demo-study.ts'
import type { StudySummary } from '#shared/contract/views.ts'
import type { GateReport } from '#shared/study/gate.ts'
import type { ReliabilityReport } from '#shared/study/reliability-view.ts'
import { appIn, codeOf, demoDir, jobId, temporaryFolder } from '../../support/study-builder.ts'

const demo = JSON.parse(readFileSync(join(demoDir, 'demo-study.json'), 'utf8')) as DemoStudy
const folder = temporaryFolder()
const workbook = join(folder.path, 'demo.xlsx')
const { app, client } = appIn(folder.path)
const progress: number[] = []
let summary: StudySummary
let gate: GateReport
let report: ReliabilityReport

type Row = Readonly<Record<string, string | number | null>>
/** Every sheet, read once: a workbook is a large thing to open. */
let sheets: Readonly<Record<string, readonly Row[]>> = {}
const rowsOf = (sheet: string): readonly Row[] => sheets[sheet] ?? []
function readSheets(path: string): Record<string, readonly Row[]> {
  const book = read(readFileSync(path))
  return Object.fromEntries(
    book.SheetNames.map((name) => [name, utils.sheet_to_json<Row>(book.Sheets[name] ?? {}, { defval: null })]),
  )
}
const verdictOf = (variable: string): string | undefined => gate.rows.find((row) => row.variable === variable)?.verdict

beforeAll(async () => {
  // What a killed process leaves must not be taken for the demo, nor keep it from being built.
  mkdirSync(join(folder.path, 'demo'))
  writeFileSync(join(folder.path, 'demo', 'building Demo study.attune'), 'half of a demo')
  client.subscribe((event) => {
    if (event.type === 'progress') progress.push(event.fraction)
  })
  summary = await client.call('study.openDemo', jobId())
  report = await client.call('reliability.report', jobId())
  gate = await client.call('gate.report', jobId())
  await client.call('export.run', { ...jobId(), path: workbook, draft: true })
  sheets = readSheets(workbook)
}, 180_000)
afterAll(async () => {
  await app.close()
  folder.remove()
})

describe('the demo study', () => {
  test('has twenty recordings of ten dyads, all coded, sixteen of them twice', () => {
    expect(summary.sums).toMatchObject({ recordings: 20, dyads: 10, codable: 20, locked: 20, lockedTwice: 16 })
    expect([report.recordings, report.doubleCoded]).toEqual([20, 16])
  })

  test('seats its lead, who is nobody real, and knows that it is the demo', () => {
    expect([summary.isDemo, summary.session.person?.name]).toEqual([true, 'Alex'])
  })

  test('lies alone in its folder: nothing half-made is left beside it', () => {
    const names = readdirSync(join(folder.path, 'demo'))
    expect(names).toContain('Demo study.attune')
    expect(names.filter((name) => !name.startsWith('Demo study.attune'))).toEqual([])
  })

  test('tells how far it is, never backwards', () => {
    expect(progress.length).toBeGreaterThan(3)
    const building = progress.slice(0, progress.indexOf(Math.max(...progress.slice(0, 20))) + 1)
    expect([...building].sort((a, b) => a - b)).toEqual(building)
  })

  test('has a variable that passes, one that warns and one that fails', () => {
    expect(['sen_play', 'wdr_play', 'int_reun'].map(verdictOf)).toEqual(['pass', 'warn', 'fail'])
    expect(gate.mayExport).toBe(false)
  })

  test('comes with one recorded decision, for the rating that fails', () => {
    const decided = gate.rows.filter(({ overrideId }) => overrideId !== null).map(({ variable }) => variable)
    expect(decided).toEqual(['int_reun', 'int_r_reun'])
  })

  test('breaks no rule of its schemes, every recording is covered, and its films are as they were', () => {
    const checks = gate.rows.flatMap((row) => row.checks)
    expect(
      new Set(checks.filter(({ id }) => ['G01', 'G17', 'G18'].includes(id)).map(({ verdict }) => verdict)),
    ).toEqual(new Set(['pass']))
  })
})

describe('its workbook, read back', () => {
  const named = (list: readonly { id: string; name: string }[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? ''
  const wideRow = (recording: string): Row => {
    const { dyad, timePoint } = demo.recordings.find(({ id }) => id === recording) ?? { dyad: '', timePoint: '' }
    const time = named(demo.timePoints, timePoint)
    const row = rowsOf('scores_rec_wide').find((one) => one['dyad_id'] === dyad && one['time_id'] === time)
    if (row === undefined) throw new Error(`no row of ${recording}`)
    return row
  }

  test('has the primary coder’s rating in every cell, and nothing where they gave none', () => {
    const primary = demo.observations.filter(({ role, scheme }) => role === 'primary' && scheme === 'T1')
    const expected = primary.flatMap(({ recording, ratings }) =>
      ratings.map(({ rating, episode, value }) => [recording, `${rating}_${episode}`, value]),
    )
    const found = expected.map(([recording, name]) => [recording, name, wideRow(String(recording))[String(name)]])
    expect(found).toEqual(expected)
    expect(expected.length).toBeGreaterThan(100)
  })

  // Added up by hand from the demo's script: time of "enjoying together" over the length of the play episode.
  test.each([
    ['D002-t2', (2520 + 4040 + 2720) / 19_000],
    ['D001-t1', 0],
  ])('has the share of play that the baby of %s spent enjoying it: %d', (recording, share) => {
    expect(wideRow(recording)['p_ipos_play']).toBeCloseTo(share, 12)
  })

  test('has each event once, at its millisecond, with its coder’s role', () => {
    const spell = (role: string, { set, code, onset, offset }: DemoEvent): string =>
      `${role} ${set} ${code} ${onset} ${offset ?? ''}`
    const expected = demo.observations
      .filter(({ role }) => role !== 'master')
      .flatMap(({ role, events }) => events.map((event) => spell(role, event)))
    const found = rowsOf('events_long').map(
      (row) => `${row['coder_role']} ${row['set_id']} ${row['code']} ${row['onset_ms']} ${row['offset_ms'] ?? ''}`,
    )
    expect(found.sort()).toEqual(expected.sort())
  })

  test('has the figures of the report', () => {
    const figures = rowsOf('reliability').map((row) => [
      row['variable'],
      row['estimate'],
      row['ci_lower'],
      row['n'],
      row['verdict'],
    ])
    const expected = report.variables.map(({ variable, estimate, n }) => [
      variable,
      estimate.ok ? estimate.value : null,
      estimate.ok ? estimate.lo : null,
      n,
      verdictOf(variable),
    ])
    expect(figures).toEqual(expected)
  })

  test('names nobody and no file', () => {
    expect(Object.keys(sheets)).toHaveLength(8)
    const text = JSON.stringify(sheets)
    for (const secret of ['Robin', 'Kim', 'Alex', '.mp4', folder.path, demoDir]) expect(text).not.toContain(secret)
  })
})

describe('a decision of the lead', () => {
  test('is recorded with what was seen and asked, and lets the variable out', async () => {
    const stopping = gate.rows.filter(({ verdict }) => verdict === 'fail')
    for (const scheme of new Set(stopping.map((row) => row.scheme))) {
      const record = await client.call('gate.override', {
        scheme,
        variables: stopping.filter((row) => row.scheme === scheme).map((row) => row.variable),
        reasonCode: 'pilot_only',
        reasonText: 'Recorded for the test of the demo.',
      })
      expect(record.checks).toEqual(['G07'])
    }
    const released = join(folder.path, 'released.xlsx')
    const result = await client.call('export.run', { ...jobId(), path: released, draft: false })
    expect(result).toMatchObject({ draft: false, overrides: 3 })
    const rows = readSheets(released)['overrides'] ?? []
    const seen = report.variables.find(({ variable }) => variable === 'int_reun')?.estimate
    expect(rows.find((row) => row['variable'] === 'int_reun')).toMatchObject({
      estimate: seen?.ok === true ? seen.value : null,
      required_point: 0.7,
      required_ci_lower: 0.5,
      required_min_n: 15,
    })
  })

  test('is refused for a variable that does not fail', async () => {
    const [row] = gate.rows.filter(({ variable }) => variable === 'sen_play')
    const decision = {
      scheme: row?.scheme ?? '',
      variables: ['sen_play'],
      reasonCode: 'other' as const,
      reasonText: 'without any need',
    }
    expect(await codeOf(client.call('gate.override', decision))).toBe('override-nothing-fails')
  })
})

test('a build that is cancelled leaves no demo, and the study that was open stays open', async () => {
  const other = temporaryFolder()
  const second = appIn(other.path)
  try {
    await second.client.call('study.create', { path: join(other.path, 'mine'), name: 'Mine', personName: 'Lea' })
    const job = jobId()
    second.client.subscribe((event) => {
      // When most recordings are in and some are coded.
      if (event.type === 'progress' && event.fraction > 0.75) void second.client.call('jobs.cancel', job)
    })
    expect(await codeOf(second.client.call('study.openDemo', job))).toBe('cancelled')
    expect(existsSync(join(other.path, 'demo', 'Demo study.attune'))).toBe(false)
    expect(readdirSync(join(other.path, 'demo'))).toEqual([])
    expect((await second.client.call('study.current', {}))?.name).toBe('Mine')
  } finally {
    await second.app.close()
    other.remove()
  }
})
