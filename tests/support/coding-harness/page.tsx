import '@fontsource-variable/inter/index.css'
import { createRoot } from 'react-dom/client'
import '../../../renderer/ui/tokens.css'
import '../../../renderer/ui/base.css'
import { CodingScreen } from '../../../renderer/app/screens/CodingScreen.tsx'
import { showFace, startTheme } from '../../../renderer/app/theme.ts'
import { keyLatencies } from '../../../renderer/state/latency-marks.ts'
import { fakeHost } from './fake-client.ts'
import { sampleView, type Sample } from './sample-view.ts'

const query = new URLSearchParams(location.search)
const broken = query.get('broken')
const sample: Sample = {
  template: query.get('template') ?? 'stillface-phase-demo',
  cameras: Number(query.get('cameras') ?? 2),
  events: Number(query.get('events') ?? 0),
  broken: broken === 'missing' || broken === 'gone' || broken === 'no-picture' ? broken : null,
}
const host = fakeHost(sampleView(sample))
Object.assign(window, { harness: { host, keyLatencies } })
startTheme()
showFace('coding')

const root = document.getElementById('root')
if (root === null) throw new Error('the harness page has no #root')
createRoot(root).render(
  <CodingScreen
    assignmentId="assignment"
    client={host.client}
    onExit={() => document.body.setAttribute('data-left', 'true')}
  />,
)
