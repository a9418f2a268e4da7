import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './field.module.css'

type CheckboxProps = {
  /** What is switched. With `hideLabel` it is read aloud only. */
  readonly label: string
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly detail?: ReactNode
  readonly isIndeterminate?: boolean
  readonly isDisabled?: boolean
  readonly hideLabel?: boolean
}

export function Checkbox(props: CheckboxProps) {
  const { label, detail, isIndeterminate = false, hideLabel = false } = props
  return (
    <CheckboxField
      className={cx(styles.checkField)}
      isSelected={props.isSelected}
      onChange={props.onChange}
      isIndeterminate={isIndeterminate}
      isDisabled={props.isDisabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      <CheckboxButton className={cx(styles.check)}>
        <span className={styles.box}>
          {isIndeterminate ? <Minus size={12} aria-hidden /> : <Check size={12} strokeWidth={3} aria-hidden />}
        </span>
        {hideLabel ? null : (
          <span>
            {label}
            {detail === undefined ? null : <small>{detail}</small>}
          </span>
        )}
      </CheckboxButton>
    </CheckboxField>
  )
}
