import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { emptyChange } from '#shared/observation/change.ts'
import { ms } from '#shared/time/ms.ts'
import { commitChange, openObservation } from '../../../electron/services/store/observations.ts'
import { openProjectFile } from '../../../electron/services/store/project-file.ts'

/**
 * A host that codes as fast as it can until it is killed: `stream-commits.ts STUDY OBSERVATION PREFIX`. It begins when
 * its standard input says so, so that it can be made ready while the last one's work is looked at. Prints the id of each
 * event once it is committed, and closes and opens the study now and then, so that a kill can fall there too.
 */
const [path = '', observationId = '', prefix = ''] = process.argv.slice(2)
const at = '2026-03-02T10:00:00.000Z'
const by = { personId: null, at }
const deps = {
  installationId: 'in_one',
  ownerName: prefix,
  appVersion: '0.0.1',
  now: () => new Date(at),
  backups: false,
}

await once(process.stdin, 'data')

for (let n = 0; ;) {
  const store = await openProjectFile(path, deps)
  let { revision } = openObservation(store.read, observationId)
  for (let step = 0; step < 25; step += 1, n += 1) {
    const id = `${prefix}-${n}`
    const added = {
      [id]: {
        type: 'event' as const,
        id,
        set: 'look',
        code: 'face',
        onsetMs: ms(n),
        offsetMs: ms(n + 1),
        modifiers: {},
        note: 'x'.repeat(n % 400),
        order: n,
      },
    }
    const commit = {
      observationId,
      baseRevision: revision,
      label: 'add',
      change: { ...emptyChange, added },
      cause: 'do' as const,
    }
    revision = store.write((db) => commitChange(db, commit, by)).revision
    writeSync(1, `${id}\n`)
  }
  await store.close().backup
}
