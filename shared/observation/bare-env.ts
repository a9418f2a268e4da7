import type { FormulaEnv } from '../scheme/formula/evaluate.ts'

const unchecked = (): never => {
  throw new Error('unchecked formula: it names what is not at hand here')
}

/** Where nothing of the coding is at hand: what one event or segment adds is put over it. */
export const bareEnv: FormulaEnv = {
  minValid: null,
  number: unchecked,
  context: unchecked,
  scaleOf: () => null,
  isCode: () => false,
  ofCodes: unchecked,
  gap: unchecked,
  intervals: unchecked,
  segments: unchecked,
  ofList: unchecked,
  ofLookup: unchecked,
  ofForm: unchecked,
  ofEvents: unchecked,
  ofLinks: unchecked,
  has: unchecked,
  zWithin: unchecked,
}
