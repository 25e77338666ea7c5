package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link Rule} is. Its id is the name of the class in kebab case: {@code DoneMissing} is {@code done-missing}.
 *
 * <p>Texts may be text blocks: a line break is a blank, an empty line begins a paragraph. A quote in one is written {@code \"}, since
 * the parser of the Maven Plugin Tools does not understand it otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RuleInfo {

    /** What the rule is about. */
    Category category();

    /** The severity of a finding under the profile {@code openai}. */
    Severity severity();

    /** The severity under the profile {@code strict}, never lower; without a value, {@link #severity}. */
    Severity[] strictSeverity() default {};

    /** How many streams of an endpoint must have a finding; for a {@link StreamRule} alone. */
    Quorum quorum() default Quorum.ANY;

    /** What is seen on the wire, in one line that begins in lower case and has no full stop. */
    String summary();

    /** What it means and what breaks for whom. The last paragraph begins with {@code Fix:} and is what to do about it. */
    String explanation();
}
