import { probeFile, type ProbeResult } from '../media/probe.ts'
import type { TaskContext } from '../jobs/tasks.ts'

export type ProbeInput = { readonly paths: readonly string[] }
export type ProbeOutput = readonly { readonly path: string; readonly result: ProbeResult }[]

/** Looks into files one after the other. A file that cannot be coded is an answer, not a failure. */
export async function probeTask({ paths }: ProbeInput, { signal, progress }: TaskContext): Promise<ProbeOutput> {
  const found: { path: string; result: ProbeResult }[] = []
  for (const [n, path] of paths.entries()) {
    signal.throwIfAborted()
    progress(n / paths.length, 'media')
    found.push({ path, result: await probeFile(path, signal) })
  }
  progress(1, 'media')
  return found
}
