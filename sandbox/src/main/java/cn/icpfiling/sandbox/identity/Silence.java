package cn.icpfiling.sandbox.identity;

import cn.icpfiling.sandbox.refusal.Refusal;
import java.time.Duration;

/** A source that does not respond for a while and then fails. */
final class Silence {

    private Silence() {}

    static Refusal of(String what, Duration time) throws InterruptedException {
        Thread.sleep(time);
        return Refusal.of(504, "NO_ANSWER", "No answer", what, "Ask again later");
    }
}
