import { homedir } from 'node:os'
import { templates } from '#shared/scheme/templates/templates.ts'
import { calls, type CallName } from '#shared/contract/calls.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { authorAt, changed, studyAt, type Desk } from './desk.ts'
import { listFolder } from './files/list-folder.ts'
import type { App, Platform, Reply, ServedFile } from './platform.ts'
import { route, type Handlers } from './router.ts'
import { exportWorkbook, gateOf, override, reliabilityOf } from './study/agreement.ts'
import { assign, assignmentRows, myWork, unassign } from './study/assignments.ts'
import { openDemo } from './study/demo.ts'
import { importRecordings, probePaths } from './study/import.ts'
import {
  backupsOf,
  checkStudy,
  closeStudy,
  createStudy,
  finishBackups,
  inTurn,
  openStudy,
  restore,
  summaryOf,
} from './study/lifecycle.ts'
import { addConversions, conversionRows, removeConversion, runConversions } from './study/conversions.ts'
import { chooseConverter, converterState } from './study/converter.ts'
import { servedFile } from './study/media-access.ts'
import { alignCameras } from './study/alignment.ts'
import { checkMedia } from './study/media-check.ts'
import { mediaPage, savePictureCheck } from './study/media-files.ts'
import { relink, relinkFolder } from './study/media-links.ts'
import { commit, lock, openView, stepBack } from './study/observations.ts'
import { addPerson, setPasscode, updatePerson } from './study/people.ts'
import { forgetStudy, recentStudies } from './study/recent.ts'
import { preferencesAt, setPlace, setPreferences } from './study/preferences.ts'
import { changeEpisodes, changeRecording, recordingDetail, recordingsGrid } from './study/recordings.ts'
import { addTemplate, schemeOf, schemeRows } from './study/schemes.ts'
import { sessionAt, signIn, signOut } from './study/session.ts'
import { tryVideo } from './study/try-video.ts'
import { listenTo, saveNoSound, saveWaveform, waveformLevel } from './study/waveforms.ts'
import { setStudyPlan, studyPlan } from './store/queries/meta.ts'
import { listOverrides } from './store/queries/overrides.ts'
import { listPeople } from './store/queries/people.ts'

/** Call name -> use case. The one place that sees everything; nothing is decided here. */
const handlers: Handlers = {
  'app.info': ({ platform }) => ({
    version: platform.version,
    host: platform.kind,
    startDir: homedir(),
    templates: templates.map(({ id, name, summary }) => ({ id, name, summary, demo: id.endsWith('-demo') })),
  }),
  'jobs.cancel': (desk, { jobId }) => {
    desk.jobs.get(jobId)?.abort()
    return null
  },
  'files.choose': async ({ platform }, request) =>
    platform.choose === undefined
      ? { native: false, paths: [] }
      : { native: true, paths: await platform.choose(request) },
  'files.list': (_desk, input) => listFolder(input, homedir()),
  'recent.list': ({ platform }) => recentStudies(platform),
  'recent.forget': ({ platform }, { path }) => {
    forgetStudy(platform, path)
    return null
  },

  'study.create': (desk, input) => inTurn(desk, () => createStudy(desk, input)),
  'study.open': (desk, input) => inTurn(desk, () => openStudy(desk, input)),
  'study.openDemo': (desk, _input, job) => inTurn(desk, () => openDemo(desk, job)),
  'study.tryVideo': (desk, input, job) => inTurn(desk, () => tryVideo(desk, input, job)),
  'study.close': (desk) => closeStudy(desk),
  'study.current': (desk) => (desk.open === null ? null : summaryOf(desk)),
  'study.backups': (_desk, { path }) => backupsOf(path),
  'study.restore': (desk, input) => inTurn(desk, () => restore(desk, input)),
  'study.check': (desk, _input, job) => checkStudy(desk, job),
  'study.plan': (desk) => studyPlan(studyAt(desk).store.read),
  'study.setPlan': (desk, plan) => {
    studyAt(desk).store.write((db) => {
      setStudyPlan(db, plan, authorAt(desk))
    })
    changed(desk, 'gate')
    return null
  },

  'session.get': sessionAt,
  'session.signIn': signIn,
  'session.signOut': signOut,
  'people.list': (desk) => listPeople(studyAt(desk).store.read),
  'people.add': addPerson,
  'people.update': updatePerson,
  'people.setPasscode': setPasscode,

  'media.probe': (desk, { paths }, job) => probePaths(desk, paths, job),
  'media.list': mediaPage,
  'media.check': checkMedia,
  'media.relink': relink,
  'media.relinkFolder': relinkFolder,
  'media.waveform': waveformLevel,
  'media.listen': listenTo,
  'media.saveWaveform': saveWaveform,
  'media.saveNoSound': saveNoSound,
  'media.savePictureCheck': savePictureCheck,
  'cameras.align': alignCameras,
  'converter.get': converterState,
  'converter.choose': chooseConverter,
  'conversions.list': conversionRows,
  'conversions.add': addConversions,
  'conversions.run': (desk, _input, job) => runConversions(desk, job),
  'conversions.remove': removeConversion,
  'recordings.import': (desk, { rows }, job) => importRecordings(desk, rows, job),
  'recordings.grid': recordingsGrid,
  'recordings.get': (desk, { id }) => recordingDetail(desk, id),
  'recordings.update': changeRecording,
  'recordings.setEpisodes': changeEpisodes,

  'schemes.list': schemeRows,
  'schemes.get': schemeOf,
  'schemes.addTemplate': (desk, { template }) => addTemplate(desk, template),

  'assignments.list': assignmentRows,
  'assignments.create': assign,
  'assignments.remove': (desk, { id }) => unassign(desk, id),
  'work.mine': myWork,

  'observation.open': (desk, { assignmentId }) => openView(desk, assignmentId),
  'observation.commit': commit,
  'observation.undo': stepBack,
  'observation.lock': lock,

  'observation.setPlace': setPlace,
  'preferences.get': preferencesAt,
  'preferences.set': setPreferences,

  'reliability.report': (desk, _input, job) => reliabilityOf(desk, job),
  'gate.report': (desk, _input, job) => gateOf(desk, job),
  'gate.override': override,
  'gate.overrides': (desk) => listOverrides(studyAt(desk).store.read),
  'export.run': exportWorkbook,
}

const isJob = (name: string): boolean => Object.hasOwn(calls, name) && calls[name as CallName].kind === 'job'

/** The application behind one door: the same for IPC, loopback HTTP and the command line. */
export function createApp(platform: Platform): App {
  const listeners = new Set<(event: AppEvent) => void>()
  const desk: Desk = {
    platform,
    jobs: new Map(),
    signInFailures: new Map(),
    closing: [],
    open: null,
    emit(event) {
      for (const listener of listeners) listener(event)
    },
  }
  const underWay = new Set<Promise<Reply>>()
  return {
    call: (name, input) => {
      const answer = route(desk, handlers, name, input)
      if (!isJob(name)) return answer
      underWay.add(answer)
      return answer.finally(() => underWay.delete(answer))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    media: (mediaId, signal): Promise<ServedFile | undefined> => servedFile(desk, mediaId, signal),
    async close() {
      for (const job of desk.jobs.values()) job.abort()
      closeStudy(desk)
      // A job that was told to stop tidies up after itself; ending the process before would leave its half-made files.
      await Promise.all(underWay)
      // So does an opening that was on its way; what it opened is closed too.
      await inTurn(desk, () => Promise.resolve(closeStudy(desk)))
      await finishBackups(desk)
    },
  }
}
