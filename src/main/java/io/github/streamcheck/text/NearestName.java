package io.github.streamcheck.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses the intended name of a mistyped one. Stateless. */
public final class NearestName {

    private static final int MAX_DISTANCE = 3;

    private NearestName() {}

    /**
     * The known name with the fewest typing errors (a character too many, missing, wrong, or swapped with its neighbour) between
     * it and the typo, ignoring the case of both. Of equally near ones the first.
     *
     * @return empty if none is near: one error in three characters is the most, and three in all
     */
    public static Optional<String> of(String typo, Collection<String> known) {
        Optional<String> nearest = Optional.empty();
        int nearestDistance = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distanceIfNear(typo, name);
            if (distance < nearestDistance) {
                nearest = Optional.of(name);
                nearestDistance = distance;
            }
        }
        return nearest;
    }

    private static int distanceIfNear(String typo, String name) {
        int cutOff = Math.min(Math.max(typo.length(), name.length()) / 3, MAX_DISTANCE);
        // Also what keeps a typo of any length cheap: the table below is built for names of about the same length only.
        if (Math.abs(typo.length() - name.length()) > cutOff) {
            return Integer.MAX_VALUE;
        }
        int distance = distance(typo.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        return distance <= cutOff ? distance : Integer.MAX_VALUE;
    }

    /** Optimal string alignment distance: Levenshtein's, with a swap of neighbours counted as one error. */
    private static int distance(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(previous[j - 1] + wrong, 1 + Math.min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, beforePrevious[j - 2] + 1);
                }
                current[j] = best;
            }
            int[] recycled = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = recycled;
        }
        return previous[b.length()];
    }
}
