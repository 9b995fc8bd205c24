/** A page of a thousand elements, 1440 × 3000: what the Studio's own way of drawing and comparing is timed with. */
export function tallPage(wrong: boolean): string {
  const cards = Array.from(
    { length: 124 },
    (_, at) => `<article${wrong && at === 40 ? ' style="translate: 24px 12px"' : ''}>
      <span class="round" style="background: hsl(${(at * 31) % 360} 60% 55%)">${at}</span>
      <div><h2>Article ${at} of the list</h2><p>What it is, in a line or so, with number ${at * 7}</p></div>
      <em>${wrong && at % 9 === 0 ? '¥' : '$'}${at * 3}.50</em><button>Buy</button></article>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><style>
    :root { --gap: 0.75rem; }
    body { margin: 0; font: 14px/1.45 system-ui, sans-serif; background: linear-gradient(#f8fafc, #e2e8f0); }
    header { height: 72px; background: #0f172a; color: #fff; padding: 0 24px; line-height: 72px; font-size: 22px; }
    main { display: grid; grid-template-columns: repeat(3, 1fr); gap: var(--gap); padding: 20px; }
    article { display: flex; gap: 12px; align-items: center; box-sizing: border-box; height: 57px; padding: 8px 14px;
      border-radius: 10px; background: #fff; box-shadow: 0 2px 8px rgb(0 0 0 / 12%); }
    h2 { margin: 0; font-size: 15px; } p { margin: 0; color: #64748b; font-size: 12px; } em { margin-left: auto; }
    article::after { content: "›"; color: #94a3b8; }
    .round { flex: none; width: 40px; height: 40px; border-radius: 50%; color: #fff; text-align: center; line-height: 40px; }
  </style></head><body><header>A long list</header><main>${cards.join('')}</main></body></html>`;
}
