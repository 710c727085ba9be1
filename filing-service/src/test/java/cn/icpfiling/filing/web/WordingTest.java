package cn.icpfiling.filing.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleFindings;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.store.RuleFindingsConverter;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.platform.problem.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Path RULES = Path.of("src/main/java/cn/icpfiling/filing/core/rules");
    private static final Pattern CODE = Pattern.compile("Violation\\.of\\([^;]*?\"([A-Z][A-Z0-9_.]+)\"");
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    @Test
    void no_reason_is_shown_with_an_unfilled_placeholder_even_if_its_values_were_not_kept() throws IOException {
        var codes = new TreeSet<>(ReasonCatalogue.bundled().all());
        codes.addAll(codesOfRules());

        assertThat(codes).contains("REAL_NAME_NOT_SYNCED", "REGION_ENDED", "DOMAIN_VALIDITY_UNKNOWN");
        for (var language : LANGUAGES) {
            assertThat(codes).allSatisfy(code -> {
                var shown = shown(language, Reason.of(code, "/subject"));
                assertThat(shown.detail()).isNotBlank().doesNotContain("{", "}");
                assertThat(shown.remedy()).isNotBlank().doesNotContain("{", "}");
            });
        }
    }

    /** The authority bars a certificate by the same code as a domain. */
    @Test
    void a_barred_sponsor_is_not_told_to_take_another_domain_alone() {
        for (var pointer : List.of("/subject/certificateNumber", "/service/domains/0")) {
            var shown = shown(Locale.ENGLISH, Reason.of("BLACKLISTED", pointer));
            assertThat(shown.detail()).contains("certificate or the domain");
            assertThat(shown.remedy()).contains("domain, take another one", "certificate, ask the authority");
        }
    }

    @Test
    void a_stored_finding_still_names_the_day_and_the_codes_that_were_found() {
        var stored = stored(
                RuleFinding.of(
                        "/service/domains/0", "D3", RuleResult.UNKNOWN, "REAL_NAME_NOT_SYNCED", List.of("2026-11-26")),
                RuleFinding.of(
                        "/region/county",
                        "F-001",
                        RuleResult.UNKNOWN,
                        "REGION_ENDED",
                        List.of("110103", List.of("110101", "110102"))));

        var notSynced = shown(Locale.ENGLISH, stored.getFirst().reason());
        assertThat(notSynced.remedy()).endsWith("try again on: 2026-11-26.");
        var ended = shown(Locale.ENGLISH, stored.getLast().reason());
        assertThat(ended.detail()).isEqualTo("The code 110103 has left the table of regions.");
        assertThat(ended.remedy()).startsWith("A new filing takes a code of today: 110101, 110102 (");
    }

    @Test
    void a_finding_that_an_older_release_stored_is_read_without_values() {
        var read = new RuleFindingsConverter().convertToEntityAttribute("""
                        [{"pointer": "/service/domains/0", "rule": "D3", "result": "UNKNOWN",
                          "code": "REAL_NAME_NOT_SYNCED", "settled": false}]""");

        assertThat(read.items().getFirst().args()).isEmpty();
    }

    private static List<RuleFinding> stored(RuleFinding... findings) {
        var converter = new RuleFindingsConverter();
        var column = converter.convertToDatabaseColumn(new RuleFindings(List.of(findings)));
        return converter.convertToEntityAttribute(column).items();
    }

    private static FindingView shown(Locale language, Reason reason) {
        var wording = new Wording(Texts.load(), null);
        wording.speak(language);
        return wording.finding(reason);
    }

    private static TreeSet<String> codesOfRules() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.list(RULES)) {
            for (var file :
                    files.filter(path -> !path.endsWith("RuleSetFaults.java")).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }
}
