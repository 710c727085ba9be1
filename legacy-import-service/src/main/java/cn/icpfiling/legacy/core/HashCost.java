package cn.icpfiling.legacy.core;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How much work a stored password hash may ask for. Its writer sets its cost, and a bcrypt of cost 31 would keep a processor
 * for days at each try. The bounds leave room above what common software writes: bcrypt 10 to 12, and 64 MiB of Argon2id in PHP.
 */
public final class HashCost {

    private record Bounds(Pattern form, int... most) {

        boolean isForm(String hash) {
            return form.matcher(hash).matches();
        }

        boolean holds(String hash) {
            var found = form.matcher(hash);
            return found.matches()
                    && IntStream.range(0, most.length)
                            .allMatch(at -> Integer.parseInt(found.group(at + 1)) <= most[at]);
        }
    }

    /** Costs of more digits than any bound has no reader needs to tell apart: nine fit an int. */
    private static final Map<String, Bounds> BOUNDS = Map.of(
            "bcrypt", new Bounds(Pattern.compile("\\$2[abxy]?\\$([0-9]{2})\\$.{0,200}"), 14),
            "argon2id",
                    new Bounds(
                            Pattern.compile("\\$argon2id\\$v=[0-9]{1,9}\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,9})"
                                    + "\\$.{0,250}"),
                            65_536,
                            10,
                            4));

    private HashCost() {}

    /** Whether a hash may be computed. False also for a bcrypt or Argon2id hash whose cost cannot be read. */
    public static boolean isBounded(String scheme, String hash) {
        var bounds = BOUNDS.get(scheme);
        return bounds == null || bounds.holds(hash);
    }

    /** Whether a hash names a cost above the bounds. */
    public static boolean isTooCostly(String scheme, String hash) {
        var bounds = BOUNDS.get(scheme);
        return bounds != null && bounds.isForm(hash) && !bounds.holds(hash);
    }
}
