package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.filings.RegisterImport;
import cn.icpfiling.filing.imports.ImportedFilingRequest.AdoptedPaper;
import cn.icpfiling.filing.store.ImportedFilingTable;
import cn.icpfiling.filing.store.ImportedFilingTable.StoredPaper;
import cn.icpfiling.platform.personaldata.KeyedSum;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keyed sums of what is stored of a filing of the old platform, as the contract of listImportedFilings defines them. They are made of
 * the columns, decrypted again, and not of the request, so that a fault in between shows in the comparison.
 */
final class ImportSums {

    private ImportSums() {}

    /** @param told what the rows of subject and sites do not have */
    static String ofContent(String key, ImportedFilingTable.Told told, RegisterImport.Stored stored) {
        var subject = stored.subject();
        var entry = stored.entry();
        var sum = new KeyedSum(key)
                .add("legacyId", told.legacyId())
                .add("product", told.product())
                .add("way", told.way())
                .add("submittedAt", micros(subject.filedAt()))
                .add("number", subject.subjectNumber())
                .add("province", subject.region().province())
                .add("city", subject.region().city())
                .add("county", subject.region().county())
                .add("nature", subject.nature())
                .add("certificateType", subject.certificate().type())
                .add("certificateNumber", lettersAndDigits(stored.certificateNumber()))
                .add("name", stored.name())
                .add("certificateAddress", entry.certificateAddress())
                .add("mailingAddress", entry.mailingAddress())
                .add("remark", entry.remark());
        add(sum, "principal", entry.principal());
        told.contacts().forEach(contact -> add(sum, "contact", contact));
        stored.sites().stream()
                .sorted(Comparator.comparing(site -> site.service().serviceNumber()))
                .forEach(site -> add(sum, site));
        return sum.hex();
    }

    private static void add(KeyedSum sum, RegisterImport.StoredSite site) {
        var service = site.service();
        var entry = site.entry();
        sum.add("site", service.serviceNumber()).add("name", service.name());
        service.domains().stream().sorted().forEach(domain -> sum.add("domain", domain));
        sum.add("homePage", entry.homePage())
                .add("contentTypes", service.contentTypes())
                .add("contentNote", entry.contentNote())
                .add("preApprovals", service.preApprovals());
        entry.languages().stream().distinct().sorted().forEach(language -> sum.add("language", language));
        sum.add("accessMode", entry.accessMode()).add("serverLocation", entry.serverLocation());
        service.importedAddresses().stream().distinct().sorted().forEach(address -> sum.add("address", address));
        sum.add("remark", entry.remark());
        add(sum, "principal", entry.principal());
        sum.add("submittedAt", micros(service.filedAt()));
    }

    private static void add(KeyedSum sum, String who, Person person) {
        if (person != null) {
            sum.add(who + ".name", person.name())
                    .add(who + ".certificateType", person.certificateType())
                    .add(who + ".certificateNumber", person.certificateNumber())
                    .add(who + ".mobile", person.mobile())
                    .add(who + ".officePhone", person.officePhone())
                    .add(who + ".mail", person.mail())
                    .add(who + ".legalRepresentative", person.legalRepresentative());
        }
    }

    /** Those that the caller named: one that it takes for lost, and that is here after all, is no difference. */
    static String ofPapers(
            String key, List<AdoptedPaper> named, List<StoredPaper> papers, RegisterImport.Stored stored) {
        var numbers = stored.sites().stream()
                .map(RegisterImport.StoredSite::service)
                .collect(Collectors.toMap(service -> service.id(), service -> service.serviceNumber()));
        var ids = named.stream().map(AdoptedPaper::legacyId).collect(Collectors.toSet());
        var sum = new KeyedSum(key);
        papers.stream()
                .filter(paper -> ids.contains(paper.legacyId()))
                .sorted(Comparator.comparing(StoredPaper::legacyId))
                .forEach(paper -> add(sum, paper, numbers::get));
        return sum.hex();
    }

    private static void add(KeyedSum sum, StoredPaper paper, Function<UUID, String> numbers) {
        sum.add("paper", paper.legacyId()).add("kind", paper.kind()).add("sha256", paper.sha256());
        if (paper.service() != null) {
            sum.add("site", numbers.apply(paper.service()));
        }
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static String lettersAndDigits(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
