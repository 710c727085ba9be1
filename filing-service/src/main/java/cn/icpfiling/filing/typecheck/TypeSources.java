package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.Blacklist;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.AccessStatus;
import cn.icpfiling.filing.core.FilingNumber;
import cn.icpfiling.filing.core.RecordStatus;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.core.TypeFacts;
import cn.icpfiling.filing.store.EndedNumbers;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.crypto.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks the sources of a type check. One that cannot answer is unknown; it is never taken for a no. */
@ApplicationScoped
class TypeSources {

    private static final Logger LOG = Logger.getLogger(TypeSources.class);

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final Authority authority;
    private final Blacklist blacklist;
    private final EndedNumbers endedNumbers;
    private final LegacyLookups legacy;

    TypeSources(
            SubjectRepository subjects,
            FiledServiceRepository services,
            Authority authority,
            Blacklist blacklist,
            EndedNumbers endedNumbers,
            @RestClient LegacyLookups legacy) {
        this.subjects = subjects;
        this.services = services;
        this.authority = authority;
        this.blacklist = blacklist;
        this.endedNumbers = endedNumbers;
        this.legacy = legacy;
    }

    /** What our own records say. */
    record Own(Optional<TypeFacts.OwnSubject> subject, Optional<TypeFacts.OwnService> service) {}

    @Transactional
    Own ownRecords(UUID caller, BlindValue certificateIndex, String domain) {
        var subject = subjects.liveByCertificate(certificateIndex);
        var service = services.liveByDomain(domain)
                .map(found -> new TypeFacts.OwnService(
                        subject.map(Subject::id)
                                .filter(found.subjectId()::equals)
                                .isPresent(),
                        found.holder().equals(caller),
                        found.accessStatus() == AccessStatus.LIVE));
        return new Own(
                subject.map(found -> new TypeFacts.OwnSubject(
                        found.subjectNumber(),
                        found.province(),
                        found.holder().equals(caller),
                        services.ofSubject(found.id()).stream()
                                .filter(one -> one.status() == RecordStatus.REGISTERED)
                                .anyMatch(one -> one.accessStatus() == AccessStatus.LIVE))),
                service);
    }

    Optional<TypeFacts.Registered> authority(int certificateType, String certificateNumber, String domain) {
        try {
            var domainRecords = authority.status(StatusQuery.domain(domain));
            var question = StatusQuery.certificate(certificateType, certificateNumber);
            var subjectRecords = question.map(authority::status).orElse(List.of());
            var ofDomain = filed(domainRecords);
            var ofSubject = filed(subjectRecords);
            var subjectNumber = ofSubject.stream()
                    .map(FiledRecord::subjectNumber)
                    .filter(number -> !number.isBlank())
                    .findFirst()
                    .orElse(null);
            return Optional.of(new TypeFacts.Registered(
                    question.isPresent(),
                    subjectNumber,
                    province(subjectNumber),
                    ofSubject.stream()
                            .anyMatch(record -> !record.serviceNumber().isBlank()),
                    ofDomain.stream()
                            .map(FiledRecord::subjectNumber)
                            .findFirst()
                            .orElse(null),
                    ofDomain.stream()
                            .map(FiledRecord::serviceNumber)
                            .filter(number -> !number.isBlank())
                            .findFirst()
                            .orElse(null),
                    Stream.concat(domainRecords.stream(), subjectRecords.stream())
                            .anyMatch(FiledRecord::barred)));
        } catch (AuthorityUnavailable silent) {
            LOG.infof("type check without the authority: %s", silent.getMessage());
            return Optional.empty();
        }
    }

    /** As the authority told by its downloads; its status query knows of some entries, and has no question for all certificates. */
    @Transactional
    Optional<Instant> barredSince(int certificateType, String certificateNumber, String domain) {
        return blacklist
                .domainBarredAt(domain)
                .or(() -> blacklist.certificateBarredAt(certificateType, certificateNumber));
    }

    Optional<TypeFacts.OldPlatform> oldPlatform(int certificateType, String certificateNumber, String domain) {
        try {
            var answer = legacy.lookUp(new LegacyLookups.Question(domain, certificateType, certificateNumber));
            return Optional.of(new TypeFacts.OldPlatform(answer.route(), answer.maskedLogin()));
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.infof("type check without the old platform: %s", silent.getMessage());
            return Optional.empty();
        }
    }

    /** What we know to have left the register counts no more, however long the authority's copy shows it. */
    private List<FiledRecord> filed(List<FiledRecord> records) {
        var ended = endedNumbers.among(records.stream()
                .flatMap(record -> Stream.of(record.subjectNumber(), record.serviceNumber()))
                .filter(number -> !number.isBlank())
                .toList());
        return records.stream()
                .filter(FiledRecord::filed)
                .filter(record -> !ended.contains(record.subjectNumber()) && !ended.contains(record.serviceNumber()))
                .toList();
    }

    private static String province(String subjectNumber) {
        return subjectNumber == null
                ? null
                : FilingNumber.tryParse(subjectNumber)
                        .map(FilingNumber::province)
                        .orElse(null);
    }
}
