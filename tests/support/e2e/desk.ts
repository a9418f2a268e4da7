import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../electron/launch/paths.ts'
import { startServer, type RunningServer } from './local-server.ts'

/** What a person has: a home folder with recordings in it, and Attune's private folder. Thrown away after the story. */
export type Desk = {
  readonly home: string
  readonly userData: string
  /** A path in the home folder. */
  readonly at: (...parts: readonly string[]) => string
  /** Puts drawn recordings of the demo into a folder of the home folder, under their own names. */
  readonly putRecordings: (folder: string, names: readonly string[]) => void
  /** Starts Attune at this desk. What is still running at the end of the story is ended then. */
  readonly start: (args?: readonly string[]) => Promise<RunningServer>
  /** What all servers of this desk wrote to the terminal, for the report of a failed story. */
  readonly said: () => string
  readonly clear: () => Promise<void>
}

export const demoMedia = (name: string): string => join(root, 'electron/demo/media', name)

export function setUpDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'attune-e2e-'))
  const home = join(folder, 'home')
  const userData = join(folder, 'attune')
  mkdirSync(home)
  const servers: RunningServer[] = []
  const at = (...parts: readonly string[]): string => join(home, ...parts)
  return {
    home,
    userData,
    at,
    putRecordings: (into, names) => {
      mkdirSync(at(into), { recursive: true })
      for (const name of names) copyFileSync(demoMedia(name), at(into, name))
    },
    start: async (args = []) => {
      const server = await startServer({ home, userData }, args)
      servers.push(server)
      return server
    },
    said: () => servers.map((server) => server.said()).join('\n'),
    clear: async () => {
      await Promise.all(servers.map((server) => server.stop()))
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
