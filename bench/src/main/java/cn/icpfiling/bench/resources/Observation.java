package cn.icpfiling.bench.resources;

import cn.icpfiling.bench.resources.Look.Use;
import java.util.ArrayList;
import java.util.List;

/** The looks at some processes, one a second, and what follows from them. */
final class Observation {

    /** A shorter one says nothing about a load. */
    static final int FEWEST_LOOKS = 20;

    private static final double WINDOW_NANOS = 10e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<String> names;
    private final List<Look> looks = new ArrayList<>();

    Observation(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** What one process needed. A thousand millicores are one core. */
    record Needs(String name, int residentMebibytes, int averageMillicores, int busiestMillicores) {}

    void add(Look look) {
        looks.add(look);
    }

    /** Returns why the looks prove nothing; without a reason they count. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (looks.size() < FEWEST_LOOKS) {
            faults.add("%d looks are fewer than %d".formatted(looks.size(), FEWEST_LOOKS));
        }
        for (var name : names) {
            var missed = looks.stream()
                    .filter(look -> !look.uses().containsKey(name))
                    .count();
            if (missed > 0 || looks.isEmpty()) {
                faults.add("%s was not there at %d of %d looks".formatted(name, missed, looks.size()));
            } else if (millis(looks.getLast(), name) == millis(looks.getFirst(), name)) {
                faults.add(name + " took no processor time, so it was under no load");
            }
        }
        return faults;
    }

    /** Only of looks that count. */
    List<Needs> needs() {
        return names.stream()
                .map(name -> new Needs(
                        name,
                        (int) (resident(name) / 1024),
                        millicores(looks.getFirst(), looks.getLast(), name),
                        busiest(name)))
                .toList();
    }

    private long resident(String name) {
        return looks.stream()
                .map(look -> look.uses().get(name))
                .mapToLong(Use::residentKibibytes)
                .max()
                .orElse(0);
    }

    /** Of the windows of ten seconds, which begin at each look. */
    private int busiest(String name) {
        var most = millicores(looks.getFirst(), looks.getLast(), name);
        var to = 0;
        for (var from : looks) {
            while (to < looks.size() && looks.get(to).nanos() - from.nanos() < WINDOW_NANOS) {
                to++;
            }
            if (to == looks.size()) {
                return most;
            }
            most = Math.max(most, millicores(from, looks.get(to), name));
        }
        return most;
    }

    private static int millicores(Look from, Look to, String name) {
        var used = millis(to, name) - millis(from, name);
        return (int) Math.round(1000 * used * NANOS_PER_MILLI / (to.nanos() - from.nanos()));
    }

    private static long millis(Look look, String name) {
        return look.uses().get(name).processorMillis();
    }
}
