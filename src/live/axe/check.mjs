// node check.mjs <browser> <page>...: what axe-core finds at WCAG 2.2 AA, a line each; nothing if all is well.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, ...pages] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await puppeteer.launch({
  executablePath: browserPath,
  headless: browserPath.endsWith("headless-shell") ? "shell" : true,
  pipe: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  for (const page of pages) {
    for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
      const tab = await browser.newPage();
      await tab.setViewport({ width, height: 900 });
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await tab.goto(pathToFileURL(page).href);
      await tab.evaluate(axe);
      const found = await tab.evaluate(async (only) => {
        document.querySelectorAll("details").forEach((details) => (details.open = true));
        const wide = document.documentElement.scrollWidth > window.innerWidth;
        const result = await window.axe.run(document, { runOnly: only });
        return result.violations
          .map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 200)}`)
          .concat(wide ? ["the page scrolls sideways"] : []);
      }, tags);
      found.forEach((line) => console.log(`${page} ${width} ${scheme}: ${line}`));
      await tab.close();
    }
  }
} finally {
  await browser.close();
}
