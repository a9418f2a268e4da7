import { useState } from 'react'
import type { Episode } from '#shared/observation/episode.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { EpisodesStep } from './EpisodesStep.tsx'
import { FilesStep } from './FilesStep.tsx'
import { ImportStep } from './ImportStep.tsx'
import { RegisterStep } from './RegisterStep.tsx'
import styles from './register.module.css'
import { useConversions } from './use-conversions.ts'
import { useRegister } from './use-register.ts'

const steps = ['Files', 'Where each belongs', 'Episodes', 'Review and add'] as const

/** From files on a disk to recordings of the study, in four steps; nothing is kept before the last. */
export function AddRecordingsScreen() {
  const register = useRegister()
  // Here, so that copies that get done while somebody is at a later step are still taken in.
  const conversions = useConversions(register)
  const [step, setStep] = useState(0)
  const [episodes, setEpisodes] = useState<readonly Omit<Episode, 'id'>[]>([])
  const forth = (): void => setStep(step + 1)
  const back = (): void => setStep(step - 1)
  return (
    <Page
      fill
      title="Add recordings"
      intro="Files stay where they are. Nothing is kept in the study before the last step."
      actions={
        <Button kind="quiet" onPress={() => goTo({ screen: 'recordings' })}>
          Leave
        </Button>
      }
    >
      <ol className={styles.steps} aria-label="Steps">
        {steps.map((name, index) => (
          <li key={name} {...(index === step ? { 'aria-current': 'step' as const } : {})}>
            {name}
          </li>
        ))}
      </ol>
      <Card>
        {step === 0 ? <FilesStep register={register} conversions={conversions} onNext={forth} /> : null}
        {step === 1 ? <RegisterStep register={register} onBack={back} onNext={forth} /> : null}
        {step === 2 ? <EpisodesStep episodes={episodes} onChange={setEpisodes} onBack={back} onNext={forth} /> : null}
        {step === 3 ? (
          <ImportStep register={register} episodes={episodes} onBack={back} onFiles={() => setStep(0)} />
        ) : null}
      </Card>
    </Page>
  )
}
