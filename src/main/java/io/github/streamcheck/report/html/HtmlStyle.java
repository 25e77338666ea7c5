package io.github.streamcheck.report.html;

import com.google.auto.service.AutoService;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunResult;

/** {@code report.css}, the style sheet of {@code report.html}: a file of its own, since CI servers forbid styles in a page. */
@AutoService(ReportWriter.class)
public final class HtmlStyle implements ReportWriter {

    static final String FILE_NAME = "report.css";

    private static final String SHEET = """
            :root {
              color-scheme: light dark;
              --ground: #ffffff; --raised: #f5f6f8; --ink: #1d2129; --quiet: #565d6a; --line: #d8dce3; --link: #1a5fb4;
              --good: #0e7a58; --bad: #c2271f; --caution: #8a5800;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ground: #15181d; --raised: #1f242b; --ink: #e4e7ec; --quiet: #a3abb9; --line: #363d48; --link: #8ab8f5;
                --good: #3ecf9c; --bad: #ff7a70; --caution: #f0b040;
              }
            }
            * { box-sizing: border-box; }
            body {
              margin: 0; background: var(--ground); color: var(--ink);
              font: 15px/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
            }
            main { max-width: 74rem; margin: 0 auto; padding: .75rem 1rem 4rem; }
            header { border-left: 6px solid var(--good); background: var(--raised); padding: .6rem 1.1rem; border-radius: 4px; }
            header.fail { border-color: var(--bad); }
            header.unjudged { border-color: var(--caution); }
            header h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; color: var(--good); }
            header.fail h1, .bad { color: var(--bad); }
            header.unjudged h1, .caution { color: var(--caution); }
            .good { color: var(--good); }
            header p { margin: .1rem 0; }
            .lead { font-weight: 600; }
            h2 { margin: 2.25rem 0 .6rem; font-size: 1.2rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
            h3 { margin: 1.4rem 0 .25rem; font-size: 1rem; }
            .quiet, figcaption, dd { color: var(--quiet); }
            figcaption strong { color: var(--ink); }
            a { color: var(--link); }
            .bad + strong a, .caution + strong a { color: inherit; }
            a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
            p { margin: .4rem 0; }
            p, li, dd, dt, code, h3 { overflow-wrap: anywhere; }
            th, td { overflow-wrap: break-word; }
            ul { padding-left: 1.25rem; margin: .25rem 0; }
            code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .85em; }
            p code, li code { background: var(--raised); padding: .1em .35em; border-radius: 3px; }
            .command span { display: inline-block; max-width: 100%; vertical-align: bottom; word-break: break-all; }
            .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

            #problems h2 { margin: .6rem 0 .2rem; }
            .problems, .warnings, .checks { list-style: none; padding: 0; }
            .problems { font-size: .95em; }
            .problems li { display: grid; grid-template-columns: 11fr 10fr; gap: 0 1.5rem; padding: .25rem 0; border-bottom: 1px solid var(--line); }
            .problems p { margin: 0; }
            .warnings li, .checks li { padding: .12rem 0; }

            .tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: .75rem; margin: .75rem 0 .25rem; }
            .tile { background: var(--raised); border-radius: 4px; padding: .6rem .8rem; min-width: 0; }
            .tile h3 { margin: 0; font-size: .85rem; color: var(--quiet); }
            .tile p { margin: 0; font-size: .85rem; }
            .tile .figure { font-size: 1.5rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
            .figure .unit { font-size: .65em; }
            .threshold { margin-top: .45rem; }
            .threshold svg { display: block; }

            .beside { display: grid; grid-template-columns: 3fr 2fr; gap: 1.5rem; align-items: start; }
            .beside > :only-child { grid-column: 1 / -1; }
            .about h2 { margin-top: .75rem; }
            .about section + section h2 { margin-top: 1rem; }
            .charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .5rem 2rem; align-items: start; }
            figure { margin: .75rem 0 0; min-width: 0; }
            figcaption { margin-bottom: .4rem; font-size: .9rem; }
            h3 + figure { margin: .25rem 0; }
            svg.chart { display: block; overflow: visible; }
            .legend { margin: .25rem 0; color: var(--quiet); font-size: .85rem; }
            .key svg { color: var(--ink); }
            .key { display: inline-block; margin-right: .9rem; }
            nav { margin: 1rem 0 0; padding: .5rem 0; border-top: 1px solid var(--line); }
            nav a { display: inline-block; margin-right: 1.25rem; padding: .15rem 0; }

            .finding { border-left: 3px solid var(--line); padding-left: .9rem; margin: 1.2rem 0; }
            .finding h3 { margin: 0 0 .2rem; }
            .badge { font-weight: 400; font-size: .85em; border: 1px solid; border-radius: 3px; padding: 0 .35em; }
            .evidence { font-size: .9rem; }
            details { margin: .4rem 0; }
            summary { cursor: pointer; color: var(--quiet); padding: .15rem 0; }
            summary strong { color: var(--ink); }
            .facts { margin: .25rem 0; }
            .facts div { display: grid; grid-template-columns: 7rem 1fr; gap: .75rem; padding: .1rem 0; }
            dt { font-weight: 600; }
            dd { margin: 0 0 .4rem 1rem; }
            .facts dd { margin: 0; }

            table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .4rem 0; max-width: 100%; font-size: .95em; }
            th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
            th:first-child { text-align: left; }
            th { font-weight: 600; }
            td { white-space: nowrap; }
            #plan th, #plan td { white-space: normal; overflow-wrap: anywhere; }
            .events { font-size: .85rem; }
            .events td { white-space: normal; }
            .events td.raw { text-align: left; overflow-wrap: anywhere; }
            td[colspan] { text-align: left; color: var(--quiet); }

            @media (max-width: 60rem) {
              .tiles { grid-template-columns: repeat(3, minmax(0, 1fr)); }
              .beside, .charts, .problems li { grid-template-columns: minmax(0, 1fr); }
            }
            @media screen and (max-width: 45rem) {
              .chart .minor { display: none; }
              .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
              .tile:last-child { grid-column: 1 / -1; }
              thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              table, tbody { display: block; width: 100%; }
              tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .35rem 0; border-bottom: 1px solid var(--line); }
              th, td { border: 0; padding: 0; text-align: left; white-space: normal; }
              tr > th { flex-basis: 100%; }
              td[data-label]::before { content: attr(data-label) " "; color: var(--quiet); }
              .events tr > th { flex-basis: auto; }
              .events td:empty { display: none; }
              .events td.raw { flex-basis: 100%; }
            }
            @media print {
              :root { --ground: #fff; --raised: #fff; --ink: #000; --quiet: #333; --line: #999; --link: #000; }
              html { font-size: 12px; }
              body { font-size: 11px; }
              main { max-width: none; padding: 0; }
              nav, .minor, details.long:not([open]) { display: none; }
              h2 { margin-top: 1.5rem; }
              .tiles { grid-template-columns: repeat(5, minmax(0, 1fr)); gap: .5rem; }
              .tile { border: 1px solid var(--line); padding: .4rem .5rem; }
              .beside { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
              .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
              .problems li { grid-template-columns: 11fr 10fr; }
              .chart { font-size: 10px; }
              th, td { padding: .15rem .5rem; }
              summary { list-style: none; }
              details::details-content { content-visibility: visible; }
              .finding, figure, article, tr, thead, li, .tile, #figures details { break-inside: avoid; }
              h2, h3, summary, #streams > .legend { break-after: avoid; }
              tr:nth-child(-n + 2) { break-after: avoid; }
              tr:nth-last-child(-n + 2) { break-before: avoid; }
            }
            """;

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String fileName(String executionId) {
        return FILE_NAME;
    }

    @Override
    public String render(RunResult report) {
        return SHEET;
    }
}
