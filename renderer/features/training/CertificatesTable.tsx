import { certificateState, type CertificateRow } from '#shared/study/training.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useChooser } from '../../host/chooser.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import { filedDay } from '../../ui/format/time.ts'
import { tell } from '../../ui/toasts.ts'
import styles from './training.module.css'

const states = { valid: 'pass', expired: 'warn', revoked: 'fail' } as const
const stateWords = { valid: 'Valid', expired: 'Expired', revoked: 'Revoked' } as const

type CertificatesTableProps = {
  readonly rows: readonly CertificateRow[]
  /** Left out for coders, who see their own. */
  readonly onRevoke?: (certificate: CertificateRow) => void
}

/** Certificates, the newest first; expired and revoked ones stay. */
export function CertificatesTable({ rows, onRevoke }: CertificatesTableProps) {
  const client = useClient()
  const choose = useChooser()
  const print = useAction(async ({ id, personName, schemeId }: CertificateRow) => {
    const [path] = await choose(
      'save-certificate',
      `certificate-${personName}-${schemeId}.html`.replaceAll(/[\\/:]/g, '-'),
    )
    if (path === undefined) return
    await client.call('certificates.print', { id, path })
    tell('The certificate is saved. Open it in a browser to print it.')
  })
  const now = new Date().toISOString()
  return (
    <>
      <ErrorNotice error={print.error} />
      <Table caption="Certificates" dense>
        <thead>
          <tr>
            <th scope="col">Coder</th>
            <th scope="col">Scheme</th>
            <th scope="col">Issued</th>
            <th scope="col">By</th>
            <th scope="col">Holds until</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="sr-only">Steps</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const state = certificateState(row, now)
            return (
              <tr key={row.id}>
                <th scope="row">{row.personName}</th>
                <td>
                  {row.schemeName} <span className={styles.muted}>v{row.schemeMajor}.x</span>
                </td>
                <td>{filedDay(row.issuedAt)}</td>
                <td>
                  {row.how === 'rule' ? `the rule of “${row.setName ?? ''}”` : row.issuedBy}
                  {row.reason === '' ? null : <span className={styles.why}>{row.reason}</span>}
                </td>
                <td>{filedDay(row.expiresAt)}</td>
                <td>
                  <Badge kind={states[state]}>{stateWords[state]}</Badge>
                  {row.revokedReason === '' ? null : (
                    <span className={styles.why}>
                      {row.revokedBy}: {row.revokedReason}
                    </span>
                  )}
                </td>
                <td>
                  <div className={styles.acts}>
                    <Button
                      small
                      kind="quiet"
                      isDisabled={print.busy}
                      aria-label={`Save to print: ${row.personName}, ${row.schemeName}, ${filedDay(row.issuedAt)}`}
                      onPress={() => void print.run(row)}
                    >
                      Save to print…
                    </Button>
                    {onRevoke === undefined || state !== 'valid' ? null : (
                      <Button
                        small
                        kind="quiet"
                        aria-label={`Revoke: ${row.personName}, ${row.schemeName}`}
                        onPress={() => onRevoke(row)}
                      >
                        Revoke…
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </>
  )
}
