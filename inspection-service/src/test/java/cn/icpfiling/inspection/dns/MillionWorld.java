package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * {@link World} with 50 providers, a delay of its own for each server, late answers, and a response rate limit: the servers
 * of the fullest provider cut every answer over UDP above their limit in a second, as NSD does with {@code rrl-slip: 1}.
 * The true answer comes over TCP then.
 */
final class MillionWorld {
    static final int PROVIDERS = 50;
    private static final String LIMITED = "127.0.10.";
    private static final long SECOND = 1_000_000_000L;
    private static final int SHORTEST_DELAY = 5;
    private static final int DELAYS = 40;
    /** Longer than the first time-out of the engine, shorter than the second. */
    private static final int LATE = 700;

    private final World world;
    private final int salt;
    private final int limit;
    private long second;
    private int inSecond;
    private long cut;

    /** The limit is in questions a second to the fullest provider. */
    MillionWorld(int salt, int limit) {
        this.world = new World(salt, PROVIDERS);
        this.salt = salt;
        this.limit = limit;
    }

    static List<String> servers() {
        return World.servers(PROVIDERS);
    }

    /** Questions over UDP come from one thread. */
    Reply reply(Ask ask) {
        if (ask.tcp()) {
            return world.reply(ask);
        }
        if (ask.server().startsWith(LIMITED) && isOverLimit()) {
            cut++;
            return Reply.answer().truncated();
        }
        var reply = world.reply(ask);
        var isLate = ask.attempt() == 0 && ask.hash(salt) % 1000 == 141;
        return reply.after(
                isLate ? LATE : SHORTEST_DELAY + Math.floorMod(ask.server().hashCode(), DELAYS));
    }

    /**
     * The shortest time in seconds for the least questions about the domains of some numbers, by a total rate and by the rate
     * of each group. A lost packet costs one more question. Questions beyond the servers' own rate limit are
     * asked once more over TCP, so the fullest provider answers at most the mean of both rates.
     */
    double shortest(IntStream numbers, double totalRate, ToDoubleFunction<String> rateOf) {
        var least = new HashMap<String, Double>();
        numbers.forEach(number -> world.addLeast(number, least));
        var tries = 1 + World.LOST / 100.0;
        var all = least.values().stream().mapToDouble(Double::doubleValue).sum() * tries / totalRate;
        return least.entrySet().stream()
                .mapToDouble(each -> {
                    var rate = rateOf.applyAsDouble(each.getKey());
                    var answered = each.getKey().startsWith(LIMITED) && limit < rate ? (rate + limit) / 2 : rate;
                    return each.getValue() * tries / answered;
                })
                .reduce(all, Math::max);
    }

    /** Answers that the rate limit cut. Read it after the run. */
    long cut() {
        return cut;
    }

    private boolean isOverLimit() {
        var now = System.nanoTime() / SECOND;
        if (now != second) {
            second = now;
            inSecond = 0;
        }
        return ++inSecond > limit;
    }
}
