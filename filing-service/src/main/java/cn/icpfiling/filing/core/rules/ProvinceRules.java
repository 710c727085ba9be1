package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.CodeTables;
import cn.icpfiling.filing.core.DomainPapers;
import cn.icpfiling.filing.core.MaterialKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds in one province for one act on one day. A province's own entry stands before that for all, one for persons or
 * organisations before that for anybody, and then the later one before the earlier.
 */
public final class ProvinceRules {

    private static final Comparator<RuleEntry> CLOSEST = Comparator.comparing(RuleEntry::isForAllProvinces)
            .reversed()
            .thenComparing(entry -> entry.sponsor() != Sponsor.ANY)
            .thenComparing(RuleEntry::validFrom);

    /** The address that no source names. */
    public static final String UNKNOWN = "UNKNOWN";

    private final int version;
    private final String province;
    private final RuledAct act;
    private final List<RuleEntry> candidates;

    ProvinceRules(int version, String province, RuledAct act, List<RuleEntry> candidates) {
        this.version = version;
        this.province = province;
        this.act = act;
        this.candidates = candidates;
    }

    /** How the ending of a filing or access is confirmed. */
    public enum Gate {
        FILING_PASSWORD,
        SMS
    }

    /** What a subject without services has to do before it files again. */
    public enum EmptySubject {
        OFFLINE_DEREGISTRATION,
        ADD_SERVICE
    }

    /** Which domains of an order verification looks at. */
    public enum DomainScope {
        ALL_DOMAINS,
        ALL_NEW_DOMAINS,
        ADDED_DOMAINS,
        WARNINGS_ONLY,
        NONE
    }

    /** Version of the rule set that says so. */
    public int version() {
        return version;
    }

    public String province() {
        return province;
    }

    public RuledAct act() {
        return act;
    }

    /** The entry that decides; empty where nothing is said of that day, or the parameter is not of this act. */
    public Optional<RuleEntry> entry(RuleParameter parameter, Sponsor sponsor) {
        return candidates.stream()
                .filter(entry ->
                        entry.parameter() == parameter && entry.sponsor().covers(sponsor))
                .max(CLOSEST);
    }

    /** All that hold side by side: notes and papers. */
    public List<RuleEntry> entries(RuleParameter parameter, Sponsor sponsor) {
        return candidates.stream()
                .filter(entry ->
                        entry.parameter() == parameter && entry.sponsor().covers(sponsor))
                .toList();
    }

    /** Everything that decides something for persons or organisations, in the order of the parameters. */
    public List<RuleEntry> inForce() {
        return Arrays.stream(RuleParameter.values())
                .flatMap(parameter -> parameter.isMany()
                        ? candidates.stream().filter(entry -> entry.parameter() == parameter)
                        : Stream.of(Sponsor.PERSON, Sponsor.ORGANISATION)
                                .flatMap(sponsor -> entry(parameter, sponsor).stream())
                                .distinct())
                .toList();
    }

    /** CHANGE_SUBJECT or CHANGE_SERVICE: the province does not take it, so the way is to deregister and to file anew. */
    public boolean forbidsChange() {
        return says(RuleParameter.CHANGE, "FORBIDDEN");
    }

    public boolean forbidsChangeOfCertificateNumber() {
        return says(RuleParameter.CHANGE_OF_CERTIFICATE_NUMBER, "FORBIDDEN");
    }

    /** In a change domains can be removed and not be added. */
    public boolean onlyRemovesDomains() {
        return says(RuleParameter.DOMAINS_IN_CHANGE, "REMOVE_ONLY");
    }

    /** Of CANCEL_ACCESS and DEREGISTER_*; where nothing is said, the stricter of the two. */
    public Gate gate() {
        return entry(RuleParameter.ENDING_GATE, Sponsor.ANY)
                .map(entry -> Gate.valueOf(entry.word()))
                .orElse(Gate.FILING_PASSWORD);
    }

    /** Of a new service; where nothing is said, as the primary source has it. */
    public EmptySubject emptySubject() {
        return entry(RuleParameter.EMPTY_SUBJECT, Sponsor.ANY)
                .map(entry -> EmptySubject.valueOf(entry.word()))
                .orElse(EmptySubject.OFFLINE_DEREGISTRATION);
    }

    /** @param filedOn legal day on which the service was filed, null for one that is new */
    public DomainScope domainScope(LocalDate filedOn) {
        var since = entry(RuleParameter.DOMAIN_SCOPE_SINCE, Sponsor.ANY)
                .map(entry -> LocalDate.parse(entry.word()))
                .orElse(LocalDate.MIN);
        var parameter = filedOn != null && filedOn.isBefore(since)
                ? RuleParameter.DOMAIN_SCOPE_BEFORE
                : RuleParameter.DOMAIN_SCOPE;
        return entry(parameter, Sponsor.ANY)
                .map(entry -> DomainScope.valueOf(entry.word()))
                .orElse(DomainScope.ALL_DOMAINS);
    }

    /** Of ACCESS_FILING, where our own record shows that the access was cancelled; empty where nothing is said. */
    Optional<DomainScope> domainScopeAfterCancellation() {
        return entry(RuleParameter.DOMAIN_SCOPE_AFTER_CANCELLATION, Sponsor.ANY)
                .map(entry -> DomainScope.valueOf(entry.word()));
    }

    /** Whether papers may stand in for a registrant who is not the subject, and else why not. */
    public DomainPapers domainPapers(int nature) {
        if (nature == CodeTables.PERSON) {
            return DomainPapers.NOT_FOR_PERSONS;
        }
        return says(RuleParameter.DOMAIN_PAPERS, Sponsor.ORGANISATION, "ACCEPTED")
                ? DomainPapers.ACCEPTED
                : DomainPapers.NOT_IN_PROVINCE;
    }

    /** The most domains that one order may have; empty is no limit. */
    public Optional<Integer> domainsPerOrder(Sponsor sponsor) {
        return limit(RuleParameter.DOMAINS_PER_ORDER, sponsor);
    }

    public Optional<Integer> servicesPerOrder(Sponsor sponsor) {
        return limit(RuleParameter.SERVICES_PER_ORDER, sponsor);
    }

    public Optional<Integer> servicesPerSubject(Sponsor sponsor) {
        return limit(RuleParameter.SERVICES_PER_SUBJECT, sponsor);
    }

    /** From how many services on a plan of them is asked for. */
    public Optional<Integer> sitePlanFrom(Sponsor sponsor) {
        return limit(RuleParameter.SITE_PLAN_FROM, sponsor);
    }

    /** Full months that a domain must still run. */
    public Optional<Integer> domainMonths(Sponsor sponsor) {
        return limit(RuleParameter.DOMAIN_VALIDITY_MONTHS, sponsor);
    }

    /** The authority verifies the principals by SMS before it reviews. */
    public boolean demandsSms() {
        return says(RuleParameter.SMS_VERIFICATION, "DEMANDED");
    }

    /** How long a code is good for; empty before there were any. */
    public Optional<Duration> smsCodeValidFor() {
        return limit(RuleParameter.SMS_CODE_HOURS, Sponsor.ANY).map(Duration::ofHours);
    }

    /** The working days in which the authority decides at most; empty where nothing is known of the act. */
    public Optional<Integer> authorityReviewDays() {
        return limit(RuleParameter.AUTHORITY_REVIEW_DAYS, Sponsor.ANY);
    }

    /** The page where the principal types the code: the province's own, and the ministry's while no source names that. */
    public Optional<String> smsPage() {
        return entry(RuleParameter.OWN_SMS_PAGE, Sponsor.ANY)
                .map(RuleEntry::word)
                .filter(page -> !page.equals(UNKNOWN))
                .or(() -> entry(RuleParameter.SMS_PAGE, Sponsor.ANY).map(RuleEntry::word));
    }

    /** Papers that a subject of this nature hands in beyond the general checklist. */
    public Set<MaterialKind> papers(int nature) {
        return candidates.stream()
                .filter(entry -> entry.parameter() == RuleParameter.PAPERS
                        && entry.covers(nature)
                        && entry.effect() == RuleEntry.Effect.BLOCKS)
                .flatMap(entry -> entry.value().stream())
                .map(MaterialKind::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A call to a filed phone confirms the filing before it is approved. */
    public boolean demandsCall(Sponsor sponsor) {
        return says(RuleParameter.CALL_BEFORE_APPROVAL, sponsor, "DEMANDED");
    }

    /** @param byPapers whether papers stand in for the registrant */
    public boolean demandsSecondReviewerOfApproval(Sponsor sponsor, boolean byPapers) {
        return says(RuleParameter.SECOND_REVIEWER_OF_APPROVAL, sponsor, "ALWAYS")
                || (byPapers && says(RuleParameter.SECOND_REVIEWER_OF_APPROVAL, sponsor, "BY_PAPERS"));
    }

    public boolean demandsSecondReviewerOfRejection(Sponsor sponsor) {
        return says(RuleParameter.SECOND_REVIEWER_OF_REJECTION, sponsor, "ALWAYS");
    }

    /** A number that is a bound; 0 is none. */
    Optional<Integer> limit(RuleParameter parameter, Sponsor sponsor) {
        return entry(parameter, sponsor).map(RuleEntry::number).filter(number -> number > 0);
    }

    private boolean says(RuleParameter parameter, String word) {
        return says(parameter, Sponsor.ANY, word);
    }

    private boolean says(RuleParameter parameter, Sponsor sponsor, String word) {
        return entry(parameter, sponsor)
                .filter(entry -> entry.word().equals(word))
                .isPresent();
    }
}
