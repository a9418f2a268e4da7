import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppEvent } from '#shared/contract/events.ts'
import {
  appIn,
  codeAndLock,
  codeOf,
  CODER_PASSCODE,
  jobId,
  smallStudy,
  temporaryFolder,
  type SmallStudy,
} from '../../support/study-builder.ts'

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)
let study: SmallStudy

beforeAll(async () => {
  study = await smallStudy(client, folder.path)
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

describe('a coder is not told', () => {
  test('how much was given to others', async () => {
    expect((await client.call('schemes.list', {}))[0]?.assigned).toBe(2)
    await client.call('session.signIn', { personId: study.coder.id, passcode: CODER_PASSCODE })
    expect((await client.call('schemes.list', {}))[0]?.assigned).toBe(1)
  })

  test('what lies in the files of this machine', async () => {
    expect(await codeOf(client.call('media.probe', { ...jobId(), paths: ['/x'] }))).toBe('role-needed')
  })

  test('which recording is opened and locked, by any event', async () => {
    const heard: AppEvent[] = []
    client.subscribe((event) => heard.push(event))
    await codeAndLock(client)
    expect(heard).toContainEqual(expect.objectContaining({ type: 'changed', topic: 'recordings' }))
    expect(JSON.stringify(heard)).not.toContain(study.recordingIds[0])
  })
})
