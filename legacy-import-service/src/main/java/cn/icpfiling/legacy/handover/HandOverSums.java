package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.legacy.core.LegacyPerson;
import cn.icpfiling.legacy.core.SiteContent.Access;
import cn.icpfiling.platform.personaldata.KeyedSum;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keyed sums of what a hand-over gives, as the contract of listImportedFilings defines them. They are made of the rows of this service
 * and not of the request, so that a fault in between shows in the comparison with what filing-service has stored (ADR 0058).
 */
record HandOverSums(String content, String papers) {

    /** Of a hand-over that has no key. */
    static final HandOverSums NONE = new HandOverSums(null, null);

    static HandOverSums of(OldFiling old, SentPapers sent) {
        return old.sumKey() == null ? NONE : new HandOverSums(content(old), papers(old, sent));
    }

    private static String content(OldFiling old) {
        var filing = old.filing();
        var content = old.content();
        var sum = new KeyedSum(old.sumKey())
                .add("legacyId", filing.legacyId())
                .add("product", filing.product())
                .add("way", filing.way())
                .add("submittedAt", micros(filing.submittedAt()))
                .add("number", filing.subjectNumber())
                .add("province", filing.province())
                .add("city", filing.city())
                .add("county", filing.county())
                .add("nature", filing.nature())
                .add("certificateType", filing.certificateType())
                .add("certificateNumber", lettersAndDigits(old.certificateNumber()))
                .add("name", content.name())
                .add("certificateAddress", content.certificateAddress())
                .add("mailingAddress", content.mailingAddress())
                .add("remark", content.remark());
        add(sum, "principal", content.principal());
        var second = content.secondContact();
        if (second != null) {
            sum.add("contact.name", second.name())
                    .add("contact.mobile", second.phone())
                    .add("contact.mail", second.mail());
        }
        old.sites().stream()
                .sorted(Comparator.comparing(site -> site.row().serviceNumber()))
                .forEach(site -> add(sum, site));
        return sum.hex();
    }

    private static void add(KeyedSum sum, OldFiling.Site site) {
        var content = site.content();
        sum.add("site", site.row().serviceNumber()).add("name", content.name());
        site.domains().stream().sorted().forEach(domain -> sum.add("domain", domain));
        sum.add("homePage", content.homePages().stream().findFirst().orElse(null))
                .add("contentTypes", content.contentTypes())
                .add("contentNote", content.contentNote())
                .add("preApprovals", content.preApprovals());
        content.languages().stream().distinct().sorted().forEach(language -> sum.add("language", language));
        sum.add("accessMode", joined(site, Access::modes)).add("serverLocation", joined(site, Access::location));
        content.accesses().stream()
                .flatMap(access -> access.ips().stream())
                .distinct()
                .sorted()
                .forEach(address -> sum.add("address", address));
        sum.add("remark", OldFiling.remark(content));
        add(sum, "principal", content.principal());
        sum.add("submittedAt", micros(site.row().submittedAt()));
    }

    /** The accesses of a site are one in its record; null if none says anything. */
    private static Long joined(OldFiling.Site site, Function<Access, Long> flags) {
        return site.content().accesses().stream()
                .map(flags)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one | other)
                .orElse(null);
    }

    private static void add(KeyedSum sum, String who, LegacyPerson person) {
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

    private static String papers(OldFiling old, SentPapers sent) {
        var numbers = old.sites().stream()
                .collect(Collectors.toMap(
                        site -> site.row().id(), site -> site.row().serviceNumber()));
        var sum = new KeyedSum(old.sumKey());
        sent.kept().stream()
                .sorted(Comparator.comparing(LegacyPaper::legacyId))
                .forEach(paper -> sum.add("paper", paper.legacyId())
                        .add("kind", paper.kind())
                        .add("sha256", OldFiling.sha256(paper))
                        .add("site", paper.siteId() == null ? null : numbers.get(paper.siteId())));
        return sum.hex();
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static String lettersAndDigits(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
