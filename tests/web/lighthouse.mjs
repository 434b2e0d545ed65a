// pages and presets → Lighthouse's reports, as JSON, from one Chromium for all of them.
//
//   node lighthouse.mjs FOLDER '{"chromium": …, "flags": […], "settings": {…}, "jobs": [[url, preset], …]}'
//
// FOLDER has the packages. Between two pages Lighthouse empties what Chromium keeps, as it does at every start.
import { pathToFileURL } from "node:url";

const [folder, asked] = process.argv.slice(2);
const from = (file) => import(pathToFileURL(`${folder}/${file}`));
const { chromium, flags, settings, jobs } = JSON.parse(asked);
const { launch } = await from("chrome-launcher/dist/index.js");
const { default: lighthouse, desktopConfig } = await from("lighthouse/core/index.js");

const chrome = await launch({ chromePath: chromium, chromeFlags: flags, logLevel: "error" });
const reports = [];
try {
  for (const [url, preset] of jobs) {
    const config = preset === "desktop" ? desktopConfig : undefined;
    const made = await lighthouse(url, { ...settings, port: chrome.port, logLevel: "error" }, config);
    reports.push(made.lhr);
  }
} finally {
  chrome.kill();
}
process.stdout.write(JSON.stringify(reports));
