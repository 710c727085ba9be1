package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.filings.RegisterImport;
import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportedService;
import cn.icpfiling.filing.imports.ImportedFilingRequest.LostPaper;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a filing of the old platform into the form of our records. It refuses what no filing can have (IMPORT_UNFIT, with every fault at
 * once), and nothing more: rules of today do not judge a filing of before.
 */
@ApplicationScoped
class ReadImport {

    private final OrderFacts.Book book;
    private final OrderContentRepository contents;
    private final Clock clock;

    ReadImport(OrderFacts.Book book, OrderContentRepository contents, Clock clock) {
        this.book = book;
        this.contents = contents;
        this.clock = clock;
    }

    RegisterImport.Filing handle(ImportedFilingRequest request) {
        var now = clock.instant();
        var reading = new Reading(request, now);
        var subject = reading.subject();
        var sites = reading.sites();
        reading.papers();
        if (!reading.faults.isEmpty()) {
            throw new ProblemException(FilingProblem.IMPORT_UNFIT).with(reading.faults);
        }
        var certificate = book.codes()
                .formOf(subject.certificateType())
                .check(request.subject().certificateNumber(), LegalTime.dayOf(now))
                .normalized();
        return new RegisterImport.Filing(
                subject,
                certificate,
                contents.certificateIndex(subject.certificateType(), certificate),
                request.subject().part(),
                sites);
    }

    /** One reading of a request, with the faults found. */
    private final class Reading {

        private final ImportedFilingRequest request;
        private final Instant now;
        private final List<Violation> faults = new ArrayList<>();
        private final Optional<FilingNumber> number;

        private Reading(ImportedFilingRequest request, Instant now) {
            this.request = request;
            this.now = now;
            this.number = FilingNumber.tryParse(request.subject().number()).filter(FilingNumber::isSubject);
        }

        private Subject.Imported subject() {
            var told = request.subject();
            var region = told.region().region();
            if (number.isEmpty()) {
                faults.add(Violation.of("/subject/number", "IMPORT_NUMBER_UNFIT", null));
            }
            if (number.map(FilingNumber::province)
                    .filter(region.province()::equals)
                    .isEmpty()) {
                faults.add(Violation.of("/subject/region/province", "IMPORT_PROVINCE_UNFIT", null));
            }
            if (!book.codes().natures().contains(told.nature())) {
                faults.add(Violation.of("/subject/nature", "IMPORT_CODE_UNKNOWN", null));
            }
            if (!book.codes().isCertificate(told.certificateType())) {
                faults.add(Violation.of("/subject/certificateType", "IMPORT_CODE_UNKNOWN", null));
            }
            past("/submittedAt", request.submittedAt());
            return new Subject.Imported(
                    number.map(FilingNumber::toString).orElse(null),
                    region,
                    told.nature(),
                    told.certificateType(),
                    request.submittedAt());
        }

        private List<RegisterImport.Site> sites() {
            var sites = new ArrayList<RegisterImport.Site>();
            var numbers = new HashSet<String>();
            var domains = new HashSet<String>();
            for (var i = 0; i < request.services().size(); i++) {
                sites.add(site("/services/" + i, request.services().get(i), numbers, domains));
            }
            return sites;
        }

        private RegisterImport.Site site(
                String pointer, ImportedService told, Set<String> numbers, Set<String> domains) {
            var own = numberOf(told.number());
            if (own.isEmpty() || !numbers.add(own.get())) {
                faults.add(Violation.of(pointer + "/number", "IMPORT_NUMBER_UNFIT", null));
            }
            var ascii = new ArrayList<String>();
            for (var i = 0; i < told.domains().size(); i++) {
                var domain = asciiOf(told.domains().get(i));
                if (domain.isEmpty() || !domains.add(domain.get())) {
                    faults.add(Violation.of(pointer + "/domains/" + i, "IMPORT_DOMAIN_UNFIT", null));
                }
                domain.ifPresent(ascii::add);
            }
            past(pointer + "/submittedAt", told.submittedAt());
            return new RegisterImport.Site(
                    new FiledService.Imported(
                            own.orElse(null), told.name(), ascii, told.addresses(), told.submittedAt()),
                    told.part());
        }

        /** A site's number belongs to the subject's. */
        private Optional<String> numberOf(String told) {
            return FilingNumber.tryParse(told)
                    .filter(found -> !found.isSubject() && found.letter().isEmpty())
                    .filter(found -> number.filter(found.subject()::equals).isPresent())
                    .map(FilingNumber::toString);
        }

        private void papers() {
            var seen = new HashSet<String>();
            for (var i = 0; i < request.papers().size(); i++) {
                var paper = request.papers().get(i);
                paper("/papers/" + i, paper.legacyId(), paper.service(), seen);
            }
            var lost = request.lostPapers() == null ? List.<LostPaper>of() : request.lostPapers();
            for (var i = 0; i < lost.size(); i++) {
                paper("/lostPapers/" + i, lost.get(i).legacyId(), lost.get(i).service(), seen);
            }
        }

        /** A paper is named once, and for a service of the request. */
        private void paper(String pointer, String legacyId, String service, Set<String> seen) {
            if (!seen.add(legacyId)) {
                faults.add(Violation.of(pointer + "/legacyId", "IMPORT_PAPER_UNFIT", null));
            }
            if (service != null
                    && request.services().stream()
                            .noneMatch(site -> site.number().equals(service))) {
                faults.add(Violation.of(pointer + "/service", "IMPORT_PAPER_UNFIT", null));
            }
        }

        private void past(String pointer, Instant at) {
            if (at.isAfter(now)) {
                faults.add(Violation.of(pointer, "IMPORT_DATE_UNFIT", null));
            }
        }
    }

    private static Optional<String> asciiOf(String domain) {
        try {
            return Optional.of(DomainName.parse(domain).ascii());
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }
}
