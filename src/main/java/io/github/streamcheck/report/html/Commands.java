package io.github.streamcheck.report.html;

/**
 * Commands to be typed. Each word is an element of its own, so that lines break between words only: a browser would otherwise break
 * them after hyphens, and who types that off types a space. Stateless.
 */
final class Commands {

    private Commands() {}

    /** Adds a command. */
    static void command(Html html, String command) {
        html.within(
                "code",
                code -> {
                    String between = "";
                    for (String word : command.split(" ", -1)) {
                        code.text(between).element("span", word);
                        between = " ";
                    }
                },
                "class",
                "command");
    }
}
