package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code SECURITY.md} says how soon a library is updated, and {@code renovate.json} proposes the update early enough (ASVS 15.1.1). */
class UpdateTimesTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([^|]+) \\| (\\d+) days[^|]* \\| (at any time|before [^|]+) \\|$");

    @Test
    void each_severity_has_a_time_and_renovate_proposes_when_the_page_says() throws IOException {
        assertThat(faults(page(), settings())).isEmpty();
    }

    @Test
    void a_missing_severity_a_longer_time_and_another_schedule_are_found() throws IOException {
        assertThat(faults(page().replace("| high (7.0 to 8.9) | 14 days", "| high (7.0 to 8.9) | soon"), settings()))
                .containsExactly("no time for high");
        assertThat(faults(page().replace("| 14 days", "| 60 days"), settings()))
                .containsExactly("medium has less time than what is worse");
        assertThat(faults(page().replace("before 6am on monday", "before 6am on friday"), settings()))
                .containsExactly("renovate.json proposes updates on another day");

        var monthly = (ObjectNode) settings();
        monthly.putArray("schedule").add("on the first day of the month");
        assertThat(faults(page(), monthly)).containsExactly("renovate.json proposes updates on another day");
        var late = (ObjectNode) settings();
        ((ObjectNode) late.get("vulnerabilityAlerts")).putArray("schedule").add("before 6am on monday");
        assertThat(faults(page(), late)).containsExactly("renovate.json lets a fix wait");
        var silent = (ObjectNode) settings();
        silent.remove("vulnerabilityAlerts");
        assertThat(faults(page(), silent)).containsExactly("renovate.json lets a fix wait");
    }

    private static List<String> faults(String page, JsonNode settings) {
        var faults = new ArrayList<String>();
        var rows = ROW.matcher(page).results().toList();
        var longest = 0;
        for (var severity :
                List.of("critical", "high", "medium", "low", "no vulnerability: patches", "no vulnerability: major")) {
            var row = rows.stream()
                    .filter(one -> one.group(1).startsWith(severity))
                    .findFirst();
            if (row.isEmpty()) {
                faults.add("no time for " + severity);
                continue;
            }
            var isFix = !severity.startsWith("no ");
            var days = Integer.parseInt(row.get().group(2));
            if (isFix && days < longest) {
                faults.add(severity + " has less time than what is worse");
            }
            longest = days;
            if (isFix && !row.get().group(3).equals("at any time")) {
                faults.add(severity + " waits");
            }
        }
        var weekly = settings.at("/schedule");
        if (weekly.size() != 1
                || rows.stream()
                        .filter(row -> row.group(1).startsWith("no "))
                        .anyMatch(row -> !row.group(3).equals(weekly.get(0).asText()))) {
            faults.add("renovate.json proposes updates on another day");
        }
        var alerts = settings.at("/vulnerabilityAlerts");
        if (!alerts.path("enabled").asBoolean()
                || !settings.path("osvVulnerabilityAlerts").asBoolean()
                || !alerts.at("/schedule/0").asText().equals("at any time")) {
            faults.add("renovate.json lets a fix wait");
        }
        return faults;
    }

    private static String page() throws IOException {
        return Files.readString(ProjectFiles.ROOT.resolve("SECURITY.md"));
    }

    private static JsonNode settings() throws IOException {
        return new ObjectMapper().readTree(Files.readString(ProjectFiles.ROOT.resolve("renovate.json")));
    }
}
