import { Copy } from 'lucide-react'
import type { ConversionRow } from '#shared/study/media.ts'
import { ConverterNotice } from '../../host/ConverterNotice.tsx'
import { useConverter } from '../../host/use-converter.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Card } from '../../ui/Page.tsx'
import { CopiesTable } from './CopiesTable.tsx'
import styles from './media.module.css'
import { ViewSwitch } from './ViewSwitch.tsx'

type CopiesCardProps = {
  readonly rows: readonly ConversionRow[]
  readonly readOnly: boolean
  /** A copy that did not work was put into the queue again. */
  readonly onRetry: () => void
  readonly onFiles: () => void
}

/** The queue of copies and the program that makes them. */
export function CopiesCard({ rows, readOnly, onRetry, onFiles }: CopiesCardProps) {
  const converter = useConverter()
  return (
    <div className={styles.layout}>
      <Card>
        <div className={styles.bar}>
          <ViewSwitch view="copies" copies={rows.length} onView={onFiles} />
        </div>
        <div className={styles.converter}>
          <ConverterNotice converter={converter} always />
        </div>
        {rows.length === 0 ? (
          <EmptyState icon={<Copy size={28} aria-hidden />} title="No copies">
            A file that cannot be played, or that is slow to step through, can have a copy with the same frames at the
            same times. The copy is offered where such a file is met.
          </EmptyState>
        ) : (
          <CopiesTable rows={rows} readOnly={readOnly} onRetry={onRetry} />
        )}
      </Card>
    </div>
  )
}
