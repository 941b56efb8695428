// drag with Why it moved open and eight parts, several dists in turn: node zzdrag.mjs dist1 dist2
import { browser, lever, open, serve } from "./page.mjs";
const MOVES=200;
const WORK = new Set(["FunctionCall","EvaluateScript","EventDispatch","TimerFire","FireAnimationFrame","RunMicrotasks","UpdateLayoutTree","RecalculateStyles","Layout","PrePaint","Paint","PaintImage","Layerize","UpdateLayer","Commit"]);
const EIGHT="#/explore?v=2&panel=why&new_plans_growth=-0.01&special_places=30&unit_places=20&special_topup=-0.02&mainstream_topup=-0.01&independent_fees=-0.03&council_contribution=500000&complexity=0.01";
const chromium=await browser();
for(let round=0;round<2;round++)for(const dist of process.argv.slice(2)){
 const server=await serve(dist.replace(/\/?$/,"/"));
 const {page,context}=await open(chromium,server.address+EIGHT);
 await page.waitForTimeout(4500);
 const {slider}=lever(page,"Extra special school places"); await slider.focus(); const id=await slider.getAttribute("id");
 const session=await context.newCDPSession(page); const events=[];
 session.on("Tracing.dataCollected",({value})=>events.push(...value));
 await session.send("Tracing.start",{transferMode:"ReportEvents",traceConfig:{includedCategories:["devtools.timeline","blink.user_timing","disabled-by-default-devtools.timeline"]}});
 for(let move=0;move<MOVES;move++)await page.evaluate(([id,up])=>{const input=document.getElementById(id);performance.mark("move");input.value=String(Number(input.value)+(up?5:-5));input.dispatchEvent(new InputEvent("input",{bubbles:true}));return new Promise(r=>requestAnimationFrame(()=>requestAnimationFrame(r)))},[id,move%100<50]);
 const ended=new Promise(r=>session.once("Tracing.tracingComplete",r));await session.send("Tracing.end");await ended;
 const parts=await page.locator(".panels .why tbody tr").count();
 await context.close();server.close();
 const marks=events.filter(e=>e.name==="move"&&e.ph!=="E").map(e=>e.ts).sort((a,b)=>a-b);const thread=events.find(e=>e.name==="move")?.tid;
 const work=events.filter(e=>e.tid===thread&&e.ph==="X"&&WORK.has(e.name)).sort((a,b)=>a.ts-b.ts||b.dur-a.dur);
 const outer=[];for(const e of work){const l=outer.at(-1);if(!l||e.ts>=l.ts+l.dur)outer.push(e)}
 const kinds={};for(const e of outer)kinds[e.name]=(kinds[e.name]??0)+e.dur;
 const per=marks.map((s,at)=>{const end=marks[at+1]??Infinity;return outer.filter(e=>e.ts>=s-2000&&e.ts<end-2000).reduce((a,e)=>a+e.dur,0)/1000}).sort((a,b)=>a-b);
 const moves=marks.map((s,at)=>{const end=marks[at+1]??Infinity;const es=outer.filter(e=>e.ts>=s-2000&&e.ts<end-2000);return [es.reduce((a,e)=>a+e.dur,0)/1000,es]}).sort((a,b)=>a[0]-b[0]);
 for(const [label,set] of [["slow",moves.slice(-20)],["usual",moves.slice(60,140)]]){const k={};for(const [,es] of set)for(const e of es)k[e.name]=(k[e.name]??0)+e.dur/1000/set.length;console.log(label,Object.entries(k).sort((a,b)=>b[1]-a[1]).slice(0,9).map(([n,v])=>n+" "+v.toFixed(2)).join(", "))}
 const q=(x)=>per[Math.min(per.length-1,Math.floor(per.length*x))].toFixed(2);
 console.log(dist,"rows",parts,"median",q(.5),"95%",q(.95),"max",q(1),Object.entries(kinds).sort((a,b)=>b[1]-a[1]).slice(0,7).map(([k,v])=>k+" "+(v/1000/MOVES).toFixed(2)).join(", "));
}
await chromium.close();
