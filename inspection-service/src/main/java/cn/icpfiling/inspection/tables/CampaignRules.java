package cn.icpfiling.inspection.tables;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.campaigns.UnusedSiteRule;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What campaigns go by, {@code rules/campaigns.yaml}. */
public final class CampaignRules {
    private static final String SHELL_SITE = "SITE.SHELL";
    private static final CampaignRules BUNDLED = new CampaignRules();

    private final File file = RuleFiles.read("campaigns.yaml", new TypeReference<File>() {});

    private record File(
            String family,
            Natures natures,
            Domains domains,
            ExpiringSoon expiringSoon,
            ThreeInOne threeInOne,
            Map<String, String> register,
            Map<CheckKind, List<String>> repeats,
            Map<String, List<String>> reviews,
            List<Calls> calls,
            List<NotInUse> notInUse) {}

    private record Natures(List<Integer> codes, int person, String status, String source) {}

    private record Domains(
            LocalDate firstDay, String before, String after, Map<String, String> reasons, Set<String> byDay) {}

    private record ExpiringSoon(int days, String reason, String status, String source) {}

    private record ThreeInOne(int certificateType, int digits, String reason, String status, String source) {}

    private record Calls(LocalDate validFrom, int tries, int hoursBetween, String status, String source) {}

    private record NotInUse(LocalDate validFrom, int looks, int days, String status, String source) {}

    /**
     * How often a number is called.
     *
     * @param tries calls without an answer after which the number counts as not reachable
     * @param pause shortest time between two calls
     */
    public record CallPolicy(int tries, Duration pause) {}

    private CampaignRules() {}

    public static CampaignRules bundled() {
        return BUNDLED;
    }

    /** Codes of sponsors' natures, in the order of the file. */
    public Set<Integer> natures() {
        return new LinkedHashSet<>(file.natures().codes());
    }

    public boolean isPerson(int nature) {
        return nature == file.natures().person();
    }

    /** The type of order by whose rules the domains of a site are checked. */
    public String domainRulesOf(LocalDate filedOn) {
        return filedOn.isBefore(file.domains().firstDay())
                ? file.domains().before()
                : file.domains().after();
    }

    /** The reason of a broken domain rule; empty for a rule that is not judged. */
    public Optional<String> reasonOfDomainRule(String rule) {
        return Optional.ofNullable(file.domains().reasons().get(rule));
    }

    /** Whether the rule is judged by a list of the day on which the site was filed. */
    public boolean isByListOfTheDay(String rule) {
        return file.domains().byDay().contains(rule);
    }

    /** The reason of a domain that is valid until then; empty unless it expires within the days of the rule. */
    public Optional<String> reasonOfExpiry(Instant expiresAt, Instant now) {
        var soon = file.expiringSoon();
        return expiresAt.isBefore(now.plus(Duration.ofDays(soon.days())))
                ? Optional.of(soon.reason())
                : Optional.empty();
    }

    /**
     * The reason of a certificate number from before three-in-one; empty for any other.
     *
     * @param number null if none is filed
     */
    public Optional<String> reasonOfNumber(int certificateType, String number) {
        var old = file.threeInOne();
        var isOld = certificateType == old.certificateType()
                && number != null
                && number.matches("[0-9]{" + old.digits() + "}");
        return isOld ? Optional.of(old.reason()) : Optional.empty();
    }

    /** The reason for a code of the register check; empty for one that decides nothing. */
    public Optional<String> reasonOfRegister(String code) {
        return Optional.ofNullable(file.register().get(code));
    }

    /** All reasons that the two checks can give. */
    public Set<String> reasons() {
        var all = new LinkedHashSet<>(file.domains().reasons().values());
        all.addAll(file.register().values());
        all.add(file.expiringSoon().reason());
        all.add(file.threeInOne().reason());
        return all;
    }

    /** The automatic check that gives the reason by itself; empty if only a person does. */
    public Optional<CheckKind> checkThatGives(String reason) {
        return file.repeats().entrySet().stream()
                .filter(check -> check.getValue().contains(reason))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The reasons of findings that tell the same fault: the reason itself, a shell site where the addresses of the domain are at
     * fault, and where a domain has expired, that it would soon.
     */
    public Set<String> sameFault(String reason) {
        var soon = file.expiringSoon().reason();
        if (!reason.equals(soon) && RepeatedCheck.isSame(reason, soon)) {
            return Set.of(reason, soon);
        }
        return checkThatGives(reason)
                        .filter(check -> check == CheckKind.ADDRESS)
                        .isPresent()
                ? Set.of(reason, SHELL_SITE)
                : Set.of(reason);
    }

    /** The reasons that a person may give who decides the check, or looks through the papers; none for calls. */
    public Set<String> reasonsOfReview(String check) {
        return new LinkedHashSet<>(file.reviews().getOrDefault(check, List.of()));
    }

    /** When a site whose looks meet no page is a case for an inspector. */
    public UnusedSiteRule notInUseOn(LocalDate day) {
        return file.notInUse().stream()
                .filter(rule -> !rule.validFrom().isAfter(day))
                .max(Comparator.comparing(NotInUse::validFrom))
                .map(rule -> new UnusedSiteRule(rule.looks(), rule.days()))
                .orElseThrow(() -> new IllegalStateException("no rule of unused sites on " + day));
    }

    public CallPolicy callsOn(LocalDate day) {
        return file.calls().stream()
                .filter(calls -> !calls.validFrom().isAfter(day))
                .max(Comparator.comparing(Calls::validFrom))
                .map(calls -> new CallPolicy(calls.tries(), Duration.ofHours(calls.hoursBetween())))
                .orElseThrow(() -> new IllegalStateException("no policy of calls on " + day));
    }
}
