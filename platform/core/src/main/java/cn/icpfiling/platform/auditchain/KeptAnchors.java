package cn.icpfiling.platform.auditchain;

import cn.icpfiling.platform.auditchain.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Checks the anchors stored outside among themselves and against the database's record of them. Then compares them with
 * the links one by one.
 */
final class KeptAnchors {

    /** An anchor is in the database's record a moment before it is stored outside. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final SortedMap<Long, Anchor> kept = new TreeMap<>();
    private final Set<Long> forged = new HashSet<>();
    private final ArrayDeque<Anchor> ahead = new ArrayDeque<>();
    private final Findings findings;
    private long met;

    KeptAnchors(Findings findings) {
        this.findings = findings;
    }

    void open(String chain, List<Anchor> outside, List<Anchor> recorded, Predicate<Anchor> genuine, Instant now) {
        for (var anchor : outside) {
            if (!chain.equals(anchor.chain()) || !genuine.test(anchor) || isSecondStory(anchor)) {
                findings.add(Kind.ANCHOR_FORGED, anchor.number());
                forged.add(anchor.sequence());
            } else {
                kept.put(anchor.sequence(), anchor);
            }
        }
        requireUnbroken();
        var inDatabase = new TreeMap<Long, Anchor>();
        recorded.forEach(anchor -> inDatabase.put(anchor.sequence(), anchor));
        compare(inDatabase, now);
        ahead.addAll(kept.values());
    }

    /** Passes a link of the chain. The anchors of its number must contain its hash. */
    void meet(Link link) {
        while (!ahead.isEmpty() && ahead.peek().number() < link.number()) {
            ahead.poll();
        }
        while (!ahead.isEmpty() && ahead.peek().number() == link.number()) {
            met++;
            if (!ahead.poll().hash().equals(HexFormat.of().formatHex(link.hash()))) {
                findings.add(Kind.ANCHOR_DIFFERS, link.number());
            }
        }
    }

    /** Reports anchors beyond the end of the chain. */
    void end(long head) {
        ahead.stream().filter(anchor -> anchor.number() > head).forEach(cut -> findings.add(Kind.CHAIN_CUT, head + 1));
    }

    long met() {
        return met;
    }

    long last() {
        return kept.isEmpty() ? 0 : kept.get(kept.lastKey()).number();
    }

    private boolean isSecondStory(Anchor anchor) {
        var known = kept.get(anchor.sequence());
        return known != null && !known.equals(anchor);
    }

    private void requireUnbroken() {
        Anchor before = null;
        for (var anchor : kept.values()) {
            var expected = before == null ? 1 : before.sequence() + 1;
            var isBehindForged = forged.contains(anchor.sequence() - 1);
            if (anchor.sequence() != expected && !isBehindForged) {
                findings.add(Kind.ANCHOR_MISSING, before == null ? 1 : before.number() + 1);
            } else if (!isBehindForged && !Objects.equals(anchor.previous(), before == null ? null : before.digest())) {
                findings.add(Kind.ANCHOR_FORGED, anchor.number());
            }
            before = anchor;
        }
    }

    private void compare(SortedMap<Long, Anchor> inDatabase, Instant now) {
        for (var anchor : new ArrayList<>(inDatabase.values())) {
            var outside = kept.get(anchor.sequence());
            if (outside == null) {
                var isOnItsWay = anchor.sequence() > (kept.isEmpty() ? 0 : kept.lastKey())
                        && anchor.at().isAfter(now.minus(UNDER_WAY));
                if (!isOnItsWay && !forged.contains(anchor.sequence())) {
                    findings.add(Kind.ANCHOR_MISSING, anchor.number());
                }
            } else if (!outside.equals(anchor)) {
                findings.add(Kind.ANCHOR_FORGED, anchor.number());
            }
        }
        kept.values().stream()
                .filter(anchor -> !inDatabase.containsKey(anchor.sequence()))
                .forEach(anchor -> findings.add(Kind.ROLLED_BACK, anchor.number()));
    }
}
