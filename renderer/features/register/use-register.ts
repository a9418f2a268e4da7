import { useCallback, useMemo, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { MOST_FILES } from '#shared/contract/media-calls.ts'
import type { Probe } from '#shared/study/recording.ts'
import type { GoodProbe } from '#shared/study/register-check.ts'
import { groupRecordings, type RegisterEntry } from '#shared/study/register.ts'

export type ProbedFile = { readonly path: string; readonly probe: Probe }

/** A recording of this round that is in the study by now. */
export type AddedRecording = {
  readonly recordingId: string
  readonly dyad: string
  readonly timePoint: string
  readonly cameras: number
}

type Content = {
  readonly files: readonly ProbedFile[]
  readonly entries: readonly RegisterEntry[]
  readonly added: readonly AddedRecording[]
}

/** The files on their way into the study: what was found in each, and where each belongs. */
export function useRegister() {
  const [{ files, entries, added }, setContent] = useState<Content>({ files: [], entries: [], added: [] })

  /** Takes in what was found: new files are added to the list, files on it get the newer finding. */
  const takeFindings = useCallback((probed: readonly ProbedFile[]): void => {
    setContent((before) => withFindings(before, probed))
  }, [])
  const removeFiles = useCallback((paths: readonly string[]): void => {
    setContent((before) => without(before, new Set(paths)))
  }, [])
  const setEntries = useCallback((next: readonly RegisterEntry[]): void => {
    setContent((before) => ({ ...before, entries: next }))
  }, [])
  const changeEntry = useCallback((path: string, part: Partial<RegisterEntry>): void => {
    setContent((before) => ({
      ...before,
      entries: before.entries.map((entry) => (entry.path === path ? { ...entry, ...part } : entry)),
    }))
  }, [])
  /** Their files leave the list, so that adding again adds the rest only. */
  const markAdded = useCallback((recordings: readonly AddedRecording[], paths: readonly string[]): void => {
    setContent((before) => ({ ...without(before, new Set(paths)), added: [...before.added, ...recordings] }))
  }, [])

  const recordings = useMemo(() => groupRecordings(entries), [entries])
  const probes = useMemo(
    () => new Map(files.flatMap(({ path, probe }): [string, GoodProbe][] => (probe.ok ? [[path, probe]] : []))),
    [files],
  )
  const lengthOf = useCallback((path: string): number => probes.get(path)?.durationMs ?? 0, [probes])
  return {
    files,
    entries,
    recordings,
    probes,
    added,
    lengthOf,
    takeFindings,
    removeFiles,
    setEntries,
    changeEntry,
    markAdded,
  }
}

export type Register = ReturnType<typeof useRegister>

function withFindings(before: Content, probed: readonly ProbedFile[]): Content {
  const newer = new Map(probed.map((file) => [file.path, file]))
  const known = new Set(before.files.map((file) => file.path))
  const files = [
    ...before.files.map((file) => newer.get(file.path) ?? file),
    ...[...newer.values()].filter((file) => !known.has(file.path)),
  ]
  const good = files.filter((file) => file.probe.ok).map((file) => file.path)
  const listed = new Map(before.entries.map((entry) => [entry.path, entry]))
  return { ...before, files, entries: good.map((path) => listed.get(path) ?? emptyEntry(path)) }
}

function without(before: Content, paths: ReadonlySet<string>): Content {
  return {
    ...before,
    files: before.files.filter((file) => !paths.has(file.path)),
    entries: before.entries.filter((entry) => !paths.has(entry.path)),
  }
}

function emptyEntry(path: string): RegisterEntry {
  return { path, dyad: '', timePoint: '', site: '', task: '', camera: 'both', part: '', pause: '', age: '' }
}

/** A camera card nests its films five deep (`PRIVATE/AVCHD/BDMV/STREAM`), and lies in a folder itself. */
const deepest = 7
/**
 * The media files in a folder and the folders in it, as far as anybody nests recordings. `more`: there are others besides
 * those that can be looked into at once.
 */
export async function mediaIn(
  client: Client,
  folder: string,
): Promise<{ readonly paths: readonly string[]; readonly more: boolean }> {
  const found: string[] = []
  const look = async (dir: string, depth: number): Promise<void> => {
    const listing = await client.call('files.list', { dir, show: 'media' })
    for (const entry of listing.entries) {
      if (found.length > MOST_FILES) return
      if (entry.kind === 'media') found.push(entry.path)
      else if (entry.kind === 'folder' && depth < deepest) await look(entry.path, depth + 1)
    }
  }
  await look(folder, 1)
  return { paths: found.slice(0, MOST_FILES), more: found.length > MOST_FILES }
}
