import { CircleCheckBig, Film } from 'lucide-react'
import { useState } from 'react'
import type { MediaPage } from '#shared/study/media.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Card } from '../../ui/Page.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { FilePanel } from './FilePanel.tsx'
import { FilesTable } from './FilesTable.tsx'
import styles from './media.module.css'
import type { FileActions } from './use-file-actions.ts'
import { ViewSwitch } from './ViewSwitch.tsx'

export type Show = 'all' | 'attention'

export const FILES_A_PAGE = 100

type FilesCardProps = {
  readonly page: MediaPage | undefined
  readonly failed: boolean
  /** How many copies are in the other view. */
  readonly copies: number
  readonly show: Show
  readonly offset: number
  readonly actions: FileActions
  readonly readOnly: boolean
  readonly onShow: (show: Show) => void
  readonly onMove: (offset: number) => void
  readonly onCopies: () => void
}

export function FilesCard(props: FilesCardProps) {
  const { page, show, actions, readOnly } = props
  const [openId, setOpenId] = useState<string | null>(null)
  const open = page?.rows.find((row) => row.mediaId === openId) ?? null
  return (
    <div className={cx(styles.layout, open !== null && styles.withPanel)}>
      <Card>
        {page === undefined || page.sums.files === 0 ? null : (
          <div className={styles.bar}>
            <ViewSwitch view="files" copies={props.copies} onView={props.onCopies} />
            <Segments
              label="Which files"
              value={show}
              onChange={props.onShow}
              options={[
                { id: 'all', label: 'All files' },
                { id: 'attention', label: 'Needs a look' },
              ]}
            />
          </div>
        )}
        {page === undefined && !props.failed ? <Loading /> : null}
        {page === undefined ? null : page.sums.files === 0 ? (
          <NoFiles />
        ) : page.total === 0 ? (
          <AllWell page={page} />
        ) : (
          <>
            <FilesTable rows={page.rows} openId={open?.mediaId ?? null} onOpen={setOpenId} />
            <Pager offset={props.offset} size={FILES_A_PAGE} total={page.total} noun="file" onMove={props.onMove} />
          </>
        )}
      </Card>
      {open === null ? null : (
        <FilePanel
          key={open.mediaId}
          row={open}
          actions={actions}
          readOnly={readOnly}
          onClose={() => setOpenId(null)}
        />
      )}
    </div>
  )
}

function NoFiles() {
  return (
    <EmptyState
      icon={<Film size={28} aria-hidden />}
      title="No files yet"
      actions={
        <Button kind="primary" onPress={() => goTo({ screen: 'add' })}>
          Add recordings…
        </Button>
      }
    >
      When recordings are added, each of their files is listed here with its state.
    </EmptyState>
  )
}

function AllWell({ page }: { readonly page: MediaPage }) {
  const unseen = page.sums.withoutPictureCheck > 0
  return (
    <EmptyState icon={<CircleCheckBig size={28} aria-hidden />} title="Nothing needs a look">
      Every file is in its place{page.sums.changed === 0 ? ' and as it was last compared' : ''}.
      {unseen ? ' Files that have not been looked through yet may still hold something.' : ''}
    </EmptyState>
  )
}
