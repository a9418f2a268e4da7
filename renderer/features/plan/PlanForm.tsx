import { useState } from 'react'
import { planDifferences } from '#shared/study/plan-change.ts'
import { defaultPlan, type StudyPlan } from '#shared/study/plan.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Card } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import { choicesOf, readPlan, shownValue, textsOf } from './plan-fields.ts'
import { planSections, type PlanField } from './plan-sections.ts'
import styles from './plan.module.css'

type PlanFormProps = { readonly plan: StudyPlan; readonly locked: number; readonly onSaved: () => void }

const least = 10
const usual = textsOf(defaultPlan)

export function PlanForm({ plan, locked, onSaved }: PlanFormProps) {
  const client = useClient()
  const [texts, setTexts] = useState(() => textsOf(plan))
  const [reason, setReason] = useState('')
  const read = readPlan(plan, texts)
  const problems = read.ok ? {} : read.problems
  const differing = read.ok ? planDifferences(plan, read.plan).length : 0
  const needsReason = locked > 0
  const ready = read.ok && differing > 0 && (!needsReason || reason.trim().length >= least)
  const save = useAction(async () => {
    if (!read.ok) return
    await client.call('study.setPlan', { ...read.plan, ...(needsReason ? { reason: reason.trim() } : {}) })
    tell('The plan was changed.')
    onSaved()
  })
  const wrong = Object.keys(problems).length
  return (
    <div className={styles.form}>
      {planSections.map((section) => (
        <Card key={section.title} padded>
          <div className={styles.head}>
            <h2>{section.title}</h2>
            <p>{section.about}</p>
          </div>
          <div className={styles.fields}>
            {section.fields.map((field) => (
              <Field
                key={field.key}
                field={field}
                text={texts[field.key] ?? ''}
                problem={problems[field.key] ?? null}
                onChange={(text) => setTexts({ ...texts, [field.key]: text })}
              />
            ))}
          </div>
        </Card>
      ))}
      <section className={styles.save} aria-label="Keep the plan">
        {needsReason && differing > 0 ? (
          <TextField
            label="Why it changes"
            hint={`${counted(locked, 'coding')} ${locked === 1 ? 'is' : 'are'} locked, so scores may have been seen. At least ${String(least)} characters; kept with the change.`}
            value={reason}
            onChange={setReason}
            maxLength={2000}
            isRequired
          />
        ) : null}
        <ErrorNotice error={save.error} />
        <div className={styles.steps}>
          <span className={styles.muted} role="status">
            {wrong > 0
              ? `${counted(wrong, 'field')} to be put right`
              : differing > 0
                ? `${counted(differing, 'setting')} changed`
                : 'Nothing changed'}
          </span>
          <Button isDisabled={save.busy || (wrong === 0 && differing === 0)} onPress={() => setTexts(textsOf(plan))}>
            Undo changes
          </Button>
          <Button kind="primary" isDisabled={!ready || save.busy} onPress={() => void save.run()}>
            Save plan
          </Button>
        </div>
      </section>
    </div>
  )
}

type FieldProps = {
  readonly field: PlanField
  readonly text: string
  readonly problem: string | null
  readonly onChange: (text: string) => void
}

function Field({ field: { key, label, about, kind, unit }, text, problem, onChange }: FieldProps) {
  const standard = usual[key] ?? ''
  if (kind === 'switch') {
    return (
      <Checkbox
        label={label}
        detail={`${about} Usually ${standard === 'true' ? 'asked for' : 'not asked for'}.`}
        isSelected={text === 'true'}
        onChange={(on) => onChange(String(on))}
      />
    )
  }
  const choices = choicesOf(kind)
  if (choices !== null) {
    return (
      <Select
        label={label}
        hint={`${about} Usually ${shownValue(key, standard)}.`}
        value={text}
        onChange={onChange}
        options={choices}
      />
    )
  }
  const named = kind === 'percent' ? '%' : unit
  return (
    <TextField
      label={named === undefined ? label : `${label} (${named})`}
      hint={standard === '' ? about : `${about} Usually ${standard}.`}
      value={text}
      onChange={onChange}
      error={problem}
      maxLength={80}
    />
  )
}
