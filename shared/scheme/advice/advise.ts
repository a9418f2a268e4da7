import type { Scheme } from '../scheme.ts'
import type { Advise, SchemeAdvice } from './advice.ts'
import { adviseOnAnchors } from './advise-on-anchors.ts'
import { adviseOnCodes } from './advise-on-codes.ts'
import { adviseOnReach } from './advise-on-reach.ts'
import { adviseOnWording } from './advise-on-wording.ts'

/**
 * What an experienced colleague would ask about a scheme before it is published. None of it is an error: a lab may have
 * its reasons, and `checkScheme` alone decides what can be published.
 */
export function adviseOnScheme(scheme: Scheme): readonly SchemeAdvice[] {
  const found: SchemeAdvice[] = []
  const advise: Advise = (code, path, params = {}) => found.push({ code, path, params })
  adviseOnReach(scheme, advise)
  scheme.ratings.forEach((rating, n) => {
    adviseOnAnchors(rating, n, advise)
  })
  adviseOnCodes(scheme, advise)
  adviseOnWording(scheme, advise)
  return found
}
