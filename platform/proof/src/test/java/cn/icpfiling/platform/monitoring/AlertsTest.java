package cn.icpfiling.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.monitoring.Monitoring.Alert;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Each alert has a severity, words, a runbook that can be followed, and tests that it fires, stays silent and resolves. */
class AlertsTest {
    private static final String ICP = Monitoring.text(Monitoring.ROOT.resolve("icp"));

    @Test
    void an_alert_has_a_severity_and_words_and_a_name_of_its_own() {
        var alerts = Monitoring.alerts();

        assertThat(alerts).hasSizeGreaterThan(40).extracting(Alert::name).doesNotHaveDuplicates();
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.labels().get("severity")).as(alert.name()).isIn("page", "ticket");
            assertThat(alert.annotations()).as(alert.name()).containsOnlyKeys("summary", "description", "runbook_url");
        });
    }

    @Test
    void the_runbook_of_an_alert_is_there_and_has_its_four_parts() {
        var faults = new ArrayList<String>();
        for (var alert : Monitoring.alerts()) {
            var url = alert.annotations().get("runbook_url").split("#", 2);
            var page = Monitoring.ROOT.resolve(url[0]);
            if (!url[0].startsWith("docs/runbooks/") || !Files.exists(page) || url.length < 2) {
                faults.add(alert.name() + " has no runbook");
            } else if (!url[1].equals(alert.name().toLowerCase(Locale.ROOT))) {
                faults.add(alert.name() + " leads to " + url[1]);
            } else {
                faults.addAll(Runbooks.faults(alert.name(), Monitoring.text(page)));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_runbook_is_of_an_alert_and_names_commands_that_exist() {
        var alerts = Monitoring.alerts().stream()
                .map(alert -> alert.name().toLowerCase(Locale.ROOT))
                .toList();
        for (var page : Monitoring.files("../../docs/runbooks", ".md")) {
            var text = Monitoring.text(page);
            assertThat(Runbooks.unknownCommands(text, ICP)).as(page.toString()).isEmpty();
            if (!page.endsWith("README.md")) {
                assertThat(alerts).as(page.toString()).containsAll(Runbooks.anchors(text));
            }
        }
    }

    @Test
    void the_tests_ask_whether_an_alert_is_silent_fires_and_resolves() {
        var alerts = Monitoring.alerts().stream().map(Alert::name).toList();
        var files = Monitoring.files("tests", ".yaml").stream()
                .map(Monitoring::text)
                .toList();

        assertThat(AlertTests.untested(alerts, files)).isEmpty();
    }

    @Test
    void an_alert_on_a_sampled_gauge_takes_its_last_number() {
        assertThat(Monitoring.rules())
                .allSatisfy(rule -> assertThat(SampledMetrics.unbridged((String) rule.get("expr")))
                        .as(rule.toString())
                        .isEmpty());
        assertThat(SampledMetrics.NAMES).hasSizeGreaterThan(20);
    }

    @Test
    void an_alert_that_a_missing_number_silences_is_found() {
        assertThat(SampledMetrics.unbridged("max(icp_outbox_parked) > 0")).containsExactly("icp_outbox_parked");
        assertThat(SampledMetrics.unbridged("max(icp_outbox_parked) > bool 0")).containsExactly("icp_outbox_parked");
        assertThat(SampledMetrics.unbridged(
                        "last_over_time((max(icp_outbox_parked) >= 0)[5m:30s]) == 1" + " and max(icp_scan_rate) == 0"))
                .containsExactly("icp_scan_rate");
        assertThat(SampledMetrics.unbridged("last_over_time((max by (x) (icp_scan_rate{a=\"b\"}) >= 0)[5m:30s]) > 0"))
                .isEmpty();
    }

    @Test
    void planted_faults_are_found() {
        assertThat(Runbooks.faults("A", "# P\n\n## B\n")).containsExactly("A has no section");
        assertThat(Runbooks.faults("A", "## A\n\n**What users see.** x\n\n**Do.** x\n\n**Over when.** x\n"))
                .containsExactly("A lacks **Look.**");
        assertThat(Runbooks.unknownCommands(
                        "`./icp dwon` and `kubectl gte pods`, then `./icp down`\n", "./icp down  x\n"))
                .containsExactly("./icp dwon", "kubectl gte");
        var silent = "      - {eval_time: 3m, alertname: A, exp_alerts: []}\n";
        var fires = "      - {eval_time: 9m, alertname: A, exp_alerts: [{exp_labels: {}}]}\n";
        var again = "      - {eval_time: 20m, alertname: A, exp_alerts: []}\n";
        var head = "tests:\n  - alert_rule_test:\n";
        assertThat(AlertTests.untested(List.of("A"), List.of(head + silent + fires + again)))
                .isEmpty();
        for (var part : List.of(silent + fires, fires + again, silent + again)) {
            assertThat(AlertTests.untested(List.of("A"), List.of(head + part))).containsExactly("A");
        }
    }
}
