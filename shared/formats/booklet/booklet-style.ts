/** For paper first: A4, black on white, nothing that a printer needs colour for; a scale or set is not torn if it fits. */
export const bookletStyle = `
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { max-width: 178mm; margin: 0 auto; padding: 8mm 0; color: #111; background: #fff;
  font: 10.5pt/1.45 "Inter", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0 0 1mm; font-size: 20pt; line-height: 1.2; }
h2 { margin: 9mm 0 1mm; font-size: 14pt; break-after: avoid; }
h3 { margin: 5mm 0 1mm; font-size: 11.5pt; break-after: avoid; }
h4 { margin: 4mm 0 1mm; font-size: 10.5pt; break-after: avoid; }
p { margin: 0 0 1.5mm; }
ul, ol { margin: 0 0 2mm; padding-inline-start: 6mm; }
li { margin: 0 0 0.8mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 4mm; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; }
table { width: 100%; margin: 2mm 0; border-collapse: collapse; }
tr { break-inside: avoid; }
th, td { padding: 1.6mm 2mm; border-top: 0.3mm solid #bbb; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { width: 26mm; font-weight: 600; }
kbd { padding: 0 1.4mm; border: 0.3mm solid #666; border-radius: 1mm; font: inherit; font-weight: 600; }
.version, .kind { color: #444; font-size: 9.5pt; }
.basis { margin-top: 3mm; padding: 2mm 3mm; border: 0.3mm solid #666; border-radius: 1mm; font-size: 9.5pt; }
`
