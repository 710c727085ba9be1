package cn.icpfiling.inspection.campaignchecks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.core.scans.StoredLook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the looks of the scans say about the addresses of a site. */
class AddressOutcomeTest {

    private static final Instant AT = Instant.parse("2026-11-28T04:00:00Z");
    private static final UUID LOOK = new UUID(7, 7);
    private static final LookEvidence.Address HERE = address("101.0.1.1", "33", true);
    private static final LookEvidence.Address IN_HONG_KONG = address("101.0.1.200", "81", false);
    private static final LookEvidence.Address OF_ANOTHER = address("101.0.2.1", "33", false);
    private static final LookEvidence.Address OF_NOBODY = address("8.8.8.8", null, false);

    private static LookEvidence.Address address(String address, String region, boolean here) {
        return new LookEvidence.Address(address, region == null ? null : new UUID(0, 1), region, here);
    }

    private static ScannedDomain domain(String domain, Health health, boolean found, LookEvidence.Address... seen) {
        var verdict = seen.length == 0 ? "NXDOMAIN" : "ADDRESSES";
        var state = SiteState.first(new SiteLook(health, verdict, false, 1, ""), 1, AT);
        var evidence = new LookEvidence(null, List.of(seen), List.of(), null, List.of());
        var look = new StoredLook(LOOK, new ScannedSite.Key(domain, LOOK), 1L, AT, health, verdict, evidence);
        return new ScannedDomain(
                domain,
                new SiteState(
                        state.look(),
                        1,
                        AT,
                        state.firstUnhealthyScan(),
                        state.firstUnhealthyAt(),
                        0,
                        null,
                        found,
                        true),
                health == Health.NOT_HERE ? look : null);
    }

    private static CheckOutcome outcome(ScannedDomain... domains) {
        return AddressOutcome.of(List.of(domains), "81"::equals);
    }

    private static ScannedDomain away(LookEvidence.Address... seen) {
        return domain("away.com", Health.NOT_HERE, true, seen);
    }

    private static List<String> reasons(CheckOutcome outcome) {
        assertThat(outcome).isInstanceOf(CheckOutcome.Failed.class);
        return ((CheckOutcome.Failed) outcome).reasons();
    }

    @Test
    void domains_that_lead_here_pass() {
        assertThat(outcome(domain("a.com", Health.HERE, false, HERE), domain("b.com", Health.HERE, false, HERE))
                        .state())
                .isEqualTo(CheckState.PASSED);
    }

    @Test
    void the_addresses_of_the_newest_look_are_the_reason() {
        assertThat(reasons(outcome(away()))).containsExactly("ACCESS.NO_RESOLUTION");
        assertThat(reasons(outcome(away(HERE, IN_HONG_KONG)))).containsExactly("ACCESS.IP_ABROAD");
        assertThat(reasons(outcome(away(OF_ANOTHER)))).containsExactly("ACCESS.IP_NOT_OF_PROVIDER");
        assertThat(reasons(outcome(away(HERE, OF_NOBODY)))).containsExactly("ACCESS.IP_NOT_OF_PROVIDER");
        assertThat(outcome(away(HERE, IN_HONG_KONG)).evidence())
                .isEqualTo("away.com ACCESS.IP_ABROAD ADDRESSES 101.0.1.200 (81) look " + LOOK);
    }

    @Test
    void one_odd_look_is_no_fault_and_neither_is_one_that_is_not_kept() {
        var odd = domain("odd.com", Health.NOT_HERE, false);
        var forgotten = new ScannedDomain("away.com", away().state(), null);

        assertThat(outcome(odd)).isEqualTo(new CheckOutcome.Unknown("odd.com NXDOMAIN", false));
        assertThat(outcome(forgotten)).isEqualTo(new CheckOutcome.Unknown("away.com NXDOMAIN", false));
    }

    @Test
    void a_domain_without_an_answer_or_a_look_is_unknown() {
        var silent = new ScannedDomain("silent.com", SiteState.first(SiteLook.unknown("TIMEOUT"), 1, AT), null);
        var fresh = new ScannedDomain("new.com", null, null);

        assertThat(outcome(silent, domain("a.com", Health.HERE, false, HERE), fresh))
                .isEqualTo(new CheckOutcome.Unknown("silent.com TIMEOUT; new.com NOT_LOOKED_AT", false));
    }

    @Test
    void a_fault_of_one_domain_wins_and_the_rest_is_told() {
        var outcome = outcome(new ScannedDomain("new.com", null, null), away());

        assertThat(reasons(outcome)).containsExactly("ACCESS.NO_RESOLUTION");
        assertThat(((CheckOutcome.Failed) outcome).faults())
                .containsExactly(new CheckOutcome.Fault("ACCESS.NO_RESOLUTION", "away.com"));
        assertThat(outcome.evidence())
                .startsWith("away.com ACCESS.NO_RESOLUTION")
                .endsWith("; new.com NOT_LOOKED_AT");
    }
}
