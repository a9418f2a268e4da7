import { Award } from 'lucide-react'
import { useState } from 'react'
import type { CertificateRow } from '#shared/study/training.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Card } from '../../ui/Page.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { tell } from '../../ui/toasts.ts'
import { CertificatesTable } from './CertificatesTable.tsx'
import { IssueWithoutRunDialog } from './IssueDialog.tsx'
import styles from './training.module.css'

/** Every certificate of the study. */
export function AllCertificates() {
  const client = useClient()
  const list = useQuery('certificates.list', {}, { topics: ['training'] })
  const [revoking, setRevoking] = useState<CertificateRow | null>(null)
  const [issuing, setIssuing] = useState(false)
  const revoke = useAction(async (id: string, reason: string) => {
    await client.call('certificates.revoke', { id, reason })
    tell('The certificate is revoked. It stays listed.')
    setRevoking(null)
  })
  if (list.data === undefined) return list.error === null ? <Loading /> : <ErrorNotice error={list.error} />
  const issue = <Button onPress={() => setIssuing(true)}>Issue without a test…</Button>
  return (
    <>
      <Card>
        {list.data.length === 0 ? (
          <EmptyState icon={<Award size={28} aria-hidden />} title="No certificates yet" actions={issue}>
            A test that meets its rule brings one by itself. A lead may issue one with a reason.
          </EmptyState>
        ) : (
          <CertificatesTable rows={list.data} onRevoke={setRevoking} />
        )}
      </Card>
      {list.data.length === 0 ? null : <div className={styles.acts}>{issue}</div>}
      {issuing ? <IssueWithoutRunDialog onClose={() => setIssuing(false)} /> : null}
      {revoking === null ? null : (
        <ReasonDialog
          title={`Revoke the certificate of ${revoking.personName}?`}
          intro={`For ${revoking.schemeName}. Codings locked while it held keep it; it ends now and stays listed.`}
          step="Revoke"
          isBusy={revoke.busy}
          error={<ErrorNotice error={revoke.error} />}
          onClose={() => setRevoking(null)}
          onDone={(reason) => void revoke.run(revoking.id, reason)}
        />
      )}
    </>
  )
}
