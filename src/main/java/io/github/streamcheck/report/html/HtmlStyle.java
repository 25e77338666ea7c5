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
              --ground: #ffffff; --raised: #f4f5f7; --ink: #1d2129; --quiet: #5b6270; --line: #d8dce3;
              --good: #0e7a58; --bad: #c2271f; --warning: #925e00;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ground: #15181d; --raised: #1f242b; --ink: #e4e7ec; --quiet: #9aa3b2; --line: #363d48;
                --good: #3ecf9c; --bad: #ff7a70; --warning: #f0b040;
              }
            }
            * { box-sizing: border-box; }
            body {
              margin: 0; background: var(--ground); color: var(--ink);
              font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
            }
            main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            header { border-left: 6px solid var(--good); background: var(--raised); padding: .75rem 1.25rem; border-radius: 4px; }
            header.fail { border-color: var(--bad); }
            header h1 { margin: 0; font-size: 1.9rem; color: var(--good); }
            header.fail h1 { color: var(--bad); }
            header.unjudged { border-color: var(--warning); }
            header.unjudged h1 { color: var(--warning); }
            header p { margin: .25rem 0; }
            h2 { margin: 2.25rem 0 .5rem; font-size: 1.25rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
            h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
            h3.error, .violations strong { color: var(--bad); }
            h3.warning { color: var(--warning); }
            .quiet, figcaption, dd { color: var(--quiet); }
            p, li, dd, code { overflow-wrap: anywhere; }
            ul { padding-left: 1.25rem; margin: .25rem 0; }
            code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .85em; }
            li code { background: var(--raised); padding: .1em .35em; border-radius: 3px; }
            .wide { overflow-x: auto; margin: .5rem 0; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; min-width: 50%; }
            th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
            th:first-child { text-align: left; }
            th { font-weight: 600; }
            td.raw { text-align: left; white-space: normal; min-width: 22rem; }
            figure { margin: 1.5rem 0; overflow-x: auto; }
            h3 + figure { margin: .25rem 0; }
            figcaption { font-weight: 600; margin-bottom: .25rem; }
            svg { max-width: 100%; height: auto; }
            figure > svg { width: 100%; min-width: 40rem; }
            .legend { margin: .25rem 0; color: var(--quiet); font-size: .9em; }
            details { margin: .5rem 0; }
            summary { cursor: pointer; color: var(--quiet); }
            dt { font-weight: 600; }
            dd { margin: 0 0 .4rem 1rem; }
            @media print {
              :root { --ground: #fff; --raised: #fff; --ink: #000; --quiet: #333; --line: #999; }
              main { max-width: none; padding: 0; }
              figure, tr, h2, h3 { break-inside: avoid; break-after: avoid-page; }
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
