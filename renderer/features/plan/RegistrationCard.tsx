import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { instant } from '../../ui/format/time.ts'
import { Card } from '../../ui/Page.tsx'
import { tell } from '../../ui/toasts.ts'
import type { PlanView } from '#shared/study/plan-change.ts'
import { shownValue } from './plan-fields.ts'
import styles from './plan.module.css'

type RegistrationCardProps = { readonly view: PlanView; readonly onRegistered: () => void }

/** What will be exported, kept before it is seen. A newer registration follows an older one; none is taken away. */
export function RegistrationCard({ view: { registration, plan }, onRegistered }: RegistrationCardProps) {
  const client = useClient()
  const register = useAction(async () => {
    await client.call('study.registerPlan', {})
    tell('The plan was registered.')
    onRegistered()
  })
  return (
    <Card padded>
      <h2>Registered export</h2>
      {registration === null ? (
        <p className={styles.muted}>
          Nothing is registered. Registering keeps which variables will be exported, and the rule for the analysis score
          ({shownValue('analysisScore', plan.analysisScore)}). An export that differs says so from then on.
        </p>
      ) : (
        <>
          <p>
            {counted(registration.variables, 'variable')}. Analysis score:{' '}
            {shownValue('analysisScore', registration.analysisScore)}.
          </p>
          <p className={styles.muted}>
            {registration.personName}, {instant(registration.at)}. SHA-256{' '}
            <span title={registration.hash}>{registration.hash.slice(0, 12)}</span>
          </p>
        </>
      )}
      <div>
        <Button isDisabled={register.busy} onPress={() => void register.run()}>
          {registration === null ? 'Register' : 'Register anew'}
        </Button>
      </div>
      <ErrorNotice error={register.error} />
    </Card>
  )
}
