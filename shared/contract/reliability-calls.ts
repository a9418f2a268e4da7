import { z } from 'zod'
import type { ReliabilityDetail } from '../study/reliability-detail.ts'
import { command, job, lead, Path, returns } from './call.ts'

/** The largest picture that is written: a drawing of ours is a thousandth of it. */
const mostPicture = 20_000_000

/** The workbench: what stands behind one row of the report, the report as a page to print, pictures of plots. */
export const reliabilityCalls = {
  /** Every other statistic, the parts and the cautions of one variable. @throws reliability-variable-gone */
  'reliability.detail': job(
    lead,
    { scheme: z.string().max(200), variable: z.string().max(200) },
    returns<ReliabilityDetail>(),
  ),
  /** Writes the report as one page that needs nothing else. @throws what writing a text throws */
  'reliability.saveReport': job(lead, { path: Path }, returns<{ readonly path: string }>()),
  /** Writes a drawn plot; a PNG as base64. @throws plot-file-wrong, what writing a file throws */
  'reliability.savePlot': command(
    lead,
    z.object({ path: Path, kind: z.enum(['svg', 'png']), content: z.string().min(1).max(mostPicture) }),
    returns<{ readonly path: string }>(),
  ),
}
