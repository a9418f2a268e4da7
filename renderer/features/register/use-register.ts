import { useMemo, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { Probe } from '#shared/study/recording.ts'
import { groupRecordings, type RegisterEntry } from '#shared/study/register.ts'

export type ProbedFile = { readonly path: string; readonly probe: Probe }
export type GoodProbe = Extract<Probe, { ok: true }>

/** The files on their way into the study: what was found in each, and where each belongs. */
export function useRegister() {
  const [files, setFiles] = useState<readonly ProbedFile[]>([])
  const [entries, setEntries] = useState<readonly RegisterEntry[]>([])

  const addFiles = (probed: readonly ProbedFile[]): void => {
    const known = new Set(files.map((file) => file.path))
    const fresh = probed.filter((file) => !known.has(file.path))
    setFiles([...files, ...fresh])
    setEntries([...entries, ...fresh.filter((file) => file.probe.ok).map((file) => emptyEntry(file.path))])
  }
  const removeFile = (path: string): void => {
    setFiles(files.filter((file) => file.path !== path))
    setEntries(entries.filter((entry) => entry.path !== path))
  }
  const recordings = useMemo(() => groupRecordings(entries), [entries])
  const probes = useMemo(
    () => new Map(files.flatMap(({ path, probe }) => (probe.ok ? [[path, probe] as const] : []))),
    [files],
  )
  return { files, entries, recordings, probes, addFiles, removeFile, setEntries }
}

export type Register = ReturnType<typeof useRegister>

function emptyEntry(path: string): RegisterEntry {
  return { path, dyad: '', timePoint: '', site: '', task: '', camera: 'both', age: '' }
}

const deepest = 4
const most = 2000

/** All media files in a folder and the folders in it, as far as anybody nests recordings. */
export async function mediaIn(client: Client, folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const look = async (dir: string, depth: number): Promise<void> => {
    const listing = await client.call('files.list', { dir, show: 'media' })
    for (const entry of listing.entries) {
      if (found.length >= most) return
      if (entry.kind === 'media') found.push(entry.path)
      else if (entry.kind === 'folder' && depth < deepest) await look(entry.path, depth + 1)
    }
  }
  await look(folder, 1)
  return found
}
