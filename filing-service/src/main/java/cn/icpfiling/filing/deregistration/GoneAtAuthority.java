package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.typecheck.StatusOfMany;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies with the authority that it does not have a record any more, which therefore no order could end there (ADR 0062). Call this
 * outside any transaction: before a proposal, and again before its decision.
 */
@ApplicationScoped
class GoneAtAuthority {

    static final String REASON = "RECORD.GONE_AT_AUTHORITY";

    private final StatusOfMany authority;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final SubjectEncryption encrypted;

    GoneAtAuthority(
            StatusOfMany authority,
            SubjectRepository subjects,
            FiledServiceRepository services,
            SubjectEncryption encrypted) {
        this.authority = authority;
        this.subjects = subjects;
        this.services = services;
        this.encrypted = encrypted;
    }

    static boolean isGroundOf(ProviderGround ground) {
        return REASON.equals(ground.reason()) && ground.finding() == null;
    }

    /**
     * The questions that the service puts to the authority about one record.
     *
     * @param queries empty if the authority cannot be asked about the whole of it
     * @param service number of the service; null for the subject as a whole
     */
    private record Asked(List<StatusQuery> queries, String subject, String service) {

        /** A filed record without any number may be ours. */
        private boolean isShownBy(FiledRecord record) {
            if (!record.filed()) {
                return false;
            }
            var itsSubject = official(record.subjectNumber());
            var itsService = official(record.serviceNumber());
            if (service == null || itsService.isBlank()) {
                return subject.equals(itsSubject)
                        || subject.equals(subjectOf(itsService))
                        || (itsSubject.isBlank() && itsService.isBlank());
            }
            return service.equals(itsService);
        }

        private static String official(String number) {
            return FilingNumber.tryParse(number).map(FilingNumber::toString).orElse(number);
        }

        private static String subjectOf(String number) {
            return FilingNumber.tryParse(number)
                    .map(found -> found.subject().toString())
                    .orElse("");
        }
    }

    /**
     * Checks a ground with this reason. Refuses with 422 RECORD_NOT_GONE if the authority shows the record or has no query for it; with 503
     * if it does not answer.
     *
     * @param pointer where the request names the reason
     */
    void require(ProviderGround ground, EndTarget target, String pointer) {
        if (!isGroundOf(ground)) {
            return;
        }
        var asked = UnitOfWork.in(() -> asked(target));
        if (asked.queries().isEmpty() || isShown(asked)) {
            throw ProblemException.broken(List.of(Violation.of(pointer, "RECORD_NOT_GONE", null)));
        }
    }

    /** One question without an answer, also for want of time, leaves the whole open unless another one shows the record. */
    private boolean isShown(Asked asked) {
        var answers = authority.until(asked::isShownBy, asked.queries());
        if (answers.stream().flatMap(Optional::stream).flatMap(List::stream).anyMatch(asked::isShownBy)) {
            return true;
        }
        if (answers.stream().anyMatch(Optional::isEmpty)) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
        }
        return false;
    }

    private Asked asked(EndTarget target) {
        var subject = subjects.findById(target.subject());
        if (target.service() != null) {
            var service = services.findById(target.service());
            return new Asked(domains(List.of(service)), subject.subjectNumber(), service.serviceNumber());
        }
        var registered = services.ofSubject(subject.id()).stream()
                .filter(one -> one.status() == RecordStatus.REGISTERED)
                .toList();
        return new Asked(
                certificate(subject)
                        .map(query -> both(query, domains(registered)))
                        .orElse(List.of()),
                subject.subjectNumber(),
                null);
    }

    private Optional<StatusQuery> certificate(Subject subject) {
        return StatusQuery.certificate(subject.certificate().type(), encrypted.certificateNumber(subject));
    }

    private static List<StatusQuery> domains(List<FiledService> services) {
        return services.stream()
                .flatMap(service -> service.domains().stream())
                .map(StatusQuery::domain)
                .toList();
    }

    private static List<StatusQuery> both(StatusQuery first, List<StatusQuery> more) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return all;
    }
}
