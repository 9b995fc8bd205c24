/** A page of 120 kB as a model writes one: style sheet first, then cards, tables, forms and drawings from top to bottom. */
const length = 120_000;

const head = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Orders</title><style>
  :root { --line: #d5dae0; --ink: #1d2530 }
  body { margin: 0; padding: 24px; font: 14px/1.4 sans-serif; color: var(--ink); background: #f4f6f8 }
  .grid { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin-bottom: 16px }
  .card { padding: 16px; border: 1px solid var(--line); border-radius: 8px; background: #ffffff }
  .card img { display: block; width: 100%; height: 90px }
  table { width: 100%; border-collapse: collapse; background: #ffffff } td, th { padding: 6px 8px; border-bottom: 1px solid var(--line); text-align: left }
  .tag { display: inline-block; padding: 1px 8px; border-radius: 9px; background: #e0f2f1; color: #00695c }
</style></head>
<body><h1>Orders &amp; stock</h1>
`;

const section = (at: number): string => `<section><h2>Week ${at}</h2><div class="grid">
${[1, 2, 3].map(card => `  <article class="card"><img src="https://pictures.example/${at}-${card}.jpg" width="300" height="90" alt="Desk ${card}"><h3>Desk ${at}.${card}</h3><p>Oak &amp; steel, ${at * card} left <span class="tag">in stock</span></p><button type="button">Order</button></article>`).join('\n')}
</div><table><thead><tr><th>Item</th><th>Count</th><th>State</th></tr></thead><tbody>
${[1, 2, 3, 4, 5, 6].map(row => `  <tr><td>Walnut organiser ${at}.${row}</td><td style="color: #0f766e">${row * at}</td><td><svg width="12" height="12" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5" fill="#26a69a"/></svg> sent</td></tr>`).join('\n')}
</tbody></table></section>
`;

export function longPage(): string {
  let html = head;
  for (let at = 1; html.length < length; at++) html += section(at);
  return `${html}</body></html>`;
}
