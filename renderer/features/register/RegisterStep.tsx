import { followEachOther, viewsToOrder } from '#shared/study/register.ts'
import { counted } from '../../ui/format/figures.ts'
import { Button } from '../../ui/Button.tsx'
import { FromPattern } from './FromPattern.tsx'
import { FromTable } from './FromTable.tsx'
import { RegisterTable } from './RegisterTable.tsx'
import styles from './register.module.css'
import type { Register } from './use-register.ts'

type RegisterStepProps = { readonly register: Register; readonly onBack: () => void; readonly onNext: () => void }

/** Gives each file its dyad, time point and camera: from its name, from a table, or by hand. */
export function RegisterStep({ register, onBack, onNext }: RegisterStepProps) {
  const open = register.recordings.filter((recording) => recording.problems.length > 0).length
  const toOrder = register.recordings.filter((recording) => viewsToOrder(recording).length > 0)
  const orderAll = (): void =>
    register.setEntries(
      toOrder.reduce(
        (entries, recording) =>
          viewsToOrder(recording).reduce((all, view) => followEachOther(all, recording, view), entries),
        register.entries,
      ),
    )
  const ready = register.recordings.length - open
  return (
    <>
      <div className={styles.from}>
        <FromPattern register={register} />
        <FromTable register={register} />
      </div>
      <RegisterTable register={register} />
      <div className={styles.foot}>
        <p role="status">
          {counted(ready, 'recording')} ready
          {open > 0 ? `, ${String(open)} not yet: fill them in, or take their files off the list` : ''}.
        </p>
        {toOrder.length > 1 ? (
          <Button onPress={orderAll}>In all {toOrder.length}, files of the same view follow each other</Button>
        ) : null}
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" isDisabled={ready === 0 || open > 0} onPress={onNext}>
          Go on
        </Button>
      </div>
    </>
  )
}
