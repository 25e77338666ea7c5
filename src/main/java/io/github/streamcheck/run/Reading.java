package io.github.streamcheck.run;

import io.github.streamcheck.plan.Abandonment;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.SlowReading;
import java.util.OptionalInt;

/**
 * How this client reads a stream.
 *
 * @param leaving after how many events with content it leaves; empty if it reads the stream to its end
 * @param slow whether it reads slowly
 */
record Reading(OptionalInt leaving, boolean slow) {

    /** As many tokens as an answer is taken to have at most if the plan does not say. */
    private static final int LONGEST = 64;

    /** To its end, as fast as it comes. */
    static final Reading WHOLE = new Reading(OptionalInt.empty(), false);

    /**
     * Chooses how the streams of a stage are read. One that is drawn for both is read slowly, and to its end.
     *
     * @param leavers those that are left
     * @param slow those that are read slowly
     */
    record Choice(Abandonment leavers, SlowReading slow) {

        /** All are read to their end, as fast as they come. */
        static final Choice WHOLE = new Choice(Abandonment.NONE, SlowReading.NONE);

        /** The choice for a stage of this part of a load; see {@link Load#abandonment} and {@link Load#slowReading}. */
        static Choice of(RunContext context, int index) {
            Load load = context.plan().load();
            return new Choice(load.abandonment(index, context.shard()), load.slowReading(index, context.shard()));
        }

        /**
         * The reading of one stream.
         *
         * @param number the stream's within the stage, from 0
         * @param maxTokens how many tokens it may have; empty if the plan does not say
         */
        Reading of(int number, OptionalInt maxTokens) {
            boolean slowly = slow.isSlow(number);
            return new Reading(slowly ? OptionalInt.empty() : leavers.after(number, maxTokens.orElse(LONGEST)), slowly);
        }
    }
}
