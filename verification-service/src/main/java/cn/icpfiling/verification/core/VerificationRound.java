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

/** One round of a filed domain; never changed afterwards. Its evidence is stored under its id. */
@Entity
@Table(name = "verification_rounds")
public class VerificationRound {

    @Id
    private UUID id;

    private UUID filedDomainId;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String findings;

    private LocalDate listDay;

    private Integer tldList;

    private Integer registrarList;

    private Instant judgedAt;

    private Long sequence;

    protected VerificationRound() {}

    /**
     * @param findings as JSON
     * @param sequence number of the event; null if the round said nothing new
     */
    public VerificationRound(
            UUID id,
            UUID filedDomainId,
            Outcome outcome,
            String findings,
            OrderVerdict.Lists lists,
            Instant judgedAt,
            Long sequence) {
        this.id = id;
        this.filedDomainId = filedDomainId;
        this.outcome = outcome;
        this.findings = findings;
        this.listDay = lists.day();
        this.tldList = lists.tldVersion();
        this.registrarList = lists.registrarVersion();
        this.judgedAt = judgedAt;
        this.sequence = sequence;
    }

    public UUID id() {
        return id;
    }

    public Outcome outcome() {
        return outcome;
    }

    public String findings() {
        return findings;
    }

    public LocalDate listDay() {
        return listDay;
    }

    public Instant judgedAt() {
        return judgedAt;
    }

    public Long sequence() {
        return sequence;
    }
}
