import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyChange } from '#shared/observation/change.ts'
import { ms } from '#shared/time/ms.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { beginObservation, commitChange } from '../../electron/services/store/observations.ts'
import { createProjectFile, openProjectFile } from '../../electron/services/store/project-file.ts'
import { createAssignments } from '../../electron/services/store/queries/assignments.ts'
import { gridPage } from '../../electron/services/store/queries/grid.ts'
import { insertRecording } from '../../electron/services/store/queries/recordings.ts'
import { publishScheme } from '../../electron/services/store/queries/schemes.ts'
import { studySums } from '../../electron/services/store/queries/sums.ts'
import type { Store, StoreDeps } from '../../electron/services/store/store.ts'

type BenchRow = { name: string; value: number; unit: string; target?: number }

const at = '2026-03-02T09:00:00.000Z'
const deps: StoreDeps = {
  installationId: 'in_bench',
  ownerName: 'bench',
  appVersion: '0',
  now: () => new Date(at),
  backups: false,
}
const scheme = Scheme.parse({
  format: 'attune-scheme/1',
  id: 'bench',
  version: '1.0.0',
  name: 'Bench',
  summary: '',
  basis: { wording: '', informedBy: [], notEquivalentTo: [], reportAs: '' },
  subjects: [{ id: 'baby', role: 'infant', label: 'Baby' }],
  episodes: [{ id: 'play', name: 'Play', nominalS: 60, minCodableS: 15, required: true }],
})

/** The value below which `share` of the sorted times lie. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

/** A study with so many recordings of two time points, each assigned to its one person. */
async function makeStudy(path: string, recordings: number): Promise<{ store: Store; personId: string }> {
  const { store, person } = await createProjectFile(path, { name: 'Bench', firstPerson: { name: 'Bench' } }, deps)
  const by = { personId: person.id, at }
  store.write((db) => {
    publishScheme(db, scheme, by)
    const recordingIds = Array.from({ length: recordings }, (_, n) => {
      const dyad = `D${String(n >> 1).padStart(4, '0')}`
      const timePoint = n % 2 === 0 ? 'before' : 'after'
      const place = { dyad, timePoint, site: `S${n % 3}`, task: '', status: 'received' as const, childAgeWeeks: 20 }
      const episodes = [{ kind: 'play', startMs: ms(0), endMs: ms(60_000) }]
      return insertRecording(db, { ...place, durationMs: ms(60_000), cameras: [], episodes }, path, by)
    })
    createAssignments(db, { recordingIds, scheme, coders: [{ personId: person.id, role: 'primary' }] }, by)
  })
  return { store, personId: person.id }
}

/** Milliseconds from a path to the sums and the first page of the grid, as Home and Study need them. */
async function timeOpening(path: string, personId: string): Promise<number> {
  const started = performance.now()
  const store = await openProjectFile(path, deps)
  studySums(store.read, personId)
  gridPage(store.read, { offset: 0, limit: 50 })
  const took = performance.now() - started
  await store.close().backup
  return took
}

function timeCommits(store: Store, personId: string, commits: number): number[] {
  const by = { personId, at }
  const row = store.read.query<{ id: string }>('SELECT id FROM assignment ORDER BY no LIMIT 1').get()
  const observationId = store.write((db) => beginObservation(db, row?.id ?? '', by)).id
  return Array.from({ length: commits }, (_, n) => {
    const added = {
      [`e${n}`]: {
        type: 'event' as const,
        id: `e${n}`,
        set: 'look',
        code: 'face',
        onsetMs: ms(n * 100),
        offsetMs: ms(n * 100 + 50),
        modifiers: {},
        note: '',
        order: n,
      },
    }
    const change = { ...emptyChange, added }
    const started = performance.now()
    store.write((db) =>
      commitChange(db, { observationId, baseRevision: n, label: 'Add event', change, cause: 'do' }, by),
    )
    return performance.now() - started
  })
}

/** Speed of saving and of opening. Opening is timed by turns, so that a busy moment falls on both sizes alike. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  try {
    const small = await makeStudy(join(folder, 'small.attune'), 15)
    const large = await makeStudy(join(folder, 'large.attune'), 1500)
    const times = timeCommits(small.store, small.personId, 2000).slice(100)
    const total = times.reduce((sum, time) => sum + time, 0)
    times.sort((a, b) => a - b)
    await small.store.close().backup
    await large.store.close().backup
    const opening = { small: [] as number[], large: [] as number[] }
    for (let n = 0; n < 15; n += 1) {
      opening.small.push(await timeOpening(small.store.path, small.personId))
      opening.large.push(await timeOpening(large.store.path, large.personId))
    }
    const [few, many] = [opening.small, opening.large].map((list) =>
      quantile(
        list.sort((a, b) => a - b),
        0.5,
      ),
    )
    return [
      { name: 'commit durable on disk, median', value: quantile(times, 0.5), unit: 'ms' },
      { name: 'commit durable on disk, 95th percentile', value: quantile(times, 0.95), unit: 'ms', target: 20 },
      { name: 'commits per second', value: (times.length * 1000) / total, unit: '1/s' },
      { name: 'open study and first page, 15 recordings', value: few ?? 0, unit: 'ms' },
      { name: 'open study and first page, 1,500 recordings', value: many ?? 0, unit: 'ms' },
      { name: 'the same, 1,500 against 15', value: (many ?? 0) / (few ?? 1), unit: 'x', target: 1.5 },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
