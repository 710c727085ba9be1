package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.DomainFitness;
import cn.icpfiling.verification.core.rules.FitAfter;
import cn.icpfiling.verification.core.rules.Fitness;
import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/** One check of a domain without an order; never changed afterwards. */
@Entity
@Table(name = "domain_verifications")
public class DomainVerification {

    /**
     * The caller: an account, a partner, or a service by its client name.
     *
     * @param holder of the order or filing for which a service asks; null if it named none, and for other callers
     */
    public record AskedBy(UUID owner, UUID holder, String client) {}

    /** The subject that the registrant was compared with, encrypted. */
    public record EncryptedHolder(byte[] name, int certificateType, byte[] certificateNumber) {}

    /** The result; findings as JSON. */
    public record Result(
            LocalDate listDay, Outcome outcome, DomainFitness fitness, String findings, Instant checkedAt) {}

    @Id
    private UUID id;

    private UUID owner;
    private UUID holder;
    private String client;
    private String domain;
    private String unicode;

    @Enumerated(EnumType.STRING)
    private VerifiedOrderType orderType;

    private byte[] holderName;

    private int certificateType;

    private byte[] certificateNumber;

    private LocalDate listDay;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Enumerated(EnumType.STRING)
    private Fitness fitness;

    private LocalDate fitOn;

    @Enumerated(EnumType.STRING)
    private FitAfter fitAfter;

    private String findings;

    private Instant checkedAt;

    private Instant askedAt;

    protected DomainVerification() {}

    /** @param askedAt machine time, for limits */
    public DomainVerification(
            UUID id,
            AskedBy by,
            String domain,
            String unicode,
            VerifiedOrderType orderType,
            EncryptedHolder holder,
            Result result,
            Instant askedAt) {
        this.id = id;
        this.owner = by.owner();
        this.holder = by.holder();
        this.client = by.client();
        this.domain = domain;
        this.unicode = unicode;
        this.orderType = orderType;
        this.holderName = holder.name();
        this.certificateType = holder.certificateType();
        this.certificateNumber = holder.certificateNumber();
        this.listDay = result.listDay();
        this.outcome = result.outcome();
        this.fitness = result.fitness().fitness();
        this.fitOn = result.fitness().fitOn();
        this.fitAfter = result.fitness().fitAfter();
        this.findings = result.findings();
        this.checkedAt = result.checkedAt();
        this.askedAt = askedAt;
    }

    public UUID id() {
        return id;
    }

    public boolean belongsTo(UUID caller) {
        return owner != null && owner.equals(caller);
    }

    /**
     * Returns true if none of these accounts asked, or holds what a service asked for. If neither is known, this cannot be said.
     */
    public boolean isForeignTo(UUID... accounts) {
        var caused = owner == null ? holder : owner;
        return caused != null && Arrays.stream(accounts).noneMatch(caused::equals);
    }

    public String domain() {
        return domain;
    }

    public String unicode() {
        return unicode;
    }

    /** Encrypted. */
    public byte[] holderName() {
        return holderName.clone();
    }

    public VerifiedOrderType orderType() {
        return orderType;
    }

    public LocalDate listDay() {
        return listDay;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Null in checks from before fitness was stored, like the next two. */
    public Fitness fitness() {
        return fitness;
    }

    public LocalDate fitOn() {
        return fitOn;
    }

    public FitAfter fitAfter() {
        return fitAfter;
    }

    public String findings() {
        return findings;
    }

    public Instant checkedAt() {
        return checkedAt;
    }
}
