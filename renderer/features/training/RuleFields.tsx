import { PassRule } from '#shared/study/training.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './training.module.css'

export type RuleText = { readonly [K in keyof PassRule]: string }

/** How each number is written: shares of ranges and of recordings as per cent. */
const fields: readonly { readonly id: keyof PassRule; readonly label: string; readonly percent: boolean }[] = [
  { id: 'minClips', label: 'Recordings, at least', percent: false },
  { id: 'minIcc', label: 'ICC(A,1), at least', percent: false },
  { id: 'minWithinOne', label: 'Within one point, %', percent: true },
  { id: 'maxBiasShare', label: 'Mean difference, % of range', percent: true },
  { id: 'minKappa', label: 'Code sets, at least', percent: false },
  { id: 'minKappaClips', label: 'Each of so many recordings', percent: false },
]

const isPercent = (id: keyof PassRule): boolean => fields.some((field) => field.id === id && field.percent)

export function textOfRule(rule: PassRule): RuleText {
  const text = (id: keyof PassRule): string => String(isPercent(id) ? Math.round(rule[id] * 1000) / 10 : rule[id])
  return {
    ...{ minClips: text('minClips'), minIcc: text('minIcc'), minWithinOne: text('minWithinOne') },
    ...{ maxBiasShare: text('maxBiasShare'), minKappa: text('minKappa'), minKappaClips: text('minKappaClips') },
  }
}

/** The rule that the fields say, or null while one of them says none. */
export function ruleOf(text: RuleText): PassRule | null {
  const number = (id: keyof PassRule): number => {
    const value = text[id].trim() === '' ? NaN : Number(text[id].replace(',', '.'))
    return isPercent(id) ? Math.round(value * 10) / 1000 : value
  }
  const parsed = PassRule.safeParse(Object.fromEntries(fields.map(({ id }) => [id, number(id)])))
  return parsed.success ? parsed.data : null
}

type RuleFieldsProps = { readonly text: RuleText; readonly onChange: (text: RuleText) => void }

/** What a coder has to reach. */
export function RuleFields({ text, onChange }: RuleFieldsProps) {
  return (
    <div className={styles.rule} role="group" aria-label="What has to be reached">
      {fields.map(({ id, label }) => (
        <TextField key={id} label={label} value={text[id]} onChange={(value) => onChange({ ...text, [id]: value })} />
      ))}
    </div>
  )
}
