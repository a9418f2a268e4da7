import type { PlanView } from '#shared/study/plan-change.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { PlanForm } from './PlanForm.tsx'
import styles from './plan.module.css'
import { PlanHistory } from './PlanHistory.tsx'
import { RegistrationCard } from './RegistrationCard.tsx'

/** What the study decided before looking: every threshold of every check, and what was registered. */
export function PlanScreen() {
  const page = useQuery('study.planPage', {}, { topics: ['gate', 'observation', 'people'] })
  return (
    <Page
      title="Plan"
      intro="What is asked before anything is exported. It is best decided before scores are seen; every setting is printed in every export."
    >
      <ErrorNotice error={page.error} />
      {page.data === undefined && page.error === null ? <Loading /> : null}
      {page.data === undefined ? null : <Plan view={page.data} onChanged={page.refetch} />}
    </Page>
  )
}

function Plan({ view, onChanged }: { readonly view: PlanView; readonly onChanged: () => void }) {
  return (
    <div className={styles.layout}>
      {/* Made anew with the plan that is kept, so that the fields show that. */}
      <PlanForm key={JSON.stringify(view.plan)} plan={view.plan} locked={view.locked} onSaved={onChanged} />
      <div className={styles.side}>
        <RegistrationCard view={view} onRegistered={onChanged} />
        <PlanHistory changes={view.changes} />
      </div>
    </div>
  )
}
