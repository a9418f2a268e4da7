import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { historyOf, loadRecords } from '../../electron/services/store/observations.ts'
import { openProjectFile } from '../../electron/services/store/project-file.ts'
import { storeDeps, studyWithObservation, tempFolder } from './support/study.ts'

const ROUNDS = 50
const script = fileURLToPath(new URL('./support/stream-commits.ts', import.meta.url))

type Host = { codeUntilKilled(): Promise<string[]> }

/** A host that waits to be told to begin. It says which events were saved, until it is killed at a random moment. */
function startHost(path: string, observationId: string, round: number): Host {
  const child = spawn(process.execPath, [script, path, observationId, `r${round}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  const ended = once(child, 'close')
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => (said += text))
  return {
    async codeUntilKilled() {
      child.stdin.write('go')
      await Promise.race([once(child.stdout, 'data'), ended])
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 150)
      await ended
      // A line cut short by the kill was not an acknowledgement.
      return said.split('\n').slice(0, -1)
    },
  }
}

test(`a host killed at ${ROUNDS} random moments loses no acknowledged code`, { timeout: 240_000 }, async () => {
  const folder = tempFolder(tmpdir())
  const { store, path, observationId } = await studyWithObservation(folder.path)
  await store.close().backup
  const acknowledged: string[] = []
  let host = startHost(path, observationId, 0)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const saved = host.codeUntilKilled()
    if (round < ROUNDS) host = startHost(path, observationId, round)
    acknowledged.push(...(await saved))
    const after = await openProjectFile(path, storeDeps())
    expect(after.readOnly).toBeNull()
    expect(after.verify()).toMatchObject({ integrity: 'ok', chain: { ok: true }, overrides: true })
    const records = loadRecords(after.read, observationId)
    expect(acknowledged.filter((id) => records[id] === undefined)).toEqual([])
    // The history tells of every record that is there: rows and log were written together.
    expect(historyOf(after.read, observationId)).toHaveLength(Object.keys(records).length)
    await after.close().backup
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS)
  folder.remove()
})
