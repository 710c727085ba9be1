package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CampaignCheck;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.tables.CampaignRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** DOMAIN: holder, real name, term, top-level domain and registrar of each domain, by verification-service's rules. */
@ApplicationScoped
class CheckDomains implements CampaignCheck {

    private static final String BROKEN = "BROKEN";
    private static final String UNKNOWN = "UNKNOWN";
    private static final String REGISTRANT = "D1";
    private static final String TERM = "D4";
    private static final String SOURCE_UNAVAILABLE = "SOURCE_UNAVAILABLE";

    private final SponsorsApi sponsors;
    private final DomainChecksApi checks;
    private final Clock clock;
    private final CampaignRules rules = CampaignRules.bundled();

    CheckDomains(@RestClient SponsorsApi sponsors, @RestClient DomainChecksApi checks, Clock clock) {
        this.sponsors = sponsors;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.DOMAIN;
    }

    @Override
    public CheckOutcome check(FiledSiteFacts site) {
        return site.domains().isEmpty()
                ? new CheckOutcome.NotApplicable("NO_DOMAIN")
                : AskSource.of(() -> judge(site.filing(), ask(site)));
    }

    /** The lists of the day of the filing apply, as in the looks after completion. */
    private DomainChecksApi.Checks ask(FiledSiteFacts site) {
        var sponsor = sponsors.read(site.subjectId());
        var filedOn = site.filing().ruledSince();
        return checks.check(new DomainChecksApi.Question(
                site.domains(),
                sponsor.name(),
                sponsor.certificateType(),
                sponsor.certificateNumber(),
                rules.domainRulesOf(filedOn),
                filedOn,
                site.holder()));
    }

    private CheckOutcome judge(FiledSiteFacts.Filing filing, DomainChecksApi.Checks answer) {
        var faults = new ArrayList<CheckOutcome.Fault>();
        var broken = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        var mayPass = false;
        for (var check : answer.results()) {
            for (var rule : check.rules()) {
                var reason = reason(filing, check.domain(), rule.rule());
                var told = check.domain() + " " + rule.rule() + " " + rule.code();
                if (reason.isPresent() && rule.result().equals(BROKEN)) {
                    faults.add(new CheckOutcome.Fault(reason.get(), check.domain()));
                    broken.add(told);
                } else if (reason.isPresent() && rule.result().equals(UNKNOWN)) {
                    unknown.add(told);
                    mayPass |= SOURCE_UNAVAILABLE.equals(rule.code());
                }
            }
            soon(check).ifPresent(reason -> {
                faults.add(new CheckOutcome.Fault(reason, check.domain()));
                broken.add(check.domain() + " expires " + check.expiresAt());
            });
        }
        if (!faults.isEmpty()) {
            broken.addAll(unknown);
            return new CheckOutcome.Failed(faults, !unknown.isEmpty(), lines(broken));
        }
        return unknown.isEmpty() ? new CheckOutcome.Passed("") : new CheckOutcome.Unknown(lines(unknown), mayPass);
    }

    /** The reason of a domain that is valid and will not be for long. */
    private Optional<String> soon(DomainChecksApi.Check check) {
        var isValid = check.rules().stream()
                .anyMatch(rule -> rule.rule().equals(TERM) && rule.result().equals("HOLDS"));
        return isValid && check.expiresAt() != null
                ? rules.reasonOfExpiry(check.expiresAt(), clock.instant())
                : Optional.empty();
    }

    /** The reason of a broken rule; empty for a rule that is not judged, in general or of this domain. */
    private Optional<String> reason(FiledSiteFacts.Filing filing, String domain, String rule) {
        var stoodIn = rule.equals(REGISTRANT) && filing.byPapers().contains(domain);
        var withoutDay = filing.isOfUnknownDay() && rules.isByListOfTheDay(rule);
        return stoodIn || withoutDay ? Optional.empty() : rules.reasonOfDomainRule(rule);
    }

    private static String lines(List<String> told) {
        return String.join("; ", told);
    }
}
