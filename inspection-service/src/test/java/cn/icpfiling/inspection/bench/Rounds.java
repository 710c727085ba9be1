package cn.icpfiling.inspection.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The rounds of a bench that count. One that was disturbed is taken again, up to a bound; if too few were undisturbed, all are shown and
 * none counts.
 */
public record Rounds<R>(List<R> results, boolean isDisturbed) {

    /**
     * One round, with the machine during it.
     *
     * @param isSound whether its own result may count, such as without a lost question
     */
    public record Round<R>(R result, boolean isSound, MachineWatch.Seen seen) {}

    public static <R> Rounds<R> take(int wanted, int atMost, Supplier<Round<R>> round) {
        var sound = new ArrayList<R>();
        var all = new ArrayList<R>();
        while (sound.size() < wanted && all.size() < atMost) {
            var one = round.get();
            all.add(one.result());
            System.out.println("  " + one.seen());
            if (one.isSound() && !one.seen().disturbed()) {
                sound.add(one.result());
            }
        }
        return sound.size() < wanted ? new Rounds<>(List.copyOf(all), true) : new Rounds<>(List.copyOf(sound), false);
    }

    public double[] each(ToDoubleFunction<R> figure) {
        return results.stream().mapToDouble(figure).toArray();
    }
}
