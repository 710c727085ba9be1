package cn.icpfiling.filing.core.typecheck;

import cn.icpfiling.filing.core.Certificate;
import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A type check with its answer. Opening an order from it does not query the sources again. */
@Entity
@Table(name = "filing_type_checks")
public class FilingTypeCheck implements HasHolder {

    /** After this time the answer is too old to tell who is filed. */
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    @Id
    private UUID id;

    private UUID owner;
    private UUID partner;

    @Embedded
    private Region region;

    private int nature;

    @Embedded
    private Certificate certificate;

    private String domain;

    @Enumerated(EnumType.STRING)
    private FilingType answer;

    private FoundFacts facts;
    private SilentSources missing;
    private String maskedLogin;

    /** What the old platform showed of the filing, as encrypted JSON; null for none. */
    @Column(name = "old_filing")
    private byte[] encryptedOldFiling;

    /** The check whose data this one asked again; null for none. */
    private UUID repeats;

    private String subjectNumber;
    private String serviceNumber;
    private Instant checkedAt;

    protected FilingTypeCheck() {}

    public FilingTypeCheck(
            Holder holder, SettledIdentity identity, TypeDecision decision, FiledNumbers filed, Instant checkedAt) {
        this.id = identity.typeCheckId();
        this.owner = holder.account();
        this.partner = holder.partner();
        this.region = identity.region();
        this.nature = identity.nature();
        this.certificate = identity.certificate();
        this.domain = identity.domain();
        this.answer = decision.type();
        this.facts = new FoundFacts(decision.facts());
        this.missing = new SilentSources(decision.missing());
        this.maskedLogin = decision.maskedLogin();
        this.subjectNumber = filed.subject();
        this.serviceNumber = filed.service();
        this.checkedAt = checkedAt;
    }

    /** Keeps what the old platform showed of the filing. */
    public void shows(byte[] newEncryptedOldFiling) {
        encryptedOldFiling = newEncryptedOldFiling;
    }

    /** Records that this check asked the data of an earlier one again. */
    public void repeats(UUID earlier) {
        repeats = earlier;
    }

    /** The check whose data this one asked again; empty for none. */
    public Optional<UUID> repeated() {
        return Optional.ofNullable(repeats);
    }

    /** What the old platform showed of the filing, as encrypted JSON; empty for none. */
    public Optional<byte[]> encryptedOldFiling() {
        return Optional.ofNullable(encryptedOldFiling);
    }

    /** The type of order that the check can open, if nothing blocks it. */
    public Optional<OrderType> opens() {
        return answer.opens();
    }

    /** The numbers that were filed at the time of the check. */
    public FiledNumbers filed() {
        return new FiledNumbers(subjectNumber, serviceNumber);
    }

    public boolean isTooOld(Instant at) {
        return at.isAfter(askedAt().plus(GOOD_FOR));
    }

    /** A member of staff may have asked about the subject before the check; the age of that answer counts. */
    private Instant askedAt() {
        return inquired().map(TypeFact::asOf).min(Comparator.naturalOrder()).orElse(checkedAt);
    }

    private Stream<TypeFact> inquired() {
        return facts.items().stream().filter(fact -> fact.source() == TypeFact.Source.STATUS_INQUIRY);
    }

    /** The number of a subject that a member of staff found at the authority; empty if its query or our own records told it. */
    public Optional<String> inquiredNumber() {
        return inquired().findAny().flatMap(_ -> Optional.ofNullable(subjectNumber));
    }

    /** Whether only a member of staff can find out if the subject is filed. */
    public boolean needsInquiry() {
        return answer == FilingType.UNDETERMINED && facts.items().stream().anyMatch(TypeFact::wasNotAsked);
    }

    public SettledIdentity identity() {
        return SettledIdentity.of(id, region, nature, certificate, domain);
    }

    public UUID id() {
        return id;
    }

    @Override
    public UUID holder() {
        return owner;
    }

    @Override
    public UUID partner() {
        return partner;
    }

    public FilingType answer() {
        return answer;
    }

    public List<TypeFact> facts() {
        return facts.items();
    }

    public List<TypeFact.Source> missing() {
        return missing.items();
    }

    public String maskedLogin() {
        return maskedLogin;
    }

    public Instant checkedAt() {
        return checkedAt;
    }
}
