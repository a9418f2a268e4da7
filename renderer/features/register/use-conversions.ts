import { useEffect, useMemo, useRef } from 'react'
import type { ConversionKind, ConversionRow, ConversionStatus } from '#shared/study/media.ts'
import { useBackgroundJob, type BackgroundJob } from '../../host/background-jobs.ts'
import { useClient } from '../../host/client-context.tsx'
import { envelopeOf } from '../../host/reply.ts'
import { useAction } from '../../host/use-action.ts'
import { useJob } from '../../host/use-job.ts'
import { useQuery } from '../../host/use-query.ts'
import type { ProbedFile, Register } from './use-register.ts'

export type Wish = { readonly path: string; readonly kind: ConversionKind }

export type Conversions = {
  /** The copy in the making, or made, of a file by its path. */
  readonly rows: ReadonlyMap<string, ConversionRow>
  readonly job: BackgroundJob<'conversions.run'>
  readonly busy: boolean
  readonly error: unknown
  /** Queues copies and begins with them. They go on when this screen is left. */
  readonly convert: (wishes: readonly Wish[]) => void
  /** Goes on with what is still in the queue. */
  readonly goOn: () => void
  /** Takes copies that nobody has begun out of the queue. */
  readonly leaveOut: (rows: readonly ConversionRow[]) => void
}

/** A file can have several wishes: the one that is furthest counts. */
const weight: readonly ConversionStatus[] = ['failed', 'queued', 'running', 'done']

/** What the screen says in its own way: that a converter is needed, and that copies are being made already. */
const toldElsewhere = ['converter-needed', 'job-already-running']

/** Copies of the register's files. A file whose copy is done is looked into again, and can be added from then on. */
export function useConversions({ files, takeFindings }: Register): Conversions {
  const client = useClient()
  const list = useQuery('conversions.list', {}, { topics: ['conversions'] })
  const job = useBackgroundJob('conversions.run')
  const probe = useJob('media.probe')
  const looked = useRef(new Set<string>())
  const { run: lookInto } = probe
  const { run: start } = job

  const rows = useMemo(
    () =>
      new Map(
        (list.data ?? [])
          .toSorted((a, b) => weight.indexOf(a.status) - weight.indexOf(b.status))
          .map((row) => [row.sourcePath, row]),
      ),
    [list.data],
  )

  useEffect(() => {
    const fresh = files.filter((file) => {
      const row = rows.get(file.path)
      return row?.status === 'done' && !looked.current.has(row.id) && needsCopy(file)
    })
    if (fresh.length === 0) return
    for (const { path } of fresh) looked.current.add(rows.get(path)?.id ?? '')
    void lookInto({ paths: fresh.map((file) => file.path) }).then((probed) => {
      if (probed !== null) takeFindings(probed)
    })
  }, [files, rows, lookInto, takeFindings])

  const convert = useAction(async (wishes: readonly Wish[]) => {
    await client.call('conversions.add', { items: wishes.map(({ path, kind }) => ({ path, kind })) })
    list.refetch()
    void start({})
  })
  const leaveOut = useAction(async (waiting: readonly ConversionRow[]) => {
    for (const { id } of waiting) await client.call('conversions.remove', { id })
    list.refetch()
  })
  const ranInto = toldElsewhere.includes(envelopeOf(job.error).code) ? null : job.error
  return {
    rows,
    job,
    busy: convert.busy || leaveOut.busy,
    error: convert.error ?? leaveOut.error ?? ranInto ?? probe.error ?? list.error,
    convert: (wishes) => void convert.run(wishes),
    goOn: () => void start({}),
    leaveOut: (waiting) => void leaveOut.run(waiting),
  }
}

/** Whether a copy would give what the file itself does not: a picture, or sound. */
export function needsCopy({ probe }: ProbedFile): boolean {
  return probe.ok ? hasMuteSound(probe) : probe.remedies.length > 0
}

/** Sound that is there and is not played. A copy that was made already cannot be bettered by a second one. */
function hasMuteSound({
  soundCodec,
  hasAudio,
  converted,
}: {
  soundCodec: string | null
  hasAudio: boolean
  converted: boolean
}): boolean {
  return soundCodec !== null && !hasAudio && !converted
}
