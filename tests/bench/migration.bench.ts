import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockedScheme } from '../support/locked-scheme.ts'
import { lockedPasscode, lockedStudy } from '../support/locked-study.ts'
import { appIn, jobId } from '../support/study-builder.ts'
import type { BenchRow } from './bench-row.ts'

const asked = { id: lockedScheme.id, from: '1.0.0', to: '2.0.0', decisions: {} }

/**
 * A changed anchor, code and formula in a study of 300 recordings, each coded twice and locked with 260 records: what
 * the preview takes, bringing all of them over, and taking that back.
 */
export async function run(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  try {
    const { path, leadId } = await lockedStudy(join(folder, 'study.attune'), 300, 120)
    const { app, client } = appIn(folder)
    await client.call('study.open', { path })
    await client.call('session.signIn', { personId: leadId, passcode: lockedPasscode })
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now()
      await work()
      return (performance.now() - started) / 1000
    }
    const preview = await timed(() => client.call('migrations.preview', { ...jobId(), ...asked }))
    const reason = 'Measured for the table of speeds.'
    let migrationId = ''
    const apply = await timed(async () => {
      migrationId = (await client.call('migrations.apply', { ...jobId(), ...asked, reason })).id
    })
    const revert = await timed(() => client.call('migrations.revert', { migrationId, reason }))
    await app.close()
    return [
      { name: 'preview of 600 locked codings', value: preview, unit: 's', target: 2 },
      { name: 'bringing them over', value: apply, unit: 's', target: 10 },
      { name: 'taking that back', value: revert, unit: 's' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
