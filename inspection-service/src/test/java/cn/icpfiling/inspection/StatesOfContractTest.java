package cn.icpfiling.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.SpotCheckAct;
import cn.icpfiling.inspection.core.SpotCheckActor;
import cn.icpfiling.inspection.core.SpotCheckLifecycle;
import cn.icpfiling.inspection.core.campaigns.CampaignAct;
import cn.icpfiling.inspection.core.campaigns.CampaignLifecycle;
import cn.icpfiling.inspection.core.campaigns.CampaignRole;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingLifecycle;
import cn.icpfiling.inspection.core.findings.FindingRole;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.scans.ScanAct;
import cn.icpfiling.inspection.core.scans.ScanLifecycle;
import cn.icpfiling.inspection.core.scans.ScanRole;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.platform.testkit.ContractStates;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract names the states in which each operation may be carried out, as the tables of the domain do. */
class StatesOfContractTest {

    private final ContractStates states = ContractStates.of(
            Path.of("src/main/contract/openapi.yaml"),
            "/api/v1/findings/{id}",
            "/api/v1/campaigns/{id}",
            "/api/v1/scans/{id}",
            "/api/v1/spot-checks/{id}");

    @Test
    void every_operation_on_a_finding_a_campaign_or_a_scan_names_its_states_as_the_tables_do() {
        var findings = FindingLifecycle.table();
        states.acts("notifyHolderOfFinding", findings, FindingRole.INSPECTOR, FindingAct.NOTIFY)
                .acts("contestFinding", findings, FindingRole.HOLDER, FindingAct.CONTEST)
                .acts("confirmFinding", findings, FindingRole.INSPECTOR, FindingAct.CONFIRM)
                .acts("extendFinding", findings, FindingRole.INSPECTOR, FindingAct.EXTEND)
                .acts("dismissFinding", findings, FindingRole.INSPECTOR, FindingAct.DISMISS)
                .acts("recheckFinding", findings, FindingRole.INSPECTOR, FindingAct.RECHECK, FindingAct.CURE)
                // As RequestRescan: a rescan is no step, and asked for after the first notice.
                .in("requestRescan", List.of(FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE));

        var campaigns = CampaignLifecycle.table();
        states.acts("startCampaign", campaigns, CampaignRole.STAFF, CampaignAct.START)
                .acts("pauseCampaign", campaigns, CampaignRole.STAFF, CampaignAct.PAUSE)
                .acts("resumeCampaign", campaigns, CampaignRole.STAFF, CampaignAct.RESUME)
                .acts("cancelCampaign", campaigns, CampaignRole.STAFF, CampaignAct.CANCEL);

        var scans = ScanLifecycle.table();
        // As DecideFrozenProvider: not while the scan is judged.
        var decidable = Arrays.stream(ScanState.values())
                .filter(state -> state != ScanState.JUDGING)
                .toList();
        states.acts("pauseScan", scans, ScanRole.STAFF, ScanAct.PAUSE)
                .acts("resumeScan", scans, ScanRole.STAFF, ScanAct.RESUME)
                .acts("cancelScan", scans, ScanRole.STAFF, ScanAct.CANCEL)
                .in("releaseFrozenProvider", decidable)
                .in("discardFrozenProvider", decidable);

        states.acts("settleSpotCheck", SpotCheckLifecycle.table(), SpotCheckActor.INSPECTOR, SpotCheckAct.SETTLE);

        assertThat(states.differences()).isEmpty();
    }
}
