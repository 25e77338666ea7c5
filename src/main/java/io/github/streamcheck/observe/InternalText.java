package io.github.streamcheck.observe;

import java.util.regex.Pattern;

/** Recognises the internals of a server in a text, such as tracebacks and paths. */
public final class InternalText {

    /** No more than this is searched; a stack trace begins where the error is reported. */
    private static final int MAX_SEARCHED = 16 * 1024;

    private static final Pattern SIGNS = Pattern.compile("Traceback \\(most recent call last\\)"
            + "|\\bFile \\\\?\"[^\"]{1,200}\\\\?\", line \\d+"
            + "|\\b(?:Name|Type|Key|Value|Attribute|Index|Runtime|ZeroDivision|Import|Assertion)Error:"
            + "|\\bat (?:async )?[\\w.$<>]{1,200} ?\\((?:[^()\\s]{0,200}[/\\\\])?[\\w$.-]{1,100}\\.(?:java|kt|scala|[cm]?[jt]s):\\d+"
            + "|\\.cs:line \\d+"
            + "|\\bpanicked at\\b"
            + "|\\bgoroutine \\d+ \\[");

    private InternalText() {}

    /** Whether {@code text} holds a traceback, a stack trace, a panic or the like. */
    public static boolean isIn(String text) {
        return SIGNS.matcher(text.length() > MAX_SEARCHED ? text.substring(0, MAX_SEARCHED) : text)
                .find();
    }
}
