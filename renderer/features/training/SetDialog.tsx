import { useState } from 'react'
import {
  defaultPassRule,
  type MasterRow,
  type PassRule,
  type TrainingKind,
  type TrainingSetRow,
} from '#shared/study/training.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { RuleFields, ruleOf, textOfRule, type RuleText } from './RuleFields.tsx'
import styles from './training.module.css'

type SetDialogProps = {
  /** Locked ones only. */
  readonly masters: readonly MasterRow[]
  /** The set that is changed; null for a new one. */
  readonly set: TrainingSetRow | null
  readonly onClose: () => void
}

const keyOf = (row: { readonly schemeId: string; readonly schemeVersion: string }): string =>
  `${row.schemeId}@${row.schemeVersion}`

const kinds = [
  { id: 'practice' as const, label: 'Practice' },
  { id: 'test' as const, label: 'Test' },
]

/** Makes a set of masters, or changes one; of one that was given only the name. */
export function SetDialog({ masters, set, onClose }: SetDialogProps) {
  const client = useClient()
  const [name, setName] = useState(set?.name ?? '')
  const [kind, setKind] = useState<TrainingKind>(set?.kind ?? 'practice')
  const [picked, setPicked] = useState(set === null ? null : keyOf(set))
  const [chosen, setChosen] = useState<readonly string[]>(set?.clips.map(({ recordingId }) => recordingId) ?? [])
  const [ruleText, setRuleText] = useState<RuleText>(textOfRule(set?.rule ?? defaultPassRule))
  const schemes = [...new Map(masters.map((row) => [keyOf(row), row])).values()]
  const scheme = schemes.find((row) => keyOf(row) === picked) ?? (schemes.length === 1 ? schemes[0] : undefined)
  const offered = scheme === undefined ? [] : masters.filter((row) => keyOf(row) === keyOf(scheme))
  const rule = ruleOf(ruleText)
  const isGiven = set !== null && set.runs > 0
  const save = useAction(async (as: PassRule) => {
    if (set !== null)
      await client.call('training.updateSet', { id: set.id, name: name.trim(), recordingIds: [...chosen], rule: as })
    else if (scheme !== undefined) {
      const ref = { id: scheme.schemeId, version: scheme.schemeVersion }
      const recordingIds = [...chosen]
      await client.call('training.makeSet', { kind, name: name.trim(), scheme: ref, recordingIds, rule: as })
    }
    onClose()
  })
  const isReady = name.trim() !== '' && chosen.length > 0 && rule !== null && (set !== null || scheme !== undefined)
  return (
    <Dialog
      title={set === null ? 'Make a training set' : isGiven ? `Rename “${set.name}”` : `Edit “${set.name}”`}
      intro={
        isGiven
          ? 'It has been given to coders, so its recordings and its rule stay as they are.'
          : 'Practice: the master is shown after each lock, as often as wanted. Test: nothing is shown before its end, once.'
      }
      wide
      isOpen
      isBusy={save.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={!isReady || save.busy}
            onPress={() => {
              if (rule !== null) void save.run(rule)
            }}
          >
            {set === null ? 'Make the set' : 'Save'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} maxLength={60} autoFocus />
        {set === null ? <Segments label="Kind" options={kinds} value={kind} onChange={setKind} /> : null}
        {set === null && schemes.length > 1 ? (
          <Select
            label="Scheme"
            value={scheme === undefined ? null : keyOf(scheme)}
            onChange={(id) => {
              setPicked(id)
              setChosen([])
            }}
            options={schemes.map((row) => ({ id: keyOf(row), label: `${row.schemeName} · v${row.schemeVersion}` }))}
          />
        ) : null}
        {isGiven ? null : (
          <>
            <Clips offered={offered} chosen={chosen} onChange={setChosen} />
            {kind === 'test' && chosen.length > 0 && rule !== null && chosen.length < rule.minClips ? (
              <Notice kind="warn">
                The rule asks for {rule.minClips} recordings, so scales could not be assessed with {chosen.length}.
              </Notice>
            ) : null}
            <RuleFields text={ruleText} onChange={setRuleText} />
          </>
        )}
      </div>
      <ErrorNotice error={save.error} />
    </Dialog>
  )
}

type ClipsProps = {
  readonly offered: readonly MasterRow[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Clips({ offered, chosen, onChange }: ClipsProps) {
  if (offered.length === 0) return null
  return (
    <fieldset className={styles.clips}>
      <legend className={styles.label}>Recordings with a master</legend>
      <ul>
        {offered.map(({ recordingId, dyad, timePoint, task }) => (
          <li key={recordingId}>
            <Checkbox
              label={[dyad, timePoint, task].filter((part) => part !== '').join(' · ')}
              isSelected={chosen.includes(recordingId)}
              onChange={(on) => onChange(on ? [...chosen, recordingId] : chosen.filter((id) => id !== recordingId))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
