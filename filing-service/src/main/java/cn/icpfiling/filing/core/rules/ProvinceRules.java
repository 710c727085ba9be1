package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.MaterialKind;
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
 * The rules of one province for one act on one day. A province's own entry precedes an entry for all provinces. Next,
 * an entry for persons or organisations precedes one for any sponsor. Last, a later entry precedes an earlier one.
 */
public final class ProvinceRules {

    private static final Comparator<RuleEntry> CLOSEST = Comparator.comparing(RuleEntry::isForAllProvinces)
            .reversed()
            .thenComparing(entry -> entry.sponsor() != Sponsor.ANY)
            .thenComparing(RuleEntry::validFrom);

    /** The value for an address that no source names. */
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

    /** How the end of a filing or an access is confirmed. */
    public enum Gate {
        FILING_PASSWORD,
        SMS
    }

    /** What a subject without services must do before it files again. */
    public enum EmptySubject {
        OFFLINE_DEREGISTRATION,
        ADD_SERVICE
    }

    /** Which domains of an order verification checks. */
    public enum DomainScope {
        ALL_DOMAINS,
        ALL_NEW_DOMAINS,
        ADDED_DOMAINS,
        WARNINGS_ONLY,
        NONE
    }

    /** The version of the rule set. */
    public int version() {
        return version;
    }

    public String province() {
        return province;
    }

    public RuledAct act() {
        return act;
    }

    /** The entry that applies; empty if there is none for that day, or the parameter does not belong to this act. */
    public Optional<RuleEntry> entry(RuleParameter parameter, Sponsor sponsor) {
        return candidates.stream()
                .filter(entry ->
                        entry.parameter() == parameter && entry.sponsor().covers(sponsor))
                .max(CLOSEST);
    }

    /** All entries that apply together: notes and papers. */
    public List<RuleEntry> entries(RuleParameter parameter, Sponsor sponsor) {
        return candidates.stream()
                .filter(entry ->
                        entry.parameter() == parameter && entry.sponsor().covers(sponsor))
                .toList();
    }

    /** All entries that apply to persons or organisations, in the order of the parameters. */
    public List<RuleEntry> inForce() {
        return Arrays.stream(RuleParameter.values())
                .flatMap(parameter -> parameter.isMany()
                        ? candidates.stream().filter(entry -> entry.parameter() == parameter)
                        : Stream.of(Sponsor.PERSON, Sponsor.ORGANISATION)
                                .flatMap(sponsor -> entry(parameter, sponsor).stream())
                                .distinct())
                .toList();
    }

    /**
     * Whether the province does not accept CHANGE_SUBJECT or CHANGE_SERVICE, so that the filing is deregistered and
     * filed again. An entry that only warns forbids nothing.
     */
    public boolean forbidsChange() {
        return forbids(RuleParameter.CHANGE);
    }

    public boolean forbidsChangeOfCertificateNumber() {
        return forbids(RuleParameter.CHANGE_OF_CERTIFICATE_NUMBER);
    }

    /** Whether an organisation that gets a new credit code is deregistered and filed anew. */
    public boolean forbidsNewCreditCode() {
        return forbids(RuleParameter.CHANGE_OF_CERTIFICATE_NUMBER, "NO_NEW_CREDIT_CODE");
    }

    /** Whether a change can remove domains but not add them. */
    public boolean onlyRemovesDomains() {
        return says(RuleParameter.DOMAINS_IN_CHANGE, "REMOVE_ONLY");
    }

    /** For CANCEL_ACCESS and DEREGISTER_*. Without an entry, the stricter of the two. */
    public Gate gate() {
        return entry(RuleParameter.ENDING_GATE, Sponsor.ANY)
                .map(entry -> Gate.valueOf(entry.word()))
                .orElse(Gate.FILING_PASSWORD);
    }

    /** For a new service; without an entry, as the primary source says. */
    public EmptySubject emptySubject() {
        return entry(RuleParameter.EMPTY_SUBJECT, Sponsor.ANY)
                .map(entry -> EmptySubject.valueOf(entry.word()))
                .orElse(EmptySubject.OFFLINE_DEREGISTRATION);
    }

    /** @param filedOn legal day on which the service was filed; null for a new one */
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

    /** For ACCESS_FILING, if our own record shows that the access was cancelled; empty without an entry. */
    Optional<DomainScope> domainScopeAfterCancellation() {
        return entry(RuleParameter.DOMAIN_SCOPE_AFTER_CANCELLATION, Sponsor.ANY)
                .map(entry -> DomainScope.valueOf(entry.word()));
    }

    /** Whether papers are accepted for a registrant who is not the subject, or why not. */
    public DomainPapers domainPapers(int nature) {
        if (nature == CodeTables.PERSON) {
            return DomainPapers.NOT_FOR_PERSONS;
        }
        return says(RuleParameter.DOMAIN_PAPERS, Sponsor.ORGANISATION, "ACCEPTED")
                ? DomainPapers.ACCEPTED
                : DomainPapers.NOT_IN_PROVINCE;
    }

    /** The most domains that one order may have; empty means no limit. */
    public Optional<Integer> domainsPerOrder(Sponsor sponsor) {
        return limit(RuleParameter.DOMAINS_PER_ORDER, sponsor);
    }

    public Optional<Integer> servicesPerOrder(Sponsor sponsor) {
        return limit(RuleParameter.SERVICES_PER_ORDER, sponsor);
    }

    public Optional<Integer> servicesPerSubject(Sponsor sponsor) {
        return limit(RuleParameter.SERVICES_PER_SUBJECT, sponsor);
    }

    /** The number of services from which a plan of them is required. */
    public Optional<Integer> sitePlanFrom(Sponsor sponsor) {
        return limit(RuleParameter.SITE_PLAN_FROM, sponsor);
    }

    /** The full months for which a domain must remain registered. */
    public Optional<Integer> domainMonths(Sponsor sponsor) {
        return limit(RuleParameter.DOMAIN_VALIDITY_MONTHS, sponsor);
    }

    /** Whether the authority verifies the principals by SMS before it reviews. */
    public boolean demandsSms() {
        return says(RuleParameter.SMS_VERIFICATION, "DEMANDED");
    }

    /** How long a code is valid; empty for the time before codes existed. */
    public Optional<Duration> smsCodeValidFor() {
        return limit(RuleParameter.SMS_CODE_HOURS, Sponsor.ANY).map(Duration::ofHours);
    }

    /** Whose principals get the code, as far as the rules know. */
    public List<PrincipalPart> smsCodeOf() {
        return switch (entry(RuleParameter.SMS_CODE_OF, Sponsor.ANY)
                .map(RuleEntry::word)
                .orElse("BOTH")) {
            case "SUBJECT" -> List.of(PrincipalPart.SUBJECT_PRINCIPAL);
            case "SERVICE" -> List.of(PrincipalPart.SERVICE_PRINCIPAL);
            default -> List.of(PrincipalPart.values());
        };
    }

    /** The most working days in which the authority decides; empty if they are not known for the act. */
    public Optional<Integer> authorityReviewDays() {
        return limit(RuleParameter.AUTHORITY_REVIEW_DAYS, Sponsor.ANY);
    }

    /** The page where the principal types the code: the province's own, or the ministry's while no source names one. */
    public Optional<String> smsPage() {
        return entry(RuleParameter.OWN_SMS_PAGE, Sponsor.ANY)
                .map(RuleEntry::word)
                .filter(page -> !page.equals(UNKNOWN))
                .or(() -> entry(RuleParameter.SMS_PAGE, Sponsor.ANY).map(RuleEntry::word));
    }

    /** The materials that a subject of this nature hands in beyond the general checklist. */
    public Set<MaterialKind> papers(int nature) {
        return candidates.stream()
                .filter(entry -> entry.parameter() == RuleParameter.PAPERS
                        && entry.covers(nature)
                        && entry.effect() == RuleEntry.Effect.BLOCKS)
                .flatMap(entry -> entry.value().stream())
                .map(MaterialKind::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a call to a filed phone must confirm the filing before approval. */
    public boolean demandsCall(Sponsor sponsor) {
        return says(RuleParameter.CALL_BEFORE_APPROVAL, sponsor, "DEMANDED");
    }

    /** @param byPapers whether papers replace the registrant's proof */
    public boolean demandsSecondReviewerOfApproval(Sponsor sponsor, boolean byPapers) {
        return says(RuleParameter.SECOND_REVIEWER_OF_APPROVAL, sponsor, "ALWAYS")
                || (byPapers && says(RuleParameter.SECOND_REVIEWER_OF_APPROVAL, sponsor, "BY_PAPERS"));
    }

    public boolean demandsSecondReviewerOfRejection(Sponsor sponsor) {
        return says(RuleParameter.SECOND_REVIEWER_OF_REJECTION, sponsor, "ALWAYS");
    }

    /** A number that is a bound; 0 means no bound. */
    Optional<Integer> limit(RuleParameter parameter, Sponsor sponsor) {
        return entry(parameter, sponsor).map(RuleEntry::number).filter(number -> number > 0);
    }

    private boolean forbids(RuleParameter parameter) {
        return forbids(parameter, "FORBIDDEN");
    }

    private boolean forbids(RuleParameter parameter, String word) {
        return entry(parameter, Sponsor.ANY)
                .filter(entry -> entry.effect() == RuleEntry.Effect.BLOCKS)
                .filter(entry -> entry.word().equals(word))
                .isPresent();
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
