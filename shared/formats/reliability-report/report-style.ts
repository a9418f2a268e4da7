/** Added to the booklet's: a report has many narrow columns of numbers, and drawings that must not be torn. */
export const reportStyle = `
.figures th, .figures td { width: auto; padding: 1mm 1.5mm; font-size: 9pt; }
.figures .number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.figures small { color: #444; font-size: 8pt; overflow-wrap: anywhere; }
.variable { break-before: page; }
.plots { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm 6mm; margin: 3mm 0; }
.plots figure { margin: 0; break-inside: avoid; }
.plots figcaption { margin-bottom: 1mm; font-size: 9.5pt; font-weight: 600; }
.plots svg { display: block; width: 100%; height: auto; }
.cautions { padding: 2mm 3mm 1mm; border: 0.3mm solid #666; border-radius: 1mm; font-size: 9.5pt; }
.decision { margin: 3mm 0; break-inside: avoid; }
.references { font-size: 9.5pt; }
`
