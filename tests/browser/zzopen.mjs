import { serve, browser } from "./page.mjs";
const s=await serve(); const b=await browser(); const p=await b.newPage();
p.on("pageerror",e=>console.log("ERR",String(e),e.stack)); p.on("console",m=>console.log(m.type(),m.text())); p.on("requestfailed",r=>console.log("FAILED",r.url()));p.on("response",r=>console.log(r.status(),r.url()));
await p.goto(s.address+(process.argv[2]??"")); await p.waitForTimeout(5000); console.log(await p.locator("h1").allInnerTexts()); await b.close(); s.close();
