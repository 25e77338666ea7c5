package io.github.streamcheck.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.report.PlanJson;
import io.github.streamcheck.report.html.Tables.Row;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunResult;
import java.util.ArrayList;
import java.util.List;

/** What was asked for, and where it ran. */
final class PlanSection implements Section {

    @Override
    public void write(Html html, RunResult report) {
        Environment environment = report.environment();
        html.within(
                "section",
                section -> {
                    section.element("h2", "Plan and environment");
                    section.within(
                            "dl",
                            list -> {
                                term(
                                        list,
                                        "execution",
                                        report.run().executionId() + ", run "
                                                + report.run().id());
                                term(list, "streamcheck", environment.streamcheck());
                                term(list, "driven by", environment.maven());
                                term(list, "Java", environment.java());
                                term(
                                        list,
                                        "system",
                                        environment.os() + ", " + environment.processors() + " processors");
                            },
                            "class",
                            "facts");
                    section.within(
                            "details",
                            details -> {
                                details.element("summary", "The whole plan");
                                List<Row> rows = new ArrayList<>();
                                rows(rows, "", PlanJson.write(report.plan()));
                                Tables.table(details, List.of("setting", "value"), rows);
                            },
                            "class",
                            "long");
                },
                "id",
                Anchors.PLAN);
    }

    private static void term(Html list, String term, String text) {
        list.within("div", pair -> pair.element("dt", term).element("dd", text));
    }

    /** A row for each leaf of the tree, named by its path. */
    private static void rows(List<Row> rows, String path, JsonNode node) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(member -> rows(
                            rows, path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue()));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                rows(rows, path + "[" + i + "]", node.get(i));
            }
        } else {
            rows.add(new Row(path, node.isValueNode() ? node.asText() : "none"));
        }
    }
}
