import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'
import type { Client } from '#shared/contract/client.ts'
import type { StudySummary } from '#shared/contract/views.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { Person, Role } from '#shared/study/people.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { assignments, detailOf, dyads, gateOf, reliability, timePoints, work } from './fake-study.ts'

/** What the screens are looked at with: much, nothing, refusals, a coder at the desk, nobody signed in. */
export type Scenario = 'full' | 'empty' | 'failing' | 'coder' | 'signed-out' | 'no-study'

type Answers = { [N in CallName]?: (input: CallInput<N>) => CallOutput<N> }

const person = (id: string, name: string, roles: readonly Role[], active = true): Person => ({
  id,
  name,
  roles,
  active,
  hasPasscode: true,
})
const lead = person('lead', 'Lead 1', ['coder', 'lead', 'data_manager'])
const coder = person('primary', 'Coder 1', ['coder'])
const people = [
  lead,
  coder,
  person('second', 'Coder 2', ['coder']),
  person('left', 'Coder 3, who left in spring and has a long name', ['coder'], false),
]

function summaryFor(scenario: Scenario): StudySummary | null {
  if (scenario === 'no-study') return null
  const empty = scenario === 'empty'
  const count = (n: number): number => (empty ? 0 : n)
  const signedIn = scenario === 'coder' ? coder : scenario === 'signed-out' ? null : lead
  return {
    id: 'study',
    name: 'Early Bonds trial',
    path: '/home/lab/early-bonds.attune',
    readOnly: scenario === 'failing' ? 'damaged' : null,
    isDemo: false,
    session: { person: signedIn, signInNeeded: !empty },
    sums: {
      dyads: count(74),
      timePoints: empty ? [] : timePoints,
      sites: empty ? [] : ['North', 'South'],
      tasks: [],
      recordings: count(222),
      received: count(212),
      codable: count(208),
      locked: count(171),
      lockedTwice: count(48),
      schemes: count(2),
      people: empty ? 1 : people.length,
      myOpenWork: count(5),
    },
  }
}

const isDemoCopy = (id: string): boolean => id.includes('demo')

const none = { total: 0, rows: [] }

function answersFor(scenario: Scenario): Answers {
  const empty = scenario === 'empty'
  let overridden = false
  const schemes = templates.filter((scheme) => !isDemoCopy(scheme.id))
  return {
    'app.info': () => ({
      version: '0.1.0',
      host: 'browser',
      startDir: '/home/lab',
      templates: templates.map(({ id, name, summary }) => ({ id, name, summary, demo: isDemoCopy(id) })),
    }),
    'recent.list': () =>
      empty || scenario === 'no-study'
        ? []
        : [
            {
              path: '/home/lab/early-bonds.attune',
              name: 'Early Bonds trial',
              openedAt: '2026-11-20T09:12:00Z',
              present: true,
            },
            {
              path: '/media/share/projects/still-face/2025/replication/still-face-replication.attune',
              name: 'Still-face replication, second cohort with a rather long name',
              openedAt: '2026-10-02T09:12:00Z',
              present: true,
            },
            { path: '/home/lab/pilot.attune', name: 'Pilot', openedAt: '2026-03-01T09:12:00Z', present: false },
          ],
    'study.current': () => summaryFor(scenario),
    'people.list': () => (empty ? [lead] : people),
    'recordings.grid': ({ offset, limit, text = '' }) => {
      const rows = empty ? [] : dyads.filter((dyad) => dyad.dyad.includes(text))
      return { total: rows.length, timePoints, rows: rows.slice(offset, offset + limit) }
    },
    'recordings.get': ({ id }) => detailOf(id),
    'schemes.list': () =>
      empty
        ? []
        : schemes.map(({ id, version, name }) => ({
            id,
            version,
            name,
            status: 'published',
            hash: 'a3f1c09b77d2e4',
            publishedAt: '2026-09-01T08:00:00Z',
            assigned: 96,
          })),
    'schemes.get': ({ id }) => {
      const scheme = schemes.find((one) => one.id === id)
      if (scheme === undefined) throw new AppError('scheme-not-found')
      return scheme
    },
    'assignments.list': ({ recordingId }) => {
      const rows = assignments.filter((row) => recordingId === undefined || row.recordingId === recordingId)
      return empty ? none : { total: rows.length, rows }
    },
    'assignments.create': ({ recordingIds, coders }) => ({ created: recordingIds.length * coders.length }),
    'work.mine': () => (empty ? [] : work),
    'reliability.report': () =>
      empty ? { ...reliability, recordings: 0, doubleCoded: 0, variables: [] } : reliability,
    'gate.report': () =>
      empty
        ? { rows: [], mayExport: false, counts: { pass: 0, warn: 0, fail: 0, not_assessed: 0 } }
        : gateOf(overridden),
    'gate.override': () => {
      overridden = true
      return overrideRecord
    },
    'gate.overrides': () => (overridden ? [overrideRecord] : []),
    'files.choose': () => ({ native: false, paths: [] }),
    'files.list': ({ dir }) => ({
      dir: dir === '' ? '/home/lab' : dir,
      parent: '/home',
      places: [
        { name: 'Home', path: '/home/lab' },
        { name: 'Videos', path: '/home/lab/Videos' },
      ],
      entries: [
        {
          name: 'session films',
          path: `${dir}/session films`,
          kind: 'folder',
          bytes: 0,
          modifiedAt: '2026-11-01T08:00:00Z',
        },
        ...[
          'D001_Baseline_mother',
          'D001_Baseline_baby',
          'D002_Baseline_mother',
          'D002_Baseline_baby',
          'visit 3, corridor',
        ].map((name) => ({
          name: `${name}.mp4`,
          path: `${dir}/${name}.mp4`,
          kind: 'media' as const,
          bytes: 348_000_000,
          modifiedAt: '2026-11-02T08:00:00Z',
        })),
      ],
    }),
    'media.probe': ({ paths }) =>
      paths.map((path) => ({
        path,
        probe: path.includes('corridor')
          ? { ok: false, code: 'media-codec-unplayable', params: { codec: 'HEVC', name: 'visit 3, corridor.mp4' } }
          : {
              ok: true,
              container: 'mp4',
              codec: 'H.264',
              width: 1280,
              height: 720,
              rotation: 0,
              hasAudio: true,
              frames: 9000,
              durationMs: 360_000,
              variableRate: false,
            },
      })),
    'recordings.import': ({ rows }) =>
      rows.map((_, row) =>
        row === 1
          ? { row, ok: false, code: 'recording-exists', params: { dyad: 'D002', timePoint: 'Baseline' } }
          : { row, ok: true },
      ),
    'export.run': ({ path, draft, overwrite = false }) => {
      if (scenario === 'failing' && !overwrite) throw new AppError('export-exists')
      const sheets = [
        'README',
        'scores_rec_wide',
        'scores_long',
        'events_long',
        'reliability',
        'codebook',
        'provenance',
        'overrides',
      ]
      return {
        exportId: 'x-2026-11-21-01',
        path,
        sha256: 'c0ffee12ab34',
        draft,
        sheets: sheets.map((name, index) => ({ name, rows: 10 + index * 211 })),
        counts: gateOf(true).counts,
        overrides: 1,
      }
    },
  }
}

const overrideRecord = {
  id: 'ov-1',
  scheme: 'sens-intr-9',
  variables: ['v4'],
  checks: ['G07' as const],
  observed: {},
  required: {},
  reasonCode: 'few_double_coded' as const,
  reasonText: 'Six more recordings are coded twice in January.',
  decidedBy: 'Lead 1',
  decidedAt: '2026-11-21T14:05:11Z',
  appVersion: '0.1.0',
  prevHash: '',
  hash: 'f00',
}

/** A client with made-up answers and no host behind it: for looking at screens, not for testing what they do. */
export function fakeClient(scenario: Scenario): Client {
  const answers: Answers = answersFor(scenario)
  return {
    call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      const answer: ((input: CallInput<N>) => CallOutput<N>) | undefined = answers[name]
      const reads = [
        'app.info',
        'study.current',
        'people.list',
        'recent.list',
        'files.choose',
        'files.list',
        'media.probe',
        'export.run',
      ]
      if (answer === undefined || (scenario === 'failing' && !reads.includes(name) && !name.endsWith('report'))) {
        return Promise.reject(new AppError('internal'))
      }
      return Promise.resolve().then(() => answer(input))
    },
    subscribe: () => () => undefined,
  }
}
