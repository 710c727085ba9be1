package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CampaignCheck;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.tables.CampaignRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * REGISTER: name, certificate number, state and legal representative of the sponsor, by verification-service's question to
 * the business register. A licence's number from before the credit codes is a fault without a question, and leaves undecided
 * what the register would say of the name, the state and the representative. No register can be asked about a person, so a
 * person looks at those.
 */
@ApplicationScoped
class CheckRegister implements CampaignCheck {

    private final SponsorsApi sponsors;
    private final OrganisationChecksApi checks;
    private final CampaignRules rules = CampaignRules.bundled();

    CheckRegister(@RestClient SponsorsApi sponsors, @RestClient OrganisationChecksApi checks) {
        this.sponsors = sponsors;
        this.checks = checks;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.REGISTER;
    }

    @Override
    public CheckOutcome check(FiledSiteFacts site) {
        return rules.isPerson(site.nature())
                ? new CheckOutcome.Unknown("NO_REGISTER_OF_PEOPLE", false)
                : AskSource.of(() -> judge(site, sponsors.read(site.subjectId())));
    }

    private CheckOutcome judge(FiledSiteFacts site, SponsorsApi.Sponsor sponsor) {
        return rules.reasonOfNumber(sponsor.certificateType(), sponsor.certificateNumber())
                .<CheckOutcome>map(reason -> new CheckOutcome.Failed(
                        List.of(new CheckOutcome.Fault(reason, null)), true, "NUMBER_BEFORE_CREDIT_CODES"))
                .orElseGet(() -> judge(ask(site, sponsor)));
    }

    private OrganisationChecksApi.Check ask(FiledSiteFacts site, SponsorsApi.Sponsor sponsor) {
        return checks.check(new OrganisationChecksApi.Question(
                site.subjectId(),
                sponsor.name(),
                sponsor.certificateType(),
                sponsor.certificateNumber(),
                sponsor.legalRepresentative()));
    }

    private CheckOutcome judge(OrganisationChecksApi.Check answer) {
        var evidence = (answer.code() == null ? answer.result() : answer.code())
                + (answer.checkId() == null ? "" : " check " + answer.checkId());
        return switch (answer.result()) {
            case "HOLDS" -> new CheckOutcome.Passed(evidence);
            case "BROKEN" ->
                rules.reasonOfRegister(answer.code())
                        .<CheckOutcome>map(reason -> new CheckOutcome.Failed(List.of(reason), null, evidence))
                        .orElseGet(() -> new CheckOutcome.Unknown(evidence, false));
            case "UNKNOWN" -> new CheckOutcome.Unknown(evidence, "SOURCE_UNAVAILABLE".equals(answer.code()));
            // A sponsor without a credit code stands in no register that can be asked.
            default -> new CheckOutcome.Unknown("NO_REGISTER_ENTRY", false);
        };
    }
}
