package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.FilingContent;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.legacy.core.LegacyPerson;
import cn.icpfiling.legacy.core.LegacySite;
import cn.icpfiling.legacy.core.SiteContent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A filing of the old platform with all of its rows, decrypted for one hand-over.
 *
 * @param sumKey of the sums by which the hand-over is compared; null for one that began before there were any
 */
record OldFiling(
        LegacyFiling filing,
        String certificateNumber,
        FilingContent content,
        List<Site> sites,
        List<LegacyPaper> papers,
        String sumKey) {

    /** filing-service takes no more, one by one; their kinds are told in any case. */
    private static final int MOST_LOST = 1000;

    record Site(LegacySite row, SiteContent content, List<String> domains) {

        @Override
        public String toString() {
            return "Site";
        }
    }

    FilingToRegister request(SentPapers sent) {
        var numbers = sites.stream()
                .collect(Collectors.toMap(
                        site -> site.row().id(), site -> site.row().serviceNumber()));
        return new FilingToRegister(
                filing.legacyId(),
                filing.account(),
                filing.way(),
                filing.submittedAt(),
                filing.product(),
                subject(),
                sites.stream().map(OldFiling::service).toList(),
                sent.kept().stream()
                        .map(paper -> new FilingToRegister.Paper(
                                paper.legacyId(), paper.kind(), sha256(paper), numbers.get(paper.siteId())))
                        .toList(),
                missing(sent),
                sent.lost().stream()
                        .limit(MOST_LOST)
                        .map(lost -> new FilingToRegister.LostPaper(
                                lost.paper().legacyId(),
                                lost.paper().kind(),
                                lost.loss(),
                                numbers.get(lost.paper().siteId())))
                        .toList(),
                sumKey);
    }

    static String sha256(LegacyPaper paper) {
        return HexFormat.of().formatHex(paper.sha256());
    }

    private static List<String> missing(SentPapers sent) {
        return sent.lost().stream()
                .map(lost -> lost.paper().kind())
                .distinct()
                .sorted()
                .toList();
    }

    private FilingToRegister.Subject subject() {
        return new FilingToRegister.Subject(
                filing.subjectNumber(),
                new FilingToRegister.Region(filing.province(), filing.city(), filing.county()),
                filing.nature(),
                filing.certificateType(),
                certificateNumber,
                content.name(),
                content.certificateAddress(),
                content.mailingAddress(),
                content.remark(),
                person(content.principal()),
                contacts());
    }

    private List<FilingToRegister.Person> contacts() {
        var second = content.secondContact();
        return second == null
                ? List.of()
                : List.of(new FilingToRegister.Person(
                        second.name(), null, null, second.phone(), null, second.mail(), null));
    }

    private static FilingToRegister.Person person(LegacyPerson person) {
        return person == null
                ? null
                : new FilingToRegister.Person(
                        person.name(),
                        person.certificateType(),
                        person.certificateNumber(),
                        person.mobile(),
                        person.officePhone(),
                        person.mail(),
                        person.legalRepresentative());
    }

    /** Cuts a remark to what the record takes: an earlier release has loaded longer ones. */
    static String remark(SiteContent content) {
        var whole = content.wholeRemark();
        return content.exceedsRemark()
                ? whole.substring(0, whole.offsetByCodePoints(0, SiteContent.LONGEST_REMARK))
                : whole;
    }

    private static FilingToRegister.Service service(Site site) {
        var content = site.content();
        var pages = content.homePages();
        return new FilingToRegister.Service(
                site.row().serviceNumber(),
                content.name(),
                site.domains(),
                pages.isEmpty() ? null : pages.getFirst(),
                content.contentTypes(),
                content.contentNote(),
                content.preApprovals(),
                content.languages(),
                remark(content),
                person(content.principal()),
                accesses(content),
                site.row().submittedAt());
    }

    private static List<FilingToRegister.Access> accesses(SiteContent content) {
        return content.accesses().stream()
                .map(access -> new FilingToRegister.Access(access.modes(), access.location(), access.ips()))
                .toList();
    }

    static List<Site> sites(List<LegacySite> rows, Map<UUID, List<String>> domains, List<SiteContent> contents) {
        var sites = new ArrayList<Site>();
        for (var at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            sites.add(new Site(row, contents.get(at), domains.getOrDefault(row.id(), List.of())));
        }
        return List.copyOf(sites);
    }

    @Override
    public String toString() {
        return "OldFiling[" + filing.id() + "]";
    }
}
