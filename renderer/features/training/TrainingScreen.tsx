import { useState } from 'react'
import { hasRole, useStudy } from '../../host/study-context.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { AllCertificates } from './AllCertificates.tsx'
import { AllRuns } from './AllRuns.tsx'
import { OwnTraining } from './OwnTraining.tsx'
import { SetsCard } from './SetsCard.tsx'
import styles from './training.module.css'

/** Training: for a lead sets, who stands where and certificates; for a coder what is their own. */
export function TrainingScreen() {
  const { person } = useStudy()
  const [tab, setTab] = useState('runs')
  if (!hasRole(person, 'lead'))
    return (
      <Page title="Training" intro="What you practised and were tested on, beside what experts agreed on.">
        <OwnTraining />
      </Page>
    )
  const own = hasRole(person, 'coder') ? [{ id: 'own', label: 'My training', content: <OwnTraining /> }] : []
  return (
    <Page
      title="Training"
      intro="Coders are set beside masters: recordings that experts coded by consensus. Masters are no study data."
    >
      <Tabs
        label="Training"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'runs', label: 'Who stands where', content: <AllRuns onMakeSet={() => setTab('sets')} /> },
          { id: 'sets', label: 'Sets', content: <SetsCard /> },
          { id: 'certificates', label: 'Certificates', content: <AllCertificates /> },
          ...own,
        ].map((tab) => ({ ...tab, content: <div className={styles.below}>{tab.content}</div> }))}
      />
    </Page>
  )
}
