import { bringOver } from '../../../electron/services/store/bring-over.ts'
import { openProjectFile } from '../../../electron/services/store/project-file.ts'
import { migrationTask } from '../../../electron/services/study/migration-task.ts'

/** A host that is killed when every coding is brought over but nothing is committed: `kill-bringing-over.ts STUDY PERSON`. */
const [path = '', personId = ''] = process.argv.slice(2)
const at = '2026-03-02T10:00:00.000Z'
const deps = { installationId: 'in_one', ownerName: 'x', appVersion: '0', now: () => new Date(at), backups: false }

const asked = { id: 'play-scales', from: '1.0.0', to: '2.0.0', decisions: {} }
const context = { signal: new AbortController().signal, progress: () => undefined }
const { preview, codings } = await migrationTask({ study: { path, key: undefined }, asked, keep: true }, context)
const store = await openProjectFile(path, deps)
store.write((db) => {
  const { plan, counts } = preview
  bringOver(db, { plan, decisions: {}, reason: 'Killed before it was done.', counts, codings }, { personId, at })
  process.kill(process.pid, 'SIGKILL')
})
