package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.ScanReport.FrozenGroup;
import cn.icpfiling.inspection.dns.ScanTarget.Before;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells an outage of name servers from news about domains. A verdict that turned bad is held back until its group is
 * judged. If a large share of the group turned bad in one run, the held verdicts are frozen: the cause is the group.
 *
 * <p>A domain counts for the name servers of its zone. A domain whose zone was found counts as good for the servers that
 * delegated the zone, so a registry with a few deleted domains is not judged by those alone.
 */
final class GroupHealth {
    private final HealthSettings settings;
    private final Consumer<Verdict> sink;
    private final Map<String, Group> groups = new HashMap<>();
    private int held;

    private static final class Group {
        private final String key;
        private final List<Verdict> held = new ArrayList<>(0);
        private long domains;
        private long bad;
        private Boolean judged;

        Group(String key) {
            this.key = key;
        }
    }

    GroupHealth(HealthSettings settings, Consumer<Verdict> sink) {
        this.settings = settings;
        this.sink = sink;
    }

    /** Takes a verdict and gives it on, now or when its group is judged. */
    void take(Verdict verdict, Before before) {
        if (before == Before.NOT_HERE || verdict.group().isEmpty()) {
            sink.accept(verdict);
            return;
        }
        var group = groupOf(verdict.group());
        group.domains++;
        if (!verdict.a().parentGroup().isEmpty() && !verdict.a().parentGroup().equals(verdict.group())) {
            groupOf(verdict.a().parentGroup()).domains++;
        }
        if (verdict.here()) {
            sink.accept(verdict);
            return;
        }
        group.bad++;
        if (group.judged != null) {
            sink.accept(group.judged ? verdict.freeze() : verdict);
            return;
        }
        group.held.add(verdict);
        held++;
        if (held > settings.mostHeld()) {
            judge(fullest());
        }
    }

    private Group groupOf(String key) {
        return groups.computeIfAbsent(key, Group::new);
    }

    private Group fullest() {
        return groups.values().stream()
                .max(Comparator.comparingInt((Group group) -> group.held.size()).thenComparing(group -> group.key))
                .orElseThrow();
    }

    private void judge(Group group) {
        var turned = group.bad >= settings.fewest() && group.bad >= settings.share() * group.domains;
        group.judged = turned;
        held -= group.held.size();
        for (var verdict : group.held) {
            sink.accept(turned ? verdict.freeze() : verdict);
        }
        group.held.clear();
    }

    /** Judges all groups, gives on what was held, and returns the frozen groups. */
    List<FrozenGroup> finish() {
        var all = new ArrayList<Group>(groups.values());
        all.sort(Comparator.comparing(group -> group.key));
        var frozen = new ArrayList<FrozenGroup>();
        for (var group : all) {
            if (group.judged == null) {
                judge(group);
            }
            if (group.judged) {
                frozen.add(new FrozenGroup(group.key, group.domains, group.bad));
            }
        }
        return frozen;
    }
}
