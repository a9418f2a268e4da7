import type { Figure } from '../../study/reliability-view.ts'
import { readoutWords } from '../../study/second-readout.ts'
import { certificateState, type CertificateRow, type TrainingResult } from '../../study/training.ts'
import { bookletStyle } from '../booklet/booklet-style.ts'
import { html, nothing, paragraphs, type Html } from '../booklet/html.ts'

/** Which study it is from, when it is printed (ISO 8601), and by which version of Attune. */
type Print = { readonly study: string; readonly now: string; readonly version: string }

const outcomes = { met: 'met', not_met: 'not met', not_assessed: 'not assessed' } as const
const day = (at: string): string => at.slice(0, 10)
const figure = (one: Figure, digits = 2): string => (one.ok ? one.value.toFixed(digits) : 'not defined')
const interval = (one: Figure): string =>
  one.ok && one.lo !== null && one.hi !== null ? ` (${one.lo.toFixed(2)} to ${one.hi.toFixed(2)})` : ''
const share = (one: Figure): string => (one.ok ? `${String(Math.round(one.value * 100))} %` : 'not defined')

/**
 * A certificate as one page to be printed or kept, with the rule and every figure that it rests on. An expired or revoked
 * one says so in its first line.
 */
export function certificatePage(certificate: CertificateRow, { study, now, version }: Print): string {
  const { personName, schemeName, schemeId, schemeVersion, schemeMajor, figures } = certificate
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Certificate, ${personName}, ${schemeName}</title>
        <style>
          ${{ html: bookletStyle }}
        </style>
      </head>
      <body>
        <header>
          <h1 dir="auto">${personName}</h1>
          <p class="version">Certificate for coding with ${schemeName}</p>
          ${standing(certificate, now)}
        </header>
        <dl>
          <dt>Scheme</dt>
          <dd>${schemeName}, ${schemeId} ${schemeVersion}; holds for every version ${schemeMajor}.x</dd>
          <dt>Study</dt>
          <dd dir="auto">${study}</dd>
          <dt>Issued</dt>
          <dd>${day(certificate.issuedAt)}, ${issuer(certificate)}</dd>
          <dt>Holds until</dt>
          <dd>${day(certificate.expiresAt)}</dd>
        </dl>
        ${
          certificate.reason === ''
            ? nothing
            : html`<h2>Reason</h2>
                ${paragraphs(certificate.reason)}`
        }
        ${figures === null ? nothing : basis(figures)}
        <p class="version">${certificate.id} · printed ${day(now)} by Attune ${version}</p>
      </body>
    </html> `.html
}

function standing(certificate: CertificateRow, now: string): Html {
  const state = certificateState(certificate, now)
  if (state === 'valid') return nothing
  if (state === 'expired') return html`<p class="basis"><b>Expired on ${day(certificate.expiresAt)}.</b></p>`
  return html`<p class="basis">
    <b>Revoked on ${day(certificate.revokedAt ?? '')} by ${certificate.revokedBy ?? ''}.</b>
    ${certificate.revokedReason}
  </p>`
}

const issuer = ({ how, setName, issuedBy }: CertificateRow): string =>
  how === 'rule' ? `by the rule of the test set “${setName ?? ''}”` : `by ${issuedBy}`

function basis({ clips, rule, scales, streams }: TrainingResult): Html {
  const bias = `${String(Math.round(rule.maxBiasShare * 1000) / 10)} %`
  return html`<h2>Agreement with the masters of ${clips} recordings</h2>
    <p>
      Asked of each scale: ${rule.minClips} recordings or more, ICC(A,1) of ${rule.minIcc.toFixed(2)} or more,
      ${Math.round(rule.minWithinOne * 100)} % within one point, a mean difference of at most ${bias} of the range. Of
      each code set: ${rule.minKappa.toFixed(2)} or more in each of ${rule.minKappaClips} recordings or more. Scales and
      sets of which the masters say too little are not assessed.
    </p>
    <table>
      <tr>
        <th>Scale</th>
        <th>n</th>
        <th>ICC(A,1), 95 %</th>
        <th>Within one</th>
        <th>Mean difference</th>
        <th>Result</th>
      </tr>
      ${scales.map(
        (scale) =>
          html`<tr>
            <td dir="auto">${scale.label}</td>
            <td>${scale.n}</td>
            <td>${figure(scale.icc)}${interval(scale.icc)}</td>
            <td>${share(scale.withinOne)}</td>
            <td>${figure(scale.bias)}</td>
            <td>${outcomes[scale.outcome]}</td>
          </tr>`,
      )}
    </table>
    ${streamTable(streams)}`
}

function streamTable(streams: TrainingResult['streams']): Html {
  if (streams.length === 0) return nothing
  return html`<table>
      <tr>
        <th>Code set</th>
        <th>Recordings</th>
        <th>Lowest</th>
        <th>Result</th>
      </tr>
      ${streams.map(
        (stream) =>
          html`<tr>
            <td dir="auto">${stream.label}</td>
            <td>${stream.n}</td>
            <td>${stream.lowest === null ? 'not defined' : stream.lowest.toFixed(2)}</td>
            <td>${outcomes[stream.outcome]}</td>
          </tr>`,
      )}
    </table>
    ${readouts(streams)}`
}

/** Which state a second had. Certificates from before it was kept do not say. */
function readouts(streams: TrainingResult['streams']): Html {
  const readout = streams.find((stream) => stream.readout !== undefined)?.readout
  return readout === undefined
    ? nothing
    : html`<p>States by kappa of seconds; each counts with ${readoutWords[readout]}.</p>`
}
