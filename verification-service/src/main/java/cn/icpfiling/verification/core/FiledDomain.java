package cn.icpfiling.verification.core;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.VerificationScope;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * This service's copy of one domain of a filed service. filing-service knows the subject's identity. If another service
 * files the same domain again, it is another row, because the events of two subjects arrive in any order.
 */
@Entity
@Table(name = "filed_domains")
public class FiledDomain {

    /** The registrable domain as A-label, with its top-level domain. */
    public record Name(String domain, String tld) {}

    /**
     * The service that the domain was filed with.
     *
     * @param filedAt when the service was granted
     * @param filedNotBefore the earliest day on which a site that was filed elsewhere can have been filed; null if it was filed
     *     at filedAt
     */
    public record OfService(
            UUID serviceId, UUID subjectId, String serviceNumber, Instant filedAt, LocalDate filedNotBefore) {}

    @Id
    private UUID id;

    private UUID serviceId;

    private UUID subjectId;

    private String domain;
    private String tld;

    private String serviceNumber;

    private Instant filedAt;

    /** The earliest day of a site that was filed elsewhere on an unknown day; null if filedAt is the day of its filing. */
    private LocalDate filedNotBefore;

    /** Whether filing-service accepted papers in place of a registrant who is the subject (D1). */
    private boolean registrantByPapers;

    @Enumerated(EnumType.STRING)
    private FiledDomainState state;

    protected FiledDomain() {}

    public FiledDomain(UUID id, Name name, OfService service) {
        this.id = id;
        this.domain = name.domain();
        this.tld = name.tld();
        this.serviceId = service.serviceId();
        becomes(service, FiledDomainState.SERVED, false);
    }

    /** Takes the state from a newer event of the record. */
    public void becomes(OfService service, FiledDomainState newState, boolean byPapers) {
        subjectId = service.subjectId();
        serviceNumber = service.serviceNumber();
        filedAt = service.filedAt();
        filedNotBefore = service.filedNotBefore();
        registrantByPapers = byPapers;
        state = newState;
    }

    /** The rules that hold for the domain after completion. */
    public VerificationScope scope() {
        var scope = filedNotBefore == null
                ? VerificationScope.afterCompletion(filedAt)
                : VerificationScope.afterCompletion(filedNotBefore);
        return registrantByPapers ? scope.without(RuleId.D1) : scope;
    }

    /** The legal day whose lists apply; the earliest one of a site of an unknown day, of which no list is asked. */
    public LocalDate listDay() {
        return filedNotBefore == null ? LegalTime.dayOf(filedAt) : filedNotBefore;
    }

    public boolean isServed() {
        return state == FiledDomainState.SERVED;
    }

    /** The record no longer names this domain. */
    public void end() {
        state = FiledDomainState.ENDED;
    }

    /** Stays the same for a service and a name, even if the filing ends and begins again. */
    public UUID id() {
        return id;
    }

    public UUID serviceId() {
        return serviceId;
    }

    public UUID subjectId() {
        return subjectId;
    }

    /** A-label, registrable. */
    public String domain() {
        return domain;
    }

    /** A-label. */
    public String tld() {
        return tld;
    }

    public String serviceNumber() {
        return serviceNumber;
    }

    public Instant filedAt() {
        return filedAt;
    }

    /** Null if filedAt is the day of the filing. */
    public LocalDate filedNotBefore() {
        return filedNotBefore;
    }

    public boolean registrantByPapers() {
        return registrantByPapers;
    }

    public FiledDomainState state() {
        return state;
    }
}
