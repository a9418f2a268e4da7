import type { ReactNode } from 'react'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import type { Field } from '../kinds/field.ts'

export type Of<C extends Field['control']> = Extract<Field, { readonly control: C }>

/** `path`: the place of the member itself. */
export type ControlProps<C extends Field['control']> = {
  readonly field: Of<C>
  readonly path: SchemePath
  /** The thing that it is a member of. */
  readonly thing: SchemePath
  /** Said by the head of a column, or by the row. */
  readonly hideLabel?: boolean
}

/** How a control that holds others has them drawn. Handed in, since which control a field has is decided above it. */
export type RenderField = (field: Field, thing: SchemePath, hideLabel?: boolean) => ReactNode
