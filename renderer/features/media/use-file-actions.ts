import type { ConversionKind, MediaListRow } from '#shared/study/media.ts'
import { useBackgroundJob } from '../../host/background-jobs.ts'
import { useChooser } from '../../host/chooser.tsx'
import { useClient } from '../../host/client-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { counted } from '../../ui/format/figures.ts'
import { tell } from '../../ui/toasts.ts'
import { lookThrough } from '../../host/background-look.ts'

export type FileActions = {
  readonly busy: boolean
  readonly error: unknown
  /** Lets the person show where one file lies now. */
  readonly relink: (row: MediaListRow) => void
  readonly findMoved: () => void
  readonly compare: (rows: readonly MediaListRow[] | 'all', full: boolean) => void
  readonly lookThrough: (rows?: readonly MediaListRow[]) => void
  /** Puts copies into the queue and begins with them. */
  readonly makeCopy: (row: MediaListRow, kind: ConversionKind) => void
  /** Makes the copies that wait. */
  readonly goOn: () => void
}

/** What a lead can do with the files of the study. Long work goes on when the screen is left. */
export function useFileActions(): FileActions {
  const client = useClient()
  const choose = useChooser()
  const check = useBackgroundJob('media.check')
  const search = useBackgroundJob('media.relinkFolder')
  const conversions = useBackgroundJob('conversions.run')
  const relink = useAction(async (row: MediaListRow) => {
    const [path] = await choose('media-files')
    if (path === undefined) return
    const { relinked, stillMissing } = await client.call('media.relink', { mediaId: row.mediaId, path })
    const rest = stillMissing === 0 ? '' : ` ${counted(stillMissing, 'file')} still not found.`
    tell(`${counted(relinked, 'file')} found again.${rest}`)
  })
  const findMoved = useAction(async () => {
    const [folder] = await choose('media-folder')
    if (folder !== undefined) void search.run({ folder })
  })
  const makeCopy = useAction(async (row: MediaListRow, kind: ConversionKind) => {
    await client.call('conversions.add', { items: [{ mediaId: row.mediaId, kind }] })
    void conversions.run({})
  })
  return {
    busy: relink.busy || findMoved.busy || makeCopy.busy,
    error: relink.error ?? findMoved.error ?? makeCopy.error,
    relink: (row) => void relink.run(row),
    findMoved: () => void findMoved.run(),
    compare: (rows, full) =>
      void check.run({ full, ...(rows === 'all' ? {} : { mediaIds: rows.map(({ mediaId }) => mediaId) }) }),
    lookThrough: (rows) => void lookThrough(client, rows === undefined ? { recordings: 'all' } : { rows }),
    makeCopy: (row, kind) => void makeCopy.run(row, kind),
    goOn: () => void conversions.run({}),
  }
}
