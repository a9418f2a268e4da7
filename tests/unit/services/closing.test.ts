import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { appIn, codeOf, demoMedia, jobId, temporaryFolder } from '../../support/study-builder.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const trial = () => ({ path: join(folder.path, 'trial.attune'), name: 'Trial', personName: 'Lea' })

describe('closing the application', () => {
  test('waits until long work has heard that it must stop and has tidied up', async () => {
    const { app, client } = appIn(folder.path)
    await client.call('study.create', trial())
    const job = jobId()
    const begun = new Promise<void>((resolve) => {
      client.subscribe((event) => {
        if (event.type === 'progress' && event.jobId === job.jobId) resolve()
      })
    })
    const ended: string[] = []
    const paths = Array.from({ length: 400 }, () => demoMedia('D001-t1-mother.mp4'))
    const work = codeOf(client.call('media.probe', { ...job, paths })).then((code) => ended.push(code))
    await begun
    await app.close()
    expect(ended).toEqual(['cancelled'])
    await work
  })

  test('closes a study that was still being opened, so that another can open it', async () => {
    const first = appIn(join(folder.path, 'one'))
    const making = first.client.call('study.create', trial()).catch(() => undefined)
    await first.app.close()
    await making
    const second = appIn(join(folder.path, 'two'))
    expect((await second.client.call('study.open', { path: trial().path })).readOnly).toBeNull()
    await second.app.close()
  })
})
