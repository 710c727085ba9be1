package cn.icpfiling.platform.auditchain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.auditchain.Finding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Instant BEGUN = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant NOW = BEGUN.plusSeconds(7200);
    private static final Chain CHAIN = new Chain("filing", new ChainKeys(1, Map.of(1, new byte[32])));
    private static final Chain WITHOUT_KEY = new Chain("filing", new ChainKeys(1, Map.of(1, new byte[] {1})));

    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Anchor> recorded = new ArrayList<>();

    VerificationTest() {
        for (var i = 1; i <= 100; i++) {
            append(CHAIN, entry(i, BEGUN.plusSeconds(i)));
            if (i % 40 == 0) {
                var before = anchors.isEmpty() ? null : anchors.getLast();
                anchors.add(Anchor.after(before, "filing", links.getLast(), BEGUN.plusSeconds(i), bytes -> bytes));
            }
        }
        recorded.addAll(anchors);
    }

    @Test
    void an_untouched_chain_is_clean() {
        var report = report();

        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.links()).isEqualTo(100);
        assertThat(report.head()).isEqualTo(100);
        assertThat(report.anchorsMet()).isEqualTo(2);
        assertThat(report.anchored()).isEqualTo(80);
    }

    @Test
    void a_changed_entry_breaks_its_own_link_only() {
        var old = entries.get(49);
        entries.set(
                49,
                new AuditEntry(
                        old.id(),
                        old.at(),
                        old.account(),
                        old.client(),
                        old.roles(),
                        "ORDER.REJECT",
                        old.objectType(),
                        old.objectId(),
                        old.outcome(),
                        old.reason(),
                        old.details(),
                        old.traceId(),
                        old.keyId(),
                        old.mac()));

        assertThat(report().findings())
                .containsExactly(new Finding(Kind.LINK_BROKEN, 50, 1), new Finding(Kind.ENTRY_FORGED, 50, 1));
    }

    @Test
    void a_changed_time_is_found_though_the_writer_did_not_know_it() {
        var old = entries.get(49);
        entries.set(
                49,
                new AuditEntry(
                        old.id(),
                        old.at().minusSeconds(1),
                        old.account(),
                        old.client(),
                        old.roles(),
                        old.act(),
                        old.objectType(),
                        old.objectId(),
                        old.outcome(),
                        old.reason(),
                        old.details(),
                        old.traceId(),
                        old.keyId(),
                        old.mac()));

        assertThat(report().findings()).containsExactly(new Finding(Kind.LINK_BROKEN, 50, 1));
    }

    @Test
    void a_removed_link_leaves_a_hole_and_a_removed_entry_a_name() {
        links.remove(49);
        entries.remove(49);
        assertThat(report().findings()).contains(new Finding(Kind.NUMBER_MISSING, 50, 1));
        entries.set(9, null);
        assertThat(report().findings().getFirst()).isEqualTo(new Finding(Kind.ENTRY_MISSING, 10, 1));
    }

    @Test
    void swapped_entries_are_found() {
        Collections.swap(entries, 19, 20);

        assertThat(report().findings()).containsExactly(new Finding(Kind.LINK_BROKEN, 20, 2));
    }

    @Test
    void a_chain_that_was_cut_ends_before_its_anchor() {
        links.subList(70, 100).clear();
        entries.subList(70, 100).clear();

        assertThat(report().findings()).containsExactly(new Finding(Kind.CHAIN_CUT, 71, 1));
    }

    @Test
    void an_older_copy_that_grew_on_differs_at_its_anchor() {
        links.subList(50, 100).clear();
        entries.subList(50, 100).clear();
        recorded.removeLast();
        for (var i = 51; i <= 120; i++) {
            append(CHAIN, entry(1000 + i, BEGUN.plusSeconds(i)));
        }

        assertThat(report().findings())
                .containsExactly(new Finding(Kind.ANCHOR_DIFFERS, 80, 1), new Finding(Kind.ROLLED_BACK, 80, 1));
    }

    @Test
    void a_chain_hashed_anew_without_the_key_is_broken_from_its_first_link_on() {
        links.clear();
        var before = Link.NONE;
        for (var entry : entries) {
            before = WITHOUT_KEY.next(before, entry, entry.at());
            links.add(before);
        }

        assertThat(report().findings()).contains(new Finding(Kind.LINK_BROKEN, 1, 100));
    }

    @Test
    void the_clock_does_not_go_back() {
        append(CHAIN, entry(101, BEGUN.minusSeconds(3600)));

        assertThat(report().findings()).containsExactly(new Finding(Kind.CLOCK_BACK, 101, 1));
        assertThat(links.getLast().chainedAt()).isEqualTo(links.get(99).chainedAt());
    }

    @Test
    void an_anchor_that_was_removed_forged_or_is_unknown_to_the_database_is_found() {
        var last = anchors.removeLast();
        assertThat(report().findings()).containsExactly(new Finding(Kind.ANCHOR_MISSING, 80, 1));
        anchors.removeFirst();
        anchors.add(last);
        assertThat(report().findings()).containsExactly(new Finding(Kind.ANCHOR_MISSING, 1, 2));
        anchors.addFirst(new Anchor("filing", 1, 40, "00", BEGUN, null, "Zm9yZ2Vk"));
        assertThat(report().findings()).contains(new Finding(Kind.ANCHOR_FORGED, 40, 1));
    }

    @Test
    void an_anchor_made_a_moment_ago_may_be_on_its_way() {
        recorded.add(Anchor.after(anchors.getLast(), "filing", links.getLast(), NOW.minusSeconds(5), bytes -> bytes));

        assertThat(report().isClean()).isTrue();
    }

    @Test
    void what_waits_is_counted_and_what_is_gone_before_it_was_chained_is_missed() {
        var verification = verification();
        var forged = WITHOUT_KEY.withMac(entry(3, BEGUN));

        verification.waiting(CHAIN.withMac(entry(1, BEGUN.plusSeconds(9))));
        verification.waiting(CHAIN.withMac(entry(2, BEGUN.plusSeconds(8))));
        verification.waiting(forged);
        verification.waiting(null);
        verification.unchained();

        var report = verification.report();
        assertThat(report.waiting()).isEqualTo(4);
        assertThat(report.oldestWaiting()).isEqualTo(BEGUN);
        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(Kind.ENTRY_FORGED, Kind.WAITING_ENTRY_MISSING, Kind.ENTRY_UNCHAINED);
    }

    private Verification.Report report() {
        return verification().report();
    }

    private Verification verification() {
        var verification = new Verification(CHAIN, anchors, recorded, VerificationTest::isSigned, NOW);
        for (var i = 0; i < links.size(); i++) {
            verification.link(links.get(i), entries.get(i));
        }
        return verification;
    }

    private static boolean isSigned(Anchor anchor) {
        return Arrays.equals(anchor.signatureBytes(), anchor.signedBytes());
    }

    private void append(Chain chain, AuditEntry entry) {
        var written = chain.withMac(entry);
        entries.add(written);
        links.add(chain.next(links.isEmpty() ? Link.NONE : links.getLast(), written, entry.at()));
    }

    private static AuditEntry entry(int n, Instant at) {
        return new AuditEntry(
                new UUID(7, n),
                at,
                new UUID(1, 1),
                "icp-web",
                "reviewer",
                "ORDER.APPROVE",
                "ORDER",
                new UUID(2, n),
                "DONE",
                null,
                "{}",
                null,
                0,
                null);
    }
}
