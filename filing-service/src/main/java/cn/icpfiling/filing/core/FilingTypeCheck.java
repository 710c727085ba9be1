package cn.icpfiling.filing.core;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A type check with its answer. Opening an order from it does not query the sources again. */
@Entity
@Table(name = "filing_type_checks")
public class FilingTypeCheck implements Held {

    /** After this time the answer is too old to tell who is filed. */
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    private static final String BETWEEN = ";";

    @Id
    private UUID id;

    private UUID owner;
    private UUID partner;
    private String province;
    private String city;
    private String county;
    private int nature;
    private int certificateType;

    @Column(name = "certificate_number")
    private byte[] sealedCertificateNumber;

    @Embedded
    private CertificateIndex certificateIndex;

    private String domain;

    @Enumerated(EnumType.STRING)
    private FilingType answer;

    private String facts;
    private String missing;
    private String maskedLogin;
    private String subjectNumber;
    private String serviceNumber;
    private Instant checkedAt;

    protected FilingTypeCheck() {}

    public FilingTypeCheck(
            Holder holder, SettledIdentity identity, TypeDecision decision, FiledNumbers filed, Instant checkedAt) {
        this.id = identity.typeCheckId();
        this.owner = holder.account();
        this.partner = holder.partner();
        this.province = identity.region().province();
        this.city = identity.region().city();
        this.county = identity.region().county();
        this.nature = identity.nature();
        this.certificateType = identity.certificateType();
        this.sealedCertificateNumber = identity.sealedCertificateNumber();
        this.certificateIndex = new CertificateIndex(identity.certificateIndex());
        this.domain = identity.domain();
        this.answer = decision.type();
        this.facts = decision.facts().stream()
                .map(fact -> fact.fact() + "," + fact.source() + "," + fact.value()
                        + (fact.asOf() == null ? "" : "," + fact.asOf())
                        + (fact.entry() == null ? "" : "," + fact.entry()))
                .collect(Collectors.joining(BETWEEN));
        this.missing = decision.missing().stream().map(Enum::name).collect(Collectors.joining(BETWEEN));
        this.maskedLogin = decision.maskedLogin();
        this.subjectNumber = filed.subject();
        this.serviceNumber = filed.service();
        this.checkedAt = checkedAt;
    }

    /** The type of order that the check can open, if nothing blocks it. */
    public Optional<OrderType> opens() {
        return OrderType.openedBy(answer);
    }

    /** The numbers that were filed at the time of the check. */
    public FiledNumbers filed() {
        return new FiledNumbers(subjectNumber, serviceNumber);
    }

    public boolean isTooOld(Instant at) {
        return at.isAfter(checkedAt.plus(GOOD_FOR));
    }

    public SettledIdentity identity() {
        return new SettledIdentity(
                id,
                new Region(province, city, county),
                nature,
                certificateType,
                sealedCertificateNumber,
                certificateIndex.value(),
                domain);
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
        return parts(facts)
                .map(fact -> fact.split(","))
                .map(part -> new TypeFact(
                        TypeFact.Kind.valueOf(part[0]),
                        TypeFact.Source.valueOf(part[1]),
                        part[2],
                        part.length > 3 ? Instant.parse(part[3]) : null,
                        part.length > 4 ? BlacklistEntry.Of.valueOf(part[4]) : null))
                .toList();
    }

    public List<TypeFact.Source> missing() {
        return parts(missing).map(TypeFact.Source::valueOf).toList();
    }

    public String maskedLogin() {
        return maskedLogin;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    private static Stream<String> parts(String joined) {
        return Arrays.stream(joined.split(BETWEEN)).filter(part -> !part.isEmpty());
    }
}
