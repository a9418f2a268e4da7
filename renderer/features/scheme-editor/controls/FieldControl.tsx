import { assertNever } from '#shared/lib/assert-never.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import type { Field } from '../kinds/field.ts'
import type { RenderField } from './control.ts'
import { CardPlacesControl } from './CardPlacesControl.tsx'
import { CaseControl } from '../cases/CaseControl.tsx'
import { ChecksControl, ChoiceControl, SwitchControl } from './ChoiceControls.tsx'
import { FormulaControl } from './FormulaControl.tsx'
import { IdControl } from './IdControl.tsx'
import { JsonControl } from './JsonControl.tsx'
import { KeyControl } from './KeyControl.tsx'
import { LinesControl } from './LinesControl.tsx'
import { NumberControl } from './NumberControl.tsx'
import { OptionKeysControl } from './OptionKeysControl.tsx'
import { PartControl } from './PartControl.tsx'
import { PassesControl } from './PassesControl.tsx'
import { RowsControl } from './RowsControl.tsx'
import { TextControl } from './TextControl.tsx'
import { WordsControl } from './WordsControl.tsx'

type FieldControlProps = {
  readonly field: Field
  readonly thing: SchemePath
  readonly hideLabel?: boolean
}

const renderField: RenderField = (field, thing, hideLabel = false) => (
  <FieldControl key={field.at.join('.')} field={field} thing={thing} hideLabel={hideLabel} />
)

/** The control of a field, as its table says. */
export function FieldControl({ field, thing, hideLabel = false }: FieldControlProps) {
  const at = { path: [...thing, ...field.at], thing, hideLabel }
  switch (field.control) {
    case 'id':
      return <IdControl field={field} {...at} />
    case 'line':
    case 'text':
      return <TextControl field={field} {...at} />
    case 'number':
      return <NumberControl field={field} {...at} />
    case 'switch':
      return <SwitchControl field={field} {...at} />
    case 'key':
      return <KeyControl field={field} {...at} />
    case 'choice':
      return <ChoiceControl field={field} {...at} />
    case 'checks':
      return <ChecksControl field={field} {...at} />
    case 'lines':
      return <LinesControl field={field} {...at} />
    case 'optionKeys':
      return <OptionKeysControl field={field} {...at} />
    case 'case':
      return <CaseControl field={field} {...at} />
    case 'cardPlaces':
      return <CardPlacesControl field={field} {...at} />
    case 'formula':
      return <FormulaControl field={field} {...at} />
    case 'rows':
      return <RowsControl field={field} {...at} renderField={renderField} />
    case 'words':
      return <WordsControl field={field} {...at} />
    case 'part':
      return <PartControl field={field} {...at} renderField={renderField} />
    case 'passes':
      return <PassesControl field={field} {...at} />
    case 'json':
      return <JsonControl field={field} {...at} />
    default:
      return assertNever(field)
  }
}
