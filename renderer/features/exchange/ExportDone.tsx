import { Fragment } from 'react'
import type { ExportResult } from '#shared/contract/views.ts'
import { Badge } from '../../ui/Badge.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Card } from '../../ui/Page.tsx'
import styles from './exchange.module.css'

/** Where the workbook lies and what is in it. */
export function ExportDone({ result }: { readonly result: ExportResult }) {
  return (
    <Card padded>
      <div role="status">
        <h2>
          <Badge kind="pass">{result.draft ? 'The draft is written' : 'The workbook is written'}</Badge>
        </h2>
      </div>
      <p className={styles.path}>{result.path}</p>
      <dl className={styles.sheets}>
        {result.sheets.map((sheet) => (
          <Fragment key={sheet.name}>
            <dt>{sheet.name}</dt>
            <dd>{counted(sheet.rows, 'row')}</dd>
          </Fragment>
        ))}
      </dl>
      <p className={styles.muted}>
        Export {result.exportId}
        {result.overrides > 0 ? `, with ${counted(result.overrides, 'recorded decision')}` : ''}. SHA-256{' '}
        <span title={result.sha256}>{result.sha256.slice(0, 12)}</span>
      </p>
    </Card>
  )
}
