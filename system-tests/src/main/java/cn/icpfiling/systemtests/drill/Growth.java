package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.drill.ConsumerGroups.Shared;
import cn.icpfiling.systemtests.drill.Upgrade.Replica;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A replica more comes and goes while requests go on, as with an autoscaler. It stays until it takes its part: it has answered callers,
 * and if its service reads events, each consumer group shares its partitions among all replicas, and it has handled an event. When it has
 * gone, the others must have all partitions again.
 */
final class Growth implements AutoCloseable {

    private static final Duration PART_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);

    /** After which {@code ./icp stop} kills. */
    private static final int KILLED_AFTER_SECONDS = 60;

    private final UnderLoad load;
    private final Icp icp;
    private final ConsumerGroups groups;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> violations = new ArrayList<>();

    Growth(Stack stack, UnderLoad load, Icp icp) {
        this.load = load;
        this.icp = icp;
        this.groups = new ConsumerGroups(stack);
    }

    /** What a look sees of a replica: its metrics, empty if it does not run, and the groups of its service. */
    record Look(Replica replica, String metrics, Map<String, Shared> groups) {

        /** The parts that it does not take yet, if it is one of so many replicas. */
        List<String> lacks(int replicas) {
            var lacks = new ArrayList<String>();
            if (answered(metrics) == 0) {
                lacks.add("has answered no caller");
            }
            if (readsEvents()) {
                if (Upgrade.handled(metrics) == 0) {
                    lacks.add("has handled no event");
                }
                lacks.addAll(unshared(replicas));
            }
            return lacks;
        }

        /** The groups that do not share all their partitions among so many replicas. A service that reads events has groups. */
        List<String> unshared(int replicas) {
            if (readsEvents() && groups.isEmpty()) {
                return List.of("has no consumer group that the broker knows");
            }
            return groups.entrySet().stream()
                    .filter(group -> !group.getValue().isAmong(replicas))
                    .map(group -> "%s has %d partitions, and its members have %s"
                            .formatted(
                                    group.getKey(),
                                    group.getValue().partitions(),
                                    group.getValue().ofMembers()))
                    .toList();
        }

        /** The parts that there are; all of them must be missed before it runs. */
        int parts() {
            return readsEvents() ? 2 + Math.max(1, groups.size()) : 1;
        }

        private boolean readsEvents() {
            return !replica.service().equals(Upgrade.GATEWAY);
        }
    }

    /** How many requests of callers a replica has answered as they wished. Probes and requests between services are not under /api. */
    static double answered(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains("status=\"2") && line.contains("uri=\"/api/"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** @param others how many replicas the service has without it */
    void comesAndGoes(Replica spare, int others) throws IOException, InterruptedException {
        var before = load.failures();
        awaits(spare, "before it came", look -> look.unshared(others));
        var absent = look(spare);
        if (absent.lacks(others + 1).size() != absent.parts()) {
            violations.add("the drill sees %s at work before it runs; it misses only %s"
                    .formatted(spare.process(), absent.lacks(others + 1)));
        }
        var begun = System.nanoTime();
        icp.does("start", spare.process());
        var added = UnderLoad.secondsSince(begun);
        awaits(spare, "while it was there", look -> look.lacks(others + 1));
        var part = UnderLoad.secondsSince(begun) - added;
        var stopped = System.nanoTime();
        icp.does("stop", spare.process());
        var down = UnderLoad.secondsSince(stopped);
        if (down >= KILLED_AFTER_SECONDS) {
            violations.add("%s did not end by itself".formatted(spare.process()));
        }
        awaits(spare, "when it had gone", look -> look.unshared(others));
        UnderLoad.OUT.printf(
                "  %-24s added in %4.1f s, took its part after %4.1f s, gone in %4.1f s, failed requests: %d%n",
                spare.process(), added, part, down, load.failures() - before);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    private interface Lacking {
        List<String> of(Look look);
    }

    private void awaits(Replica spare, String when, Lacking lacking) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var lacks = lacking.of(look(spare));
        while (!lacks.isEmpty() && System.nanoTime() - begun < PART_WITHIN.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(LOOKS_EVERY.toNanos());
            lacks = lacking.of(look(spare));
        }
        lacks.forEach(lack -> violations.add("%s %s: %s".formatted(spare.process(), when, lack)));
    }

    private Look look(Replica spare) throws IOException, InterruptedException {
        return new Look(spare, metrics(spare), groups.of(spare.service()));
    }

    private String metrics(Replica spare) throws IOException, InterruptedException {
        var metrics = URI.create("http://127.0.0.1:%d/q/metrics".formatted(spare.management()));
        try {
            return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        } catch (ConnectException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        groups.close();
        http.close();
    }
}
