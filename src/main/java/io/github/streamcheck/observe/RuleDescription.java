package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import java.util.Locale;

/**
 * What a rule's {@link RuleInfo} says, read once for each class.
 *
 * @param id in kebab case
 * @param explanation paragraphs, separated by an empty line
 * @param fix what to do about a finding, without the word {@code Fix:}
 */
record RuleDescription(
        String id,
        Category category,
        Severity severity,
        Severity strictSeverity,
        Quorum quorum,
        String summary,
        String explanation,
        String fix) {

    private static final String FIX = "\n\nFix: ";

    private static final ClassValue<RuleDescription> CACHE = new ClassValue<>() {
        @Override
        protected RuleDescription computeValue(Class<?> rule) {
            return read(rule);
        }
    };

    /**
     * That of a class.
     *
     * @throws IllegalStateException if it has no {@link RuleInfo}, or one without a fix
     */
    static RuleDescription of(Class<?> rule) {
        return CACHE.get(rule);
    }

    private static RuleDescription read(Class<?> rule) {
        RuleInfo info = rule.getAnnotation(RuleInfo.class);
        if (info == null) {
            throw new IllegalStateException(rule + " has no @RuleInfo");
        }
        String text = paragraphs(info.explanation());
        int fix = text.lastIndexOf(FIX);
        if (fix < 0) {
            throw new IllegalStateException(
                    "the explanation of " + rule + " has no paragraph that begins with \"Fix:\"");
        }
        Severity[] strict = info.strictSeverity();
        return new RuleDescription(
                kebabCase(rule.getSimpleName()),
                info.category(),
                info.severity(),
                strict.length == 0 ? info.severity() : strict[0],
                info.quorum(),
                paragraphs(info.summary()),
                text.substring(0, fix),
                text.substring(fix + FIX.length()));
    }

    private static String paragraphs(String text) {
        return text.strip().replaceAll("[ \t]*\n[ \t]*", "\n").replaceAll("(?<!\n)\n(?!\n)", " ");
    }

    private static String kebabCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
