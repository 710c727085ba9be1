package cn.icpfiling.sandbox.oldplatform;

import java.util.List;
import java.util.SplittableRandom;

/** Random values that depend on the seed, the row and their use only: the same row is made alone or among a million. */
final class Chance {

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance of(long seed, long row, String use) {
        var mixed = seed * 0x9E3779B97F4A7C15L + row * 0xBF58476D1CE4E5B9L + use.hashCode() * 0x94D049BB133111EBL;
        return new Chance(new SplittableRandom(mixed));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long from, long until) {
        return random.nextLong(from, until);
    }

    /** Whether an event with this percentage happens. */
    boolean percent(int chance) {
        return below(100) < chance;
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    String pick(String from, int count) {
        var picked = new StringBuilder(count);
        for (var i = 0; i < count; i++) {
            picked.append(from.charAt(below(from.length())));
        }
        return picked.toString();
    }

    String digits(int count) {
        return pick("0123456789", count);
    }
}
