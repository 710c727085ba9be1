package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.store.EndedNumberTable;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.identifier.FilingNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a subject has sites that are not on record here. Our records cannot tell: another provider may have filed
 * them. The query is built inside a transaction and sent outside.
 */
@ApplicationScoped
public class SitesElsewhere {

    private final SubjectEncryption encrypted;
    private final FiledServiceRepository services;
    private final EndedNumberTable endedNumbers;
    private final Authority authority;

    SitesElsewhere(
            SubjectEncryption encrypted,
            FiledServiceRepository services,
            EndedNumberTable endedNumbers,
            Authority authority) {
        this.encrypted = encrypted;
        this.services = services;
        this.endedNumbers = endedNumbers;
        this.authority = authority;
    }

    /**
     * The query.
     *
     * @param question empty if the authority has no query for the type of certificate
     * @param here numbers of the subject's sites that are on record here
     */
    public record Asked(Optional<StatusQuery> question, Set<String> here) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public Asked about(Subject subject) {
        return new Asked(
                StatusQuery.certificate(subject.certificate().type(), encrypted.certificateNumber(subject)),
                services.ofSubject(subject.id()).stream()
                        .filter(one -> one.status() == RecordStatus.REGISTERED)
                        .map(FiledService::serviceNumber)
                        .collect(Collectors.toSet()));
    }

    /** Empty if the authority did not answer, or has no query for the certificate. */
    public Optional<Boolean> exist(Asked asked) {
        return asked.question().flatMap(this::shown).flatMap(shown -> judged(shown, asked.here()));
    }

    /** An answer that lacks the sites here does not tell of others either: it is older than our records. */
    private static Optional<Boolean> judged(Set<String> shown, Set<String> here) {
        if (!here.containsAll(shown)) {
            return Optional.of(true);
        }
        return here.isEmpty() || !shown.isEmpty() ? Optional.of(false) : Optional.empty();
    }

    private Optional<Set<String>> shown(StatusQuery question) {
        try {
            var filed = authority.status(question).stream()
                    .filter(FiledRecord::filed)
                    .toList();
            return Optional.of(UnitOfWork.in(() -> living(filed)));
        } catch (AuthorityUnavailable silent) {
            return Optional.empty();
        }
    }

    /** Numbers that ended by our own records do not count, however long the authority's copy shows them. */
    private Set<String> living(List<FiledRecord> filed) {
        var ended = endedNumbers.among(filed.stream()
                .flatMap(one -> Stream.of(official(one.subjectNumber()), official(one.serviceNumber())))
                .filter(number -> !number.isBlank())
                .toList());
        return filed.stream()
                .filter(one -> !ended.contains(official(one.subjectNumber())))
                .map(one -> official(one.serviceNumber()))
                .filter(number -> !number.isBlank() && !ended.contains(number))
                .collect(Collectors.toSet());
    }

    private static String official(String number) {
        return FilingNumber.tryParse(number).map(FilingNumber::toString).orElse(number);
    }
}
