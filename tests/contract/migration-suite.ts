import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AppEvent } from '../../shared/contract/events.ts'
import { changedScheme, lockedScheme } from '../support/locked-scheme.ts'
import { lockedPasscode, lockedStudy, type LockedStudy } from '../support/locked-study.ts'
import { codeOf, jobId, temporaryFolder } from '../support/study-builder.ts'
import type { Connect, Connected } from './connected.ts'

const asked = { id: lockedScheme.id, from: lockedScheme.version, to: changedScheme.version, decisions: {} }
const reason = 'The anchor was clarified after the pilot.'

/** Bringing codings to another version, alike over every transport. */
export function migrationSuite(connect: Connect): void {
  const folder = temporaryFolder()
  let app: Connected
  let study: LockedStudy
  const signIn = (personId: string): Promise<unknown> =>
    app.client.call('session.signIn', { personId, passcode: lockedPasscode })

  beforeAll(async () => {
    study = await lockedStudy(`${folder.path}/study.attune`, 2, 4)
    app = await connect(folder.path)
    await app.client.call('study.open', { path: study.path })
  })
  afterAll(async () => {
    await app.close()
    folder.remove()
  })

  test('is for leads, and needs a reason', async () => {
    await signIn(study.coderId)
    expect(await codeOf(app.client.call('migrations.preview', { ...jobId(), ...asked }))).toBe('role-needed')
    await signIn(study.leadId)
    const short = { ...jobId(), ...asked, reason: 'short' }
    expect(await codeOf(app.client.call('migrations.apply', short))).toBe('input-invalid')
  })

  test('is previewed, done with progress, listed and taken back', async () => {
    const preview = await app.client.call('migrations.preview', { ...jobId(), ...asked })
    expect(preview.counts).toMatchObject({ codings: 4, stayLocked: 4 })
    const job = jobId()
    const heard: AppEvent[] = []
    app.client.subscribe((event) => heard.push(event))
    const row = await app.client.call('migrations.apply', { ...job, ...asked, reason })
    // Over HTTP events come on a line of their own, and may be behind the answer.
    await vi.waitFor(() => {
      expect(heard).toContainEqual(expect.objectContaining({ type: 'progress', jobId: job.jobId, note: 'writing' }))
    })
    expect(await app.client.call('migrations.list', { id: asked.id })).toEqual([row])
    expect(await app.client.call('migrations.codings', { migrationId: row.id })).toHaveLength(4)
    const back = await app.client.call('migrations.revert', { migrationId: row.id, reason })
    expect(back.revertedBy).toBe('Lea')
  })

  test('refuses what is not there in the same words', async () => {
    expect(await codeOf(app.client.call('migrations.codings', { migrationId: 'mig_none' }))).toBe('migration-not-found')
    const nowhere = { ...jobId(), ...asked, to: '9.9.9' }
    expect(await codeOf(app.client.call('migrations.preview', nowhere))).toBe('scheme-not-found')
  })
}
