import { toSVG } from 'bwip-js/node';
import { html, raw } from 'hono/html';
import type { DemoCode, DemoTenant } from './codes.ts';

/** Millimetres that a camera reads well from a hand's breadth away. */
const millimetres: Record<DemoCode['symbology'], number> = { qrcode: 18, datamatrix: 16, code128: 12 };

/** The symbol as SVG. Line codes carry ASCII alone and Data Matrix readers disagree beyond it: then it is a QR code. */
function symbol({ text, symbology }: DemoCode): string {
  const bcid = /^[\x20-\x7e]+$/.test(text) ? symbology : 'qrcode';
  return toSVG({ bcid, text, scale: 2, ...(bcid === 'code128' ? { height: 12 } : {}) });
}

function card(code: DemoCode) {
  return html`<li>
    <div class="symbol" style="block-size: ${millimetres[code.symbology]}mm" role="img" aria-label="Code ${code.text}">
      ${raw(symbol(code))}
    </div>
    <strong dir="ltr">${code.text}</strong>
    <span>${code.label}</span>
  </li>`;
}

const style = raw(`
  @page { size: A4; margin: 12mm; }
  body { font: 11pt/1.35 system-ui, sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 190mm; padding: 4mm; }
  h1, h2, h3, p { margin: 0 0 2mm; }
  section + section { break-before: page; }
  ul { list-style: none; margin: 0 0 6mm; padding: 0; display: grid; grid-template-columns: repeat(4, 1fr); gap: 8mm 6mm; }
  li { display: grid; justify-items: center; text-align: center; gap: 1mm; break-inside: avoid; overflow-wrap: anywhere; }
  .symbol { inline-size: 100%; display: flex; justify-content: center; }
  .symbol svg { block-size: 100%; max-inline-size: 100%; }
  strong { font: 600 9pt ui-monospace, monospace; }
  span { font-size: 8pt; }
  button { font: inherit; min-block-size: 44px; padding-inline: 4mm; }
  @media print { button { display: none; } }
`);

/** The printable page. */
export function codesPage(tenants: readonly DemoTenant[]) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Demo codes</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>Demo codes</h1>
          <p>Print this page, or scan it from the screen. Each laboratory knows its own codes alone.</p>
          <p><button type="button" onclick="print()">Print</button></p>
          ${tenants.map(
            (tenant) =>
              html`<section>
                <h2>${tenant.name}</h2>
                ${tenant.groups.map(
                  (group) =>
                    html`<h3>${group.title}</h3>
                      <p>${group.hint}</p>
                      <ul>
                        ${group.codes.map(card)}
                      </ul>`,
                )}
              </section>`,
          )}
        </main>
      </body>
    </html>`;
}
