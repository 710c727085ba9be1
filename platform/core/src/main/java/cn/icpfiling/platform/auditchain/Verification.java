package cn.icpfiling.platform.auditchain;

import cn.icpfiling.platform.auditchain.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reckons a chain anew, link by link, in constant memory. After a broken link it goes on from the hash that is stored, so that
 * one changed entry is one finding and what was tampered with later shows as well.
 */
public final class Verification {

    /** A transaction lasts seconds, so entries come nearly in the order of their times; more than this is no late commit. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Chain chain;
    private final Findings findings = new Findings();
    private final AnchorBook anchors = new AnchorBook(findings);
    private Link head = Link.NONE;
    private long links;
    private long waiting;
    private Instant latest = Instant.EPOCH;
    private Instant oldestWaiting;

    /**
     * @param outside the anchors as they are kept outside the database
     * @param recorded the anchors that the database says it published
     * @param genuine whether the service signed an anchor
     * @param now the database's clock
     */
    public Verification(
            Chain chain, List<Anchor> outside, List<Anchor> recorded, Predicate<Anchor> genuine, Instant now) {
        this.chain = chain;
        anchors.open(chain.name(), outside, recorded, genuine, now);
    }

    /** The next link by number, and the entry it names: null when there is none. */
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

    /** An entry that waits to be sealed: null when only its place in the queue is left. */
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

    /** An entry that is in no chain and in no queue. */
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
        if (link.sealedAt().isBefore(head.sealedAt()) || entry.at().isBefore(latest.minus(LATE))) {
            findings.add(Kind.CLOCK_BACK, link.number());
        }
        if (entry.at().isAfter(latest)) {
            latest = entry.at();
        }
    }

    /**
     * @param anchorsMet anchors whose number was passed
     * @param anchored the last number an anchor speaks for; what came after it is not yet safe from being cut off
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
