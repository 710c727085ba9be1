package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.Outcome;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One round of one submission of an order; never changed afterwards. */
@Entity
@Table(name = "order_verdicts")
public class OrderVerdict {

    /** Identifies a round and the submission that it judged. */
    public record Round(UUID orderId, int submission, int round) {}

    /** The lists that the round used; a version is null if no list could be read. */
    public record Lists(LocalDate day, Integer tldVersion, Integer registrarVersion) {}

    @Id
    private UUID id;

    private UUID orderId;

    private int submission;
    private int round;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String result;

    private LocalDate listDay;

    private Integer tldList;

    private Integer registrarList;

    private Instant judgedAt;

    private Long sequence;

    protected OrderVerdict() {}

    /**
     * @param result the verdict as published, in JSON
     * @param sequence number of its event; null if it said nothing new
     */
    public OrderVerdict(
            UUID id, Round key, Outcome outcome, String result, Lists lists, Instant judgedAt, Long sequence) {
        this.id = id;
        this.orderId = key.orderId();
        this.submission = key.submission();
        this.round = key.round();
        this.outcome = outcome;
        this.result = result;
        this.listDay = lists.day();
        this.tldList = lists.tldVersion();
        this.registrarList = lists.registrarVersion();
        this.judgedAt = judgedAt;
        this.sequence = sequence;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public int submission() {
        return submission;
    }

    public int round() {
        return round;
    }

    public Outcome outcome() {
        return outcome;
    }

    public String result() {
        return result;
    }

    public Long sequence() {
        return sequence;
    }
}
