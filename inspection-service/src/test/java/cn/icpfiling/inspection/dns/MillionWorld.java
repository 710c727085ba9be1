package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import java.util.List;

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
