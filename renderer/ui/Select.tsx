import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './field.module.css'

export type SelectOption = { readonly id: string; readonly label: string; readonly detail?: ReactNode }

type SelectProps = {
  readonly label: string
  readonly options: readonly SelectOption[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly placeholder?: string
  readonly hint?: ReactNode
  readonly hideLabel?: boolean
  readonly isDisabled?: boolean
}

export function Select(props: SelectProps) {
  const { label, options, value, placeholder = 'Choose…', hideLabel = false } = props
  return (
    <AriaSelect
      className={cx(styles.field)}
      value={value}
      onChange={(key) => {
        if (key !== null) props.onChange(String(key))
      }}
      placeholder={placeholder}
      // With nothing to choose yet it would not open, and not say why a press did nothing.
      isDisabled={props.isDisabled === true || options.length === 0}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={cx(styles.label)}>{label}</Label>}
      <Button className={cx(styles.input, styles.select)}>
        <SelectValue className={cx(styles.value)} />
        <ChevronDown size={14} aria-hidden />
      </Button>
      {props.hint === undefined ? null : <span className={styles.hint}>{props.hint}</span>}
      <Popover className={cx(styles.popover)} offset={4}>
        <ListBox className={cx(styles.list)} items={options}>
          {(option) => (
            <ListBoxItem className={cx(styles.option)} id={option.id} textValue={option.label}>
              {option.label}
              {option.detail === undefined ? null : <small>{option.detail}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
