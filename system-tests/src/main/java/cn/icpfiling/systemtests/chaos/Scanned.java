package cn.icpfiling.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a scan as its view tells it.
 *
 * @param shards planned
 * @param shardsDone whose result is stored
 * @param domains planned, each in one shard
 * @param verdicts domains by verdict; a domain is counted with its shard
 */
record Scanned(String state, int shards, int shardsDone, long domains, Map<String, Long> verdicts) {

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
                        counted(honest.verdicts, -1));
            }
        },
        /** The results of a shard were counted by two replicas. */
        TWICE {
            @Override
            Scanned of(Scanned honest) {
                return new Scanned(
                        honest.state, honest.shards, honest.shardsDone, honest.domains, counted(honest.verdicts, 1));
            }
        },
        /** A domain has another verdict than without a kill. */
        OTHERWISE {
            @Override
            Scanned of(Scanned honest) {
                var other = new TreeMap<>(counted(honest.verdicts, -1));
                other.merge("INVENTED", 1L, Long::sum);
                return new Scanned(honest.state, honest.shards, honest.shardsDone, honest.domains, other);
            }
        },
        /** The scan did not end. */
        STUCK {
            @Override
            Scanned of(Scanned honest) {
                return new Scanned("RUNNING", honest.shards, honest.shardsDone, honest.domains, honest.verdicts);
            }
        };

        abstract Scanned of(Scanned honest);

        private static Map<String, Long> counted(Map<String, Long> verdicts, long more) {
            var counted = new TreeMap<>(verdicts);
            counted.merge(counted.keySet().iterator().next(), more, Long::sum);
            return counted;
        }
    }

    static Scanned of(JsonNode scan) {
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
                verdicts);
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
        return violations;
    }

    /** Why this scan proves nothing: too few of its sites were looked at, or all had the same verdict. */
    List<String> proofless(int sites) {
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
