package cn.icpfiling.legacy.core.latepapers;

import cn.icpfiling.platform.time.Backoff;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A paper of an old filing that went over without it. It is looked for at growing distances, some ten days long; then a person decides.
 * All times are the machine's. The state changes through {@link LatePaperLifecycle} only.
 */
@Entity
@Table(name = "legacy_late_papers")
public class LatePaper {

    /** With the waits below: about ten days. */
    static final int MOST_TRIES = 14;

    private static final Backoff BETWEEN_TRIES = new Backoff(Duration.ofHours(1), Duration.ofDays(1));
    /** The wait after a store or service that did not answer, which is no try. */
    private static final Duration AFTER_SILENCE = Duration.ofMinutes(10);
    /** How long a paper waits for a store or service that does not answer; then a person decides. */
    static final Duration PATIENCE = Duration.ofDays(30);

    @Id
    private UUID paperId;

    private UUID filingId;

    private String kind;

    @Enumerated(EnumType.STRING)
    private LatePaperState state;

    @Enumerated(EnumType.STRING)
    private LatePaperReason reason;

    private int tries;

    private Instant missedAt;

    private Instant answeredAt;

    private Instant nextTryAt;

    private Instant endedAt;

    @Version
    private int version;

    protected LatePaper() {}

    public LatePaper(UUID paper, UUID filing, String kind, Instant now) {
        this.paperId = paper;
        this.filingId = filing;
        this.kind = kind;
        this.state = LatePaperState.AWAITED;
        this.missedAt = now;
        begin(now, now.plus(BETWEEN_TRIES.after(1)));
    }

    /** A paper that no hand-over noted, and that a person has looked for from now on. */
    public static LatePaper searched(UUID paper, UUID filing, String kind, Instant missedAt, Instant now) {
        var searched = new LatePaper(paper, filing, kind, now);
        searched.missedAt = missedAt;
        searched.nextTryAt = now;
        return searched;
    }

    /**
     * Counts a try that did not find the paper; the last one gives it up.
     *
     * @return the act for the audit
     */
    public String missed(Instant now) {
        tries++;
        answeredAt = now;
        if (tries >= MOST_TRIES) {
            return givenUp();
        }
        var event = step(LatePaperAct.MISS, LatePaperParty.JOB);
        nextTryAt = now.plus(BETWEEN_TRIES.after(tries + 1));
        return event;
    }

    /** @return the act for the audit */
    public String unreadable() {
        tries++;
        reason = LatePaperReason.UNREADABLE;
        return givenUp();
    }

    /** @return the act for the audit */
    public String arrived(Instant now) {
        tries++;
        var event = step(LatePaperAct.TAKE, LatePaperParty.JOB);
        nextTryAt = null;
        endedAt = now;
        return event;
    }

    /**
     * Waits for a store or service that did not answer, and gives the paper up if none has answered for thirty days.
     *
     * @return the act for the audit; null while the paper waits
     */
    public String silence(Instant now) {
        if (!now.isBefore(answeredAt.plus(PATIENCE))) {
            return givenUp();
        }
        nextTryAt = now.plus(AFTER_SILENCE);
        return null;
    }

    /**
     * Looks for the paper again from now on, as often as before.
     *
     * @return the act for the audit
     */
    public String tryAgain(Instant now) {
        var event = step(LatePaperAct.TRY_AGAIN, LatePaperParty.SUPPORT);
        begin(now, now);
        return event;
    }

    private void begin(Instant now, Instant firstTryAt) {
        tries = 0;
        endedAt = null;
        answeredAt = now;
        reason = LatePaperReason.MISSING;
        nextTryAt = firstTryAt;
    }

    /**
     * Looks for the paper as after a first hand-over: filing-service lost the filing with what came of the paper, and the hand-over
     * that repeats the one of before went without it. A paper that is looked for, or about which a person is asked, stays as it is.
     */
    public void missedAgain(Instant now) {
        if (endedAt != null) {
            step(LatePaperAct.MISS_AGAIN, LatePaperParty.HAND_OVER);
            begin(now, now.plus(BETWEEN_TRIES.after(1)));
            missedAt = now;
        }
    }

    /** @return the act for the audit */
    public String close(Instant now) {
        var event = step(LatePaperAct.CLOSE, LatePaperParty.SUPPORT);
        nextTryAt = null;
        endedAt = now;
        return event;
    }

    private String givenUp() {
        var event = step(LatePaperAct.GIVE_UP, LatePaperParty.JOB);
        nextTryAt = null;
        return event;
    }

    private String step(LatePaperAct act, LatePaperParty who) {
        var row = LatePaperLifecycle.table().step(state, act, who);
        state = row.to();
        return row.event();
    }

    public UUID paper() {
        return paperId;
    }

    public UUID filing() {
        return filingId;
    }

    /** The kind of material, as the old platform's index names it. */
    public String kind() {
        return kind;
    }

    public LatePaperState state() {
        return state;
    }

    public LatePaperReason reason() {
        return reason;
    }

    /** Since the hand-over, or since a person had the paper looked for again. */
    public int tries() {
        return tries;
    }

    public Instant missedAt() {
        return missedAt;
    }

    /** Null unless the paper is awaited. */
    public Instant nextTryAt() {
        return nextTryAt;
    }

    public Instant endedAt() {
        return endedAt;
    }
}
