package io.github.streamcheck.report;

import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.observe.Connections;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import java.util.Locale;

/** What this client used, in words. Stateless. */
public final class ClientWords {

    private ClientWords() {}

    /** CPU time, garbage collections and connections, in one line. */
    public static String of(RunResult report) {
        ClientUsage client = report.client();
        Connections connections = report.figures().connections();
        String cpu = client.cpu().isNegative()
                ? "CPU time unknown"
                : Durations.format(client.cpu()) + " of CPU time ("
                        + String.format(Locale.ROOT, "%.2f", client.busyProcessors()) + " of "
                        + report.environment().processors() + " processors)";
        return cpu + ", " + counted(client.collections(), "garbage collection") + " ("
                + Durations.format(client.collecting()) + "), " + counted(connections.opened(), "connection")
                + " opened, reused " + counted(connections.reused(), "time");
    }

    private static String counted(long number, String word) {
        return Quantities.count(number) + " " + word + (number == 1 ? "" : "s");
    }
}
