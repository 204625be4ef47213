import { hash } from 'node:crypto';

/** The one style sheet of the accounts pages: the colours, type and controls of the site. */
export const STYLE = `
:root{color-scheme:light;--paper:#f6f4f9;--card:#fff;--sunken:#ece8f2;--ink:#1c1226;--ink-soft:#5a4f68;--line:#ddd6e6;--line-strong:#877b97;--accent:#b0125b;--accent-deep:#8c0c47;--on-accent:#fff;--accent-soft:#fbe6ef;--good:#0b6a48;--good-soft:#e0f3ea;--warning:#835000;--warning-soft:#fdf0d8;--bad:#b3241a;--bad-soft:#fce8e5;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;--mono:ui-monospace,"SF Mono","Cascadia Mono","Roboto Mono","Noto Sans Mono","DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#140e1a;--card:#1f1728;--sunken:#291f34;--ink:#f5f0f9;--ink-soft:#b9aec6;--line:#372c44;--line-strong:#84779a;--accent:#ff85b5;--accent-deep:#ffa9cb;--on-accent:#2c0517;--accent-soft:#3d1429;--good:#6fd6a8;--good-soft:#12301f;--warning:#f2bd5c;--warning-soft:#35270c;--bad:#ff9b90;--bad-soft:#381a22}}
*,*::before,*::after{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100dvh;display:flex;flex-direction:column;overflow-wrap:break-word}
h1,h2,h3,p,ul,ol,dl,dd,fieldset,form{margin:0;padding:0}
fieldset{border:0;min-inline-size:0}
legend{padding:0;font-weight:650}
ul,ol{list-style:none}
h1,h2,h3{line-height:1.15;letter-spacing:-.025em;text-wrap:balance}
h1{font-size:clamp(1.6rem,1.3rem + 1.6vw,2.2rem);font-weight:800}
h2{font-size:1.2rem;font-weight:750}
h3{font-size:1rem;font-weight:700;letter-spacing:-.01em}
a{color:var(--accent);text-decoration-thickness:.08em;text-underline-offset:.2em}
a:hover{color:var(--accent-deep)}
button,input,textarea{font:inherit;color:inherit}
:focus{outline:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.skip{position:absolute;left:1rem;top:-4rem;z-index:5;padding:.5rem 1rem;background:var(--card);border-radius:.75rem}
.skip:focus{top:.5rem}
.header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1rem;width:100%;padding:.75rem max(1rem,calc((100% - 62rem)/2 + 1rem))}
.brand{display:inline-flex;align-items:center;gap:.6rem;min-height:2.75rem;color:var(--ink);font-size:1.2rem;font-weight:800;letter-spacing:-.035em;text-decoration:none}
.brand:hover{color:var(--ink)}
.logo{display:block;width:2rem;height:2rem;fill:var(--accent)}
.menu{display:flex;flex-wrap:wrap;gap:0 1rem}
.menu a{display:inline-flex;align-items:center;min-height:2.75rem;color:var(--ink-soft);font-weight:600;text-decoration:none}
.menu a:hover,.menu a[aria-current]{color:var(--ink)}
.menu a[aria-current]{box-shadow:inset 0 -.25rem 0 -1px var(--accent)}
main{flex:1;display:grid;grid-template-columns:minmax(0,1fr);align-content:start;gap:1.5rem;width:min(100%,62rem);margin-inline:auto;padding:1.25rem 1rem 3rem}
main.narrow{width:min(100%,29rem)}
main:focus-visible{outline:none}
.card{display:grid;grid-template-columns:minmax(0,1fr);align-content:start;gap:1rem;padding:clamp(1rem,.6rem + 1.6vw,1.75rem);border:1px solid var(--line);border-radius:1.25rem;background:var(--card)}
.stack{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
.tight{display:grid;grid-template-columns:minmax(0,1fr);gap:.35rem}
.field{display:grid;gap:.4rem}
.field>label{font-size:.95rem;font-weight:650}
.hint{color:var(--ink-soft);font-size:.9rem}
.muted{color:var(--ink-soft)}
.input{width:100%;min-width:0;min-height:2.75rem;padding:.4rem .9rem;border:1px solid var(--line-strong);border-radius:.75rem;background:var(--card)}
textarea.input{min-height:4.5rem;resize:vertical}
textarea[spellcheck=false]{min-height:6rem;font-family:var(--mono);font-size:.9rem}
.input[aria-invalid]{border-color:var(--bad)}
.error{color:var(--bad);font-weight:550}
.check{display:flex;align-items:flex-start;gap:.75rem;padding-block:.25rem}
.check input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--accent)}
.buttons{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:2.75rem;padding:.5rem 1.2rem;border:1px solid var(--line-strong);border-radius:3rem;background:var(--card);color:var(--ink);font-weight:650;line-height:1.2;text-align:center;text-decoration:none;cursor:pointer}
.button:hover{border-color:var(--accent);color:var(--accent)}
.primary{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
.primary:hover{border-color:var(--accent-deep);background:var(--accent-deep);color:var(--on-accent)}
.danger{border-color:var(--bad);color:var(--bad)}
.danger:hover{border-color:var(--bad);background:var(--bad-soft);color:var(--bad)}
.wide{width:100%}
.callout{padding:.75rem 1rem;border-radius:.75rem;background:var(--sunken)}
.callout.bad{background:var(--bad-soft);color:var(--bad)}
.callout.good{background:var(--good-soft);color:var(--good)}
.callout.warning{background:var(--warning-soft);color:var(--warning)}
.callout a{color:inherit}
.scopes{display:grid;gap:.6rem}
.scopes li{position:relative;padding-inline-start:1.6rem}
.scopes li::before{content:"";position:absolute;inset:.45em auto auto 0;width:.8rem;height:.4rem;border:solid var(--accent);border-width:0 0 .18rem .18rem;transform:rotate(-45deg)}
.mono{font-family:var(--mono);font-size:.9rem;overflow-wrap:anywhere}
.secret{padding:.75rem 1rem;border-radius:.75rem;background:var(--sunken);font-family:var(--mono);overflow-wrap:anywhere;user-select:all}
.row{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;padding-block:.75rem;border-top:1px solid var(--line)}
.row:first-child{border-top:0}
.row>:first-child{flex:1 1 16rem;min-width:0}
.facts{display:grid;grid-template-columns:minmax(7rem,max-content) minmax(0,1fr);gap:.35rem 1rem}
.facts dt{color:var(--ink-soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:1rem}
.tile{display:grid;align-content:start;gap:.35rem;padding:1.1rem 1.25rem;border:1px solid var(--line);border-radius:1.25rem;background:var(--card);color:var(--ink);text-decoration:none}
.tile:hover{border-color:var(--accent);color:var(--ink)}
.badge{display:inline-flex;align-items:center;padding:.1rem .7rem;border-radius:3rem;background:var(--accent-soft);color:var(--accent-deep);font-size:.86rem;font-weight:700}
.uri{display:block;padding:.5rem .75rem;border-radius:.5rem;background:var(--sunken);font-family:var(--mono);font-size:.9rem;overflow-wrap:anywhere;white-space:pre-wrap}
mark:empty::before{content:"\\2038"}
mark{border-radius:.2em;background:var(--bad);color:var(--card);padding-inline:.1em}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.45rem .5rem;border-top:1px solid var(--line);text-align:start;vertical-align:top}
th{color:var(--ink-soft);font-weight:600}
.number{text-align:end}
.scroll{overflow-x:auto}
.user-code{font-family:var(--mono);font-size:1.6rem;letter-spacing:.12em;text-transform:uppercase}
.footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 1.5rem;width:min(100%,62rem);margin-inline:auto;padding:1.25rem 1rem;color:var(--ink-soft);font-size:.9rem}
.footer nav{display:flex;gap:1rem}
.footer a{display:inline-flex;align-items:center;min-width:1.75rem;min-height:1.75rem;color:inherit}
bdi{overflow-wrap:anywhere}
@media (max-width:30rem){.facts{grid-template-columns:minmax(0,1fr)}.facts dd{margin-bottom:.4rem}}
@media (forced-colors:active){.menu a[aria-current]{outline:2px solid Highlight}}
`.trim();

/** Where it is served; the name changes with the content. */
export const STYLE_PATH = `/accounts-${hash('sha256', STYLE, 'hex').slice(0, 10)}.css`;
