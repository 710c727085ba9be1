package cn.icpfiling.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a scan as its view and the states of the domains tell it.
 *
 * @param shards planned
 * @param shardsDone whose result is stored
 * @param domains planned, each in one shard
 * @param verdicts domains by verdict; a domain is counted with its shard
 * @param states of the domains of this run: by domain and service the verdict, and since when it is that
 */
record Scanned(
        String state,
        int shards,
        int shardsDone,
        long domains,
        Map<String, Long> verdicts,
        Map<String, String> states) {

    /** The states after a scan, one a line: domain and service, then verdict and day and time, parted by a tab. */
    static final String STATES = "SELECT CONCAT(domain, ' ', HEX(service_id)), CONCAT(verdict, ' since ', since)"
            + " FROM site_scan_states ORDER BY domain, service_id";

    /** Verdicts that the labels of the sites have at least. */
    private static final int DIFFERENT = 4;

    /** How a result can be falsified; the comparison must notice each. */
    enum Spoilt {
        /** A shard was left out. */
        SKIPPED {
            @Override
            Scanned of(Scanned honest) {
                return new Scanned(
                        honest.state,
                        honest.shards,
                        honest.shardsDone - 1,
                        honest.domains,
                        counted(honest.verdicts, -1),
                        honest.states);
            }
        },
        /** The results of a shard were counted by two replicas. */
        TWICE {
            @Override
            Scanned of(Scanned honest) {
                return new Scanned(
                        honest.state,
                        honest.shards,
                        honest.shardsDone,
                        honest.domains,
                        counted(honest.verdicts, 1),
                        honest.states);
            }
        },
        /** A domain has another verdict than without a kill. */
        OTHERWISE {
            @Override
            Scanned of(Scanned honest) {
                var other = new TreeMap<>(counted(honest.verdicts, -1));
                other.merge("INVENTED", 1L, Long::sum);
                return new Scanned(
                        honest.state, honest.shards, honest.shardsDone, honest.domains, other, honest.states);
            }
        },
        /** Two domains have each other's verdict, so that as many domains have each verdict as before. */
        EXCHANGED {
            @Override
            Scanned of(Scanned honest) {
                var states = new TreeMap<>(honest.states);
                var others = new TreeMap<>(states);
                others.values()
                        .removeIf(state -> state.equals(states.firstEntry().getValue()));
                if (!others.isEmpty()) {
                    var one = states.firstKey();
                    var other = others.firstKey();
                    states.put(other, states.put(one, states.get(other)));
                }
                return new Scanned(
                        honest.state, honest.shards, honest.shardsDone, honest.domains, honest.verdicts, states);
            }
        },
        /** The scan did not end. */
        STUCK {
            @Override
            Scanned of(Scanned honest) {
                return new Scanned(
                        "RUNNING", honest.shards, honest.shardsDone, honest.domains, honest.verdicts, honest.states);
            }
        };

        abstract Scanned of(Scanned honest);

        private static Map<String, Long> counted(Map<String, Long> verdicts, long more) {
            var counted = new TreeMap<>(verdicts);
            counted.merge(verdicts.keySet().stream().sorted().findFirst().orElse("NONE"), more, Long::sum);
            return counted;
        }
    }

    /**
     * @param states rows of {@link #STATES}
     * @param domains of this run; a site of an earlier one may change at any time
     */
    static Scanned of(JsonNode scan, String states, Set<String> domains) {
        var verdicts = new TreeMap<String, Long>();
        scan.path("verdicts")
                .properties()
                .forEach(verdict ->
                        verdicts.put(verdict.getKey(), verdict.getValue().asLong()));
        return new Scanned(
                scan.path("state").asText(),
                scan.path("shards").asInt(),
                scan.path("shardsDone").asInt(),
                scan.path("domains").asLong(),
                verdicts,
                states.lines()
                        .map(line -> line.split("\t", 2))
                        .filter(line -> domains.contains(line[0].substring(0, line[0].indexOf(' '))))
                        .collect(Collectors.toMap(
                                line -> line[0], line -> line[1], (one, other) -> other, TreeMap::new)));
    }

    /** What is wrong with this scan, compared with one that was not disturbed; empty if nothing is. */
    List<String> violations(Scanned undisturbed) {
        var violations = new ArrayList<String>();
        if (!state.equals("FINISHED")) {
            violations.add("the scan is " + state);
        }
        if (shardsDone != shards) {
            violations.add("%d of %d shards are done".formatted(shardsDone, shards));
        }
        var counted = verdicts.values().stream().mapToLong(Long::longValue).sum();
        if (counted != domains) {
            violations.add("%d verdicts of %d domains".formatted(counted, domains));
        }
        if (!verdicts.equals(undisturbed.verdicts)) {
            violations.add("%s in place of %s".formatted(verdicts, undisturbed.verdicts));
        }
        Stream.concat(states.keySet().stream(), undisturbed.states.keySet().stream())
                .distinct()
                .filter(domain -> !Objects.equals(states.get(domain), undisturbed.states.get(domain)))
                .forEach(domain -> violations.add("%s is %s in place of %s"
                        .formatted(domain, states.get(domain), undisturbed.states.get(domain))));
        return violations;
    }

    /** The result in one line. */
    String told() {
        return "%s, %d of %d shards, %d domains: %s".formatted(state, shardsDone, shards, domains, verdicts);
    }

    /** Why this scan proves nothing: too few of its sites were looked at, none has a state, or all had the same verdict. */
    List<String> proofless(int sites) {
        if (states.isEmpty()) {
            return List.of("no state of a domain of this run is known: nothing is proven");
        }
        var looked = new TreeMap<>(verdicts);
        looked.remove("NO_NETWORKS");
        var count = looked.values().stream().mapToLong(Long::longValue).sum();
        return count >= sites && looked.size() >= DIFFERENT
                ? List.of()
                : List.of("of %d sites %d were looked at, with %d verdicts: nothing is proven"
                        .formatted(sites, count, looked.size()));
    }

    /** The falsifications of this result that the comparison overlooks. */
    List<String> overlooked() {
        var overlooked = new ArrayList<String>();
        for (var spoilt : Spoilt.values()) {
            if (spoilt.of(this).violations(this).isEmpty()) {
                overlooked.add("the comparison overlooks " + spoilt);
            }
        }
        return overlooked;
    }
}
