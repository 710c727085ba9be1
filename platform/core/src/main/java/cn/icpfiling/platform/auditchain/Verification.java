package cn.icpfiling.platform.auditchain;

import cn.icpfiling.platform.auditchain.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * Computes a chain again, link by link, in constant memory. After a broken link it continues from the stored hash. So
 * one changed entry is one finding, and later faults show as well.
 */
public final class Verification {

    /**
     * A transaction lasts seconds, so entries join nearly in the order of their times. A greater difference is not a
     * late commit.
     */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Chain chain;
    private final Findings findings = new Findings();
    private final KeptAnchors anchors = new KeptAnchors(findings);
    private Link head = Link.NONE;
    private long links;
    private long waiting;
    private Instant latest = Instant.EPOCH;
    private Instant oldestWaiting;

    /**
     * @param outside the anchors stored outside the database
     * @param recorded the anchors that the database records as published
     * @param genuine whether the service signed an anchor
     * @param now the database's clock
     */
    public Verification(
            Chain chain, List<Anchor> outside, List<Anchor> recorded, Predicate<Anchor> genuine, Instant now) {
        this.chain = chain;
        anchors.open(chain.name(), outside, recorded, genuine, now);
    }

    /** Checks the next link by number, with its entry: null if the entry does not exist. */
    public void link(Link link, AuditEntry entry) {
        var expected = head.number() + 1;
        if (link.number() != expected) {
            findings.add(Kind.NUMBER_MISSING, Math.min(expected, link.number()));
        }
        if (entry == null) {
            findings.add(Kind.ENTRY_MISSING, link.number());
        } else {
            if (!chain.follows(head.hash(), link, entry)) {
                findings.add(Kind.LINK_BROKEN, link.number());
            }
            if (!chain.isGenuine(entry)) {
                findings.add(Kind.ENTRY_FORGED, link.number());
            }
            clock(link, entry);
        }
        anchors.meet(link);
        head = link;
        links++;
    }

    /** Checks an entry in the queue: null if only its place in the queue exists. */
    public void waiting(AuditEntry entry) {
        waiting++;
        if (entry == null) {
            findings.add(Kind.WAITING_ENTRY_MISSING, head.number() + 1);
            return;
        }
        if (oldestWaiting == null || entry.at().isBefore(oldestWaiting)) {
            oldestWaiting = entry.at();
        }
        if (!chain.isGenuine(entry)) {
            findings.add(Kind.ENTRY_FORGED, head.number() + 1);
        }
    }

    /** Reports an entry that is neither in the chain nor in the queue. */
    public void unchained() {
        findings.add(Kind.ENTRY_UNCHAINED, head.number() + 1);
    }

    public Report report() {
        anchors.end(head.number());
        return new Report(
                chain.name(),
                links,
                waiting,
                oldestWaiting,
                head.number(),
                HexFormat.of().formatHex(head.hash()),
                anchors.met(),
                anchors.last(),
                findings.list());
    }

    private void clock(Link link, AuditEntry entry) {
        if (link.chainedAt().isBefore(head.chainedAt()) || entry.at().isBefore(latest.minus(LATE))) {
            findings.add(Kind.CLOCK_BACK, link.number());
        }
        if (entry.at().isAfter(latest)) {
            latest = entry.at();
        }
    }

    /**
     * @param anchorsMet anchors whose number was passed
     * @param anchored the last number with an anchor; later links are not yet protected from being cut off
     */
    public record Report(
            String chain,
            long links,
            long waiting,
            Instant oldestWaiting,
            long head,
            String headHash,
            long anchorsMet,
            long anchored,
            List<Finding> findings) {

        public boolean isClean() {
            return findings.isEmpty();
        }
    }
}
