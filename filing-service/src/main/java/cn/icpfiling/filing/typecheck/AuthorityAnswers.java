package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.core.typecheck.BlacklistEntry;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.filing.core.typecheck.TypeFacts.DomainEntry;
import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import cn.icpfiling.platform.identifier.FilingNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The authority's answers to both queries. A missing answer is an empty Optional.
 *
 * @param isAskable whether the authority has a query for this type of certificate
 */
record AuthorityAnswers(
        Optional<List<FiledRecord>> byDomain, Optional<List<FiledRecord>> byCertificate, boolean isAskable) {

    /** Returns the numbers of the services that have the domain, in the official form. */
    List<String> servicesOfDomain() {
        return byDomain.stream()
                .flatMap(List::stream)
                .filter(FiledRecord::filed)
                .map(FiledRecord::serviceNumber)
                .filter(number -> !number.isBlank())
                .map(AuthorityAnswers::official)
                .toList();
    }

    /**
     * Returns the numbers under which the asking subject is filed, in the official form.
     *
     * @param inquired as for {@link #subject}
     */
    List<String> subjectNumbers(Optional<SubjectEntry.Told> inquired) {
        if (!isAskable) {
            return inquired.map(SubjectEntry.Told::number).stream().toList();
        }
        return byCertificate.stream()
                .flatMap(List::stream)
                .filter(FiledRecord::filed)
                .map(FiledRecord::subjectNumber)
                .filter(number -> !number.isBlank())
                .map(AuthorityAnswers::official)
                .distinct()
                .toList();
    }

    /**
     * Returns all numbers in the answers in the official form, as our records have them, to find those that have ended.
     *
     * @param inquired what a member of staff found out about the subject
     */
    Collection<String> numbersWith(Optional<SubjectEntry.Told> inquired) {
        return Stream.concat(numbers().stream(), inquired.map(SubjectEntry.Told::number).stream())
                .toList();
    }

    Collection<String> numbers() {
        return Stream.of(byDomain, byCertificate)
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .flatMap(record -> Stream.of(record.subjectNumber(), record.serviceNumber()))
                .filter(number -> !number.isBlank())
                .map(AuthorityAnswers::official)
                .toList();
    }

    /**
     * A website and apps of its subject may share a domain (docs/trade.md 4.9). The website decides, wherever the answer has it.
     *
     * @param ended numbers that left the register by our own records, although the authority's copy may still show them
     */
    Optional<DomainEntry> domain(Set<String> ended) {
        return byDomain.map(records -> filed(records, ended).stream()
                .min(Comparator.comparing(record -> !record.isFiledWebsite()))
                .map(record -> new DomainEntry(true, written(record.subjectNumber()), written(record.serviceNumber())))
                .orElse(DomainEntry.NOT_FILED));
    }

    /** @param inquired counts only for a certificate that the authority has no query for */
    SubjectEntry subject(Set<String> ended, Optional<SubjectEntry.Told> inquired) {
        if (!isAskable) {
            return inquired.<SubjectEntry>map(told -> told.number() == null || !ended.contains(told.number())
                            ? told
                            : new SubjectEntry.Told(null, false, told.inquiredAt()))
                    .orElseGet(SubjectEntry.NotAskable::new);
        }
        return byCertificate
                .<SubjectEntry>map(records -> {
                    var filed = filed(records, ended);
                    return new SubjectEntry.Told(
                            first(filed, FiledRecord::subjectNumber), first(filed, FiledRecord::serviceNumber) != null);
                })
                .orElseGet(SubjectEntry.Silent::new);
    }

    /** Returns the blacklist entries in the authority's own answers. */
    List<BlacklistEntry> barred(Instant askedAt) {
        var entries = new ArrayList<BlacklistEntry>();
        if (isBarred(byCertificate)) {
            entries.add(new BlacklistEntry(BlacklistEntry.Of.SUBJECT, TypeFact.Source.AUTHORITY, askedAt));
        }
        if (isBarred(byDomain)) {
            entries.add(new BlacklistEntry(BlacklistEntry.Of.DOMAIN, TypeFact.Source.AUTHORITY, askedAt));
        }
        return entries;
    }

    private static boolean isBarred(Optional<List<FiledRecord>> answer) {
        return answer.filter(records -> records.stream().anyMatch(FiledRecord::barred))
                .isPresent();
    }

    private static List<FiledRecord> filed(List<FiledRecord> records, Set<String> ended) {
        return records.stream()
                .filter(FiledRecord::filed)
                .filter(record -> !ended.contains(official(record.subjectNumber()))
                        && !ended.contains(official(record.serviceNumber())))
                .toList();
    }

    private static String first(List<FiledRecord> records, Function<FiledRecord, String> number) {
        return records.stream()
                .map(number)
                .filter(found -> !found.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The authority's copy may have another spelling. What is no filing number stays as it is. */
    private static String official(String number) {
        return FilingNumber.tryParse(number).map(FilingNumber::toString).orElse(number);
    }

    private static String written(String number) {
        return number.isBlank() ? null : number;
    }
}
