import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './field.module.css'

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: ReactNode
  /** What is wrong with the value, in words; the field is marked invalid while it is there. */
  readonly error?: string | null
  readonly type?: 'text' | 'password' | 'search'
  readonly placeholder?: string
  readonly multiline?: boolean
  /** Lines in sight, where it is `multiline`; it grows with what is written in browsers that can. */
  readonly rows?: number
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly autoComplete?: string
  /** The label is read aloud only. */
  readonly hideLabel?: boolean
  readonly maxLength?: number
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error = null, placeholder, multiline = false, hideLabel = false, type = 'text' } = props
  const input = cx(styles.input)
  return (
    <AriaTextField
      className={cx(styles.field)}
      value={props.value}
      onChange={props.onChange}
      type={type}
      isInvalid={error !== null}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      validationBehavior="aria"
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={cx(styles.label)}>{label}</Label>}
      {multiline ? (
        <TextArea
          className={cx(styles.input, props.rows !== undefined && styles.rows)}
          {...(props.rows === undefined ? {} : { rows: props.rows })}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      ) : (
        <Input className={input} {...(placeholder === undefined ? {} : { placeholder })} />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{error ?? ''}</FieldError>
    </AriaTextField>
  )
}
