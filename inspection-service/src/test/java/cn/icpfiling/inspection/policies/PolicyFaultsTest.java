package cn.icpfiling.inspection.policies;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FirstNotice;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.inspection.tables.RuleFiles;
import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyFaultsTest {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATER = LocalDate.of(2026, 1, 1);

    private final PolicyContent shipped = RuleFiles.read("inspection-policies.yaml", new TypeReference<>() {});

    @Test
    void the_shipped_policies_have_no_fault() {
        assertThat(PolicyFaults.of(shipped)).isEmpty();
    }

    @Test
    void a_stored_entry_with_a_constant_of_a_later_release_is_left_out_and_the_others_hold() {
        var later = new PolicyContent(
                List.of(entry("ALL", null, FIRST, 15, List.of()), entry("NEW", null, LATER, 15, List.of())),
                shipped.shellSites(),
                null);
        var stored = JsonText.write(later);
        var written = stored.substring(0, stored.lastIndexOf("NEW"))
                + stored.substring(stored.lastIndexOf("NEW"))
                        .replaceFirst("\"firstNotice\":\"[A-Z_]+\"", "\"firstNotice\":\"OF_A_LATER_RELEASE\"");

        var read = PolicyVersions.stored(written);

        assertThat(read.findings()).extracting(FindingPolicyEntry::id).containsExactly("ALL");
        assertThat(read.shellSites()).isEqualTo(shipped.shellSites());
    }

    @Test
    void an_id_that_stands_twice_an_unknown_reason_and_a_reminder_before_the_notice_are_found() {
        var bad = new PolicyContent(
                List.of(
                        entry("ALL", null, FIRST, 15, List.of(5)),
                        entry("ALL", List.of("NO.SUCH"), LATER, 5, List.of(1, 5))),
                shipped.shellSites(),
                null);

        assertThat(PolicyFaults.of(bad))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(
                        "/findings/1/id POLICY_ID_TWICE",
                        "/findings/1/reasons/0 POLICY_REASON_UNKNOWN",
                        "/findings/1/remindBefore/1 POLICY_REMINDER_TOO_EARLY");
    }

    @Test
    void policies_that_leave_a_day_without_an_entry_are_found() {
        var shell = shipped.shellSites().getFirst();
        var late = new ShellSiteEntry(
                "LATE",
                LATER,
                shell.looks(),
                shell.days(),
                true,
                shell.excludedRegions(),
                shell.exemptions(),
                shell.accessRecords(),
                shell.status(),
                shell.source());
        var bad = new PolicyContent(List.of(entry("ALL", null, LATER, 15, List.of())), List.of(late), null);

        assertThat(PolicyFaults.of(bad))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/findings POLICY_GENERAL_MISSING", "/shellSites POLICY_GENERAL_MISSING");
    }

    @Test
    void the_entry_for_the_reason_comes_before_the_general_one_and_the_later_before_the_earlier() {
        var content = new PolicyContent(
                Stream.of(
                                entry("ALL", null, FIRST, 15, List.of()),
                                entry("ALL-LATER", null, LATER, 20, List.of()),
                                entry("EXPIRED", List.of("DOMAIN.EXPIRED"), FIRST, 7, List.of()))
                        .toList(),
                shipped.shellSites(),
                null);
        var policies = content.policies(1);

        assertThat(policies.of(FindingSource.CONCERN, "DOMAIN.EXPIRED", LATER).id())
                .isEqualTo("EXPIRED");
        assertThat(policies.of(FindingSource.CONCERN, "SITE.SHELL", LATER).id()).isEqualTo("ALL-LATER");
        assertThat(policies.of(FindingSource.CONCERN, "SITE.SHELL", LATER.minusDays(1))
                        .id())
                .isEqualTo("ALL");
    }

    @Test
    void of_the_entries_for_shell_sites_the_latest_that_has_begun_holds() {
        for (var order : List.of(
                List.of(shell("EARLY", FIRST), shell("LATER", LATER)),
                List.of(shell("LATER", LATER), shell("EARLY", FIRST)))) {
            var policies = new PolicyContent(shipped.findings(), order, null).policies(1);

            assertThat(policies.shellSite(FIRST.minusDays(1))).isEmpty();
            assertThat(policies.shellSite(FIRST).map(ShellSitePolicy::id)).contains("EARLY");
            assertThat(policies.shellSite(LATER.minusDays(1)).map(ShellSitePolicy::id))
                    .contains("EARLY");
            assertThat(policies.shellSite(LATER).map(ShellSitePolicy::id)).contains("LATER");
        }
    }

    @Test
    void an_entry_for_shell_sites_keeps_all_its_numbers() {
        var policy = new PolicyContent(shipped.findings(), List.of(shell("ONE", FIRST)), null)
                .policies(1)
                .shellSite(FIRST)
                .orElseThrow();

        assertThat(policy)
                .isEqualTo(new ShellSitePolicy(
                        "ONE",
                        FIRST,
                        7,
                        4,
                        true,
                        List.of("HK"),
                        Set.of(ShellSitePolicy.Exemption.ACCESS_CANCELLED),
                        Set.of(ShellSitePolicy.AccessRecord.OWN_PROBE)));
    }

    @Test
    void two_entries_that_are_as_close_to_one_finding_from_the_same_day_on_are_found() {
        var shell = shipped.shellSites().getFirst();
        var second = new ShellSiteEntry(
                "SECOND",
                shell.validFrom(),
                shell.looks(),
                shell.days(),
                true,
                shell.excludedRegions(),
                shell.exemptions(),
                shell.accessRecords(),
                shell.status(),
                shell.source());
        var bad = new PolicyContent(
                List.of(
                        entry("ALL", null, FIRST, 15, List.of()),
                        entry("A", List.of("DOMAIN.EXPIRED", "SITE.SHELL"), LATER, 15, List.of()),
                        entry("B", List.of("SITE.SHELL"), LATER, 15, List.of()),
                        entry("C", List.of("SITE.NOT_IN_USE"), LATER, 15, List.of()),
                        entry("ALL-TWICE", null, FIRST, 15, List.of())),
                List.of(shell, second),
                null);

        assertThat(PolicyFaults.of(bad))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(
                        "/findings/2/validFrom POLICY_OVERLAP",
                        "/findings/4/validFrom POLICY_OVERLAP",
                        "/shellSites/1/validFrom POLICY_OVERLAP");
    }

    @Test
    void the_end_of_a_subject_follows_from_faults_of_the_subject_alone() {
        var bad = new PolicyContent(
                List.of(
                        entry("ALL", null, Consequence.DEREGISTER_SUBJECT),
                        entry("SITE", List.of("SUBJECT.EMPTY", "SITE.SHELL"), Consequence.DEREGISTER_SUBJECT),
                        entry("SUBJECT", List.of("SPONSOR_NAME.CERT_CANCELLED"), Consequence.DEREGISTER_SUBJECT)),
                shipped.shellSites(),
                null);

        assertThat(PolicyFaults.of(bad))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(
                        "/findings/0/consequence POLICY_REASON_NOT_OF_SUBJECT",
                        "/findings/1/consequence POLICY_REASON_NOT_OF_SUBJECT");
    }

    @Test
    void no_campaign_tells_a_holder_by_itself_nor_ends_anything() {
        var policies = shipped.policies(0);
        for (var reason : FindingReasons.bundled().codes()) {
            var terms = policies.of(FindingSource.CAMPAIGN, reason, LATER);
            assertThat(terms.firstNotice()).as(reason).isEqualTo(FirstNotice.BY_INSPECTOR);
            assertThat(terms.consequence()).as(reason).isEqualTo(Consequence.NONE);
            assertThat(terms.daysAfterTransfer()).as(reason).isEqualTo(5);
            assertThat(terms.paperReviewDays()).as("left out by version 0").isEqualTo(5);
        }
        assertThat(policies.of(FindingSource.SCAN, "SITE.NOT_IN_USE", LATER).consequence())
                .as(
                        "a deregistration is the holder's own act, and the number lives for other providers (docs/trade.md 3.3)")
                .isEqualTo(Consequence.CANCEL_ACCESS);
    }

    @Test
    void the_shipped_policies_never_change() throws IOException, NoSuchAlgorithmException {
        var content = Files.readAllLines(Path.of("src/main/resources/rules/inspection-policies.yaml")).stream()
                .filter(line -> !line.strip().startsWith("#"))
                .collect(Collectors.joining("\n"));
        var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(digest))
                .as(
                        "findings keep the version that they were opened under, and this file is version 0 of every release:"
                                + " leave it as it is and replace the policies by a version of their own"
                                + " (POST /api/v1/inspection-policies)")
                .isEqualTo("4cb8eb0ba01513d300c320688a38ebdaccf3abab3bdb7ff92f53ceb8130487f7");
    }

    private static ShellSiteEntry shell(String id, LocalDate from) {
        return new ShellSiteEntry(
                id,
                from,
                7,
                4,
                true,
                List.of("HK"),
                List.of(ShellSitePolicy.Exemption.ACCESS_CANCELLED),
                List.of(ShellSitePolicy.AccessRecord.OWN_PROBE),
                PolicyStatus.UNVERIFIED,
                "a test");
    }

    private static FindingPolicyEntry entry(String id, List<String> reasons, Consequence consequence) {
        return entry(id, reasons, FIRST, 15, List.of(), consequence);
    }

    private static FindingPolicyEntry entry(
            String id, List<String> reasons, LocalDate from, int workingDays, List<Integer> reminders) {
        return entry(id, reasons, from, workingDays, reminders, Consequence.NONE);
    }

    private static FindingPolicyEntry entry(
            String id,
            List<String> reasons,
            LocalDate from,
            int workingDays,
            List<Integer> reminders,
            Consequence consequence) {
        return new FindingPolicyEntry(
                id,
                reasons,
                null,
                from,
                FirstNotice.AUTOMATIC,
                workingDays,
                reminders,
                15,
                2,
                5,
                null,
                null,
                consequence,
                PolicyStatus.UNVERIFIED,
                "a test");
    }
}
