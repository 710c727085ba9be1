package cn.icpfiling.platform.testkit.crypto;

import cn.icpfiling.platform.crypto.RotateKeys.Patience;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets a rotation wait until it has met the expected obstacle ten times in a row, while the jobs that remove obstacles run all the
 * time. Gives up after a minute at an obstacle that nobody expects.
 */
final class UntilHeldUp implements Patience {
    private static final int LOOKS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final List<String> expected;
    private int looks;

    /** @param expected what the obstacle says, all of it in one text */
    UntilHeldUp(String... expected) {
        this.expected = List.of(expected);
    }

    @Override
    public boolean isOver(Supplier<String> obstacle, Duration waited) {
        looks = expected.stream().allMatch(obstacle.get()::contains) ? looks + 1 : 0;
        return looks >= LOOKS || waited.compareTo(LONGEST) > 0;
    }
}
