package cn.icpfiling.platform.monitoring;

import static cn.icpfiling.platform.monitoring.Monitoring.list;
import static cn.icpfiling.platform.monitoring.Monitoring.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Each value that a rule or a dashboard matches a label with is one that a series can have, as {@code labels.yaml} finds it in the sources. */
class LabelValuesTest {
    private static final Set<LabelMatcher> MATCHERS = matchers();

    @Test
    void each_value_that_a_rule_matches_is_one_that_the_sources_have() {
        assertThat(MATCHERS).hasSizeGreaterThan(70);
        assertThat(MATCHERS)
                .extracting(LabelMatcher::label)
                .contains("fate", "outcome", "reason", "state", "keyset", "slo", "job");
        assertThat(LabelValues.read(LabelValues::ofRepository).faults(MATCHERS)).isEmpty();
    }

    @Test
    void a_value_that_is_renamed_in_its_source_is_found() {
        var checked = 0;
        for (var matcher : MATCHERS) {
            var entry =
                    LabelValues.read(LabelValues::ofRepository).entryOf(matcher).orElseThrow();
            for (var value : matcher.value().split("\\|")) {
                if (entry.containsKey("given")
                        || entry.containsKey("thousandths")
                        || value.contains(".")
                        || value.isEmpty()) {
                    continue;
                }
                var word = Pattern.compile("(?i)(?<![\\w-])" + Pattern.quote(value) + "(?![\\w-])");
                var renamed = LabelValues.read(
                        file -> word.matcher(LabelValues.ofRepository(file)).replaceAll("RENAMED"));
                assertThat(faults(renamed, matcher)).as("%s", matcher).isNotEmpty();
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(60);
    }

    @Test
    void a_local_that_is_renamed_changes_nothing() {
        var locals = Pattern.compile("\\b(urgent|group|meters|metrics|texts|counted)\\b(?=[ ,.])");
        var renamed = new ArrayList<String>();
        var values = LabelValues.read(file -> file.endsWith(".java")
                ? locals.matcher(LabelValues.ofRepository(file)).replaceAll(found -> {
                    renamed.add(found.group());
                    return "other";
                })
                : LabelValues.ofRepository(file));

        assertThat(values.faults(MATCHERS)).isEmpty();
        assertThat(renamed).contains("urgent", "group", "meters", "metrics");
        assertThatThrownBy(() -> new LabelValues(
                                values.entries(),
                                file -> LabelValues.ofRepository(file).replace("Tags.of(\"kind\", ", "kind("))
                        .faults(MATCHERS))
                .hasMessageEndingWith("finds nothing: write the pattern of labels.yaml as the source is now");
    }

    @Test
    void that_a_label_is_there_needs_no_value_but_a_label() {
        var values = LabelValues.read(LabelValues::ofRepository);

        assertThat(faults(values, LabelMatcher.in("icp_notices_total{fate!=\"\"}")))
                .isEmpty();
        for (var slip : List.of(
                "icp_notices_total{fate=\"\"}",
                "icp_notices_total{fate!~\"\"}",
                "icp_notices_total{fate!=\" \"}",
                "icp_notices_total{fates!=\"\"}")) {
            assertThat(faults(values, LabelMatcher.in(slip))).as(slip).hasSize(1);
        }
    }

    @Test
    void a_slip_in_a_rule_is_found() {
        for (var slip : List.of(
                "sum(rate(icp_notices_total{channel=\"SMS\",fate=~\"FAILED|TO_LATE\"}[5m]))",
                "icp_notices_total{fate=~\"|SENT\"}",
                "icp_notices_total{fate=\".*\"}",
                "icp_webhooks_attempts_total{outcome!~\"SUCCESS|NOT_TRIED\"}",
                "icp_inbox_parked{reason!=\"POISONED\"}",
                "icp_filing_orders_oldest_seconds{state=\"COMPLETED\"}",
                "icp_keys_primary_age_seconds{keyset=\"FIELDS\"}",
                "http_server_requests_seconds_bucket{le=\"0.25\"}",
                "http_server_requests_seconds_count{status=~\"6..\"}",
                "kube_cronjob_created{cronjob=~\".*-mysql-dump\"}",
                "up{job=~\"gateway|.*-servise\"}",
                "icp_scan_running{replica=\"a\"}")) {
            assertThat(faults(LabelValues.read(LabelValues::ofRepository), LabelMatcher.in(slip)))
                    .as(slip)
                    .hasSize(1);
        }
    }

    @Test
    void an_entry_that_nothing_uses_or_that_has_no_source_is_found() {
        var values = LabelValues.read(LabelValues::ofRepository);
        var unused = new LinkedHashSet<>(MATCHERS);
        unused.removeIf(matcher -> matcher.label().equals("keyset"));
        assertThat(values.faults(unused)).singleElement().asString().startsWith("no rule and no dashboard uses it");

        var entry = map(new Yaml().load("""
                {label: fate, of: [icp_notices_total], metric: icp.notices, given: [SENT], by: us,
                set: account-service/src/main/java/cn/icpfiling/account/notices/NoticeFates.java}
                """));
        assertThat(new LabelValues(List.of(entry), LabelValues::ofRepository)
                        .faults(LabelMatcher.in("icp_notices_total{fate=\"SENT\"}")))
                .containsExactly("the values of fate need a source");
        assertThat(new LabelValues(
                                values.entries(),
                                file -> LabelValues.ofRepository(file).replace("\"keyset\"", "\"keys\""))
                        .faults(MATCHERS))
                .singleElement()
                .asString()
                .endsWith("KeyAges.java does not name keyset");
    }

    @Test
    void the_constants_of_an_enum_are_told_from_the_rest_of_it() {
        var source = """
                enum Other { X }
                /** enum Fate { NONE } */
                public enum Fate implements Runnable {
                    /** Sent, or; so */
                    SENT(1, List.of("a")), // not LATE, or
                    LATE { void run() { a(); b(1, 2); } },
                    FAILED;
                    private static final int MOST = 1;
                    void run() {}
                }
                """;

        assertThat(LabelValues.constants(source, "Fate")).containsExactly("SENT", "LATE", "FAILED");
        assertThat(LabelValues.constants(source, "Other")).containsExactly("X");
        assertThatThrownBy(() -> LabelValues.constants(source, "None")).hasMessage("there is no enum None");
    }

    @Test
    void a_selector_that_cannot_be_read_is_refused() {
        assertThat(LabelMatcher.in("a{b=\"x}\", c!~\"5..|\\\\d\",} / sum by (c) (d{})"))
                .containsExactly(new LabelMatcher("a", "b", "=", "x}"), new LabelMatcher("a", "c", "!~", "5..|\\d"));
        for (var unread : List.of("a{b='x'}", "{__name__=\"a\"}", "a{\"b\"=\"x\"}", "a{b=`x`}", "a{b=\"x\"")) {
            assertThatThrownBy(() -> LabelMatcher.in(unread)).as(unread).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new LabelMatcher("a", "b", "=~", "x(y|z)").alternatives())
                .hasMessageStartingWith("write alternatives without brackets");
    }

    private static List<String> faults(LabelValues values, LabelMatcher matcher) {
        return faults(values, List.of(matcher));
    }

    private static List<String> faults(LabelValues values, List<LabelMatcher> matchers) {
        try {
            return values.faults(matchers).stream()
                    .filter(fault -> !fault.startsWith("no rule and no dashboard"))
                    .toList();
        } catch (IllegalStateException e) {
            return List.of(e.getMessage());
        }
    }

    private static Set<LabelMatcher> matchers() {
        var expressions = new ArrayList<String>();
        Monitoring.rules().forEach(rule -> expressions.add((String) rule.get("expr")));
        for (var dashboard : Monitoring.files("dashboards", ".json")) {
            for (var panel :
                    list(map(new Yaml().load(Monitoring.text(dashboard))).get("panels"))) {
                list(map(panel).get("targets"))
                        .forEach(target -> expressions.add((String) map(target).get("expr")));
            }
        }
        var matchers = new LinkedHashSet<LabelMatcher>();
        expressions.forEach(expression -> matchers.addAll(LabelMatcher.in(expression)));
        return matchers;
    }
}
