package cn.icpfiling.filing.tables;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.testkit.TextsCovered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Corrections, rejections, returns by the system and refusals by the authority: all give reasons of the one catalogue. */
class ReasonCatalogueTest {

    private static final ReasonCatalogue CATALOGUE = ReasonCatalogue.bundled();
    private static final Path RULES =
            Path.of("../verification-service/src/main/java/cn/icpfiling/verification/core/rules");
    private static final Path REFUSALS = Path.of("../sandbox/src/main/java/cn/icpfiling/sandbox/authority");
    private static final Pattern CONSTANT = Pattern.compile("^    ([A-Z_]+)[,;]?$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("\\(\"([A-Z_.]+)\"\\)");
    private static final Pattern WRITTEN = Pattern.compile("Reason(?:\\.of)?\\(\\s*\"([A-Z_.]+)\"");
    private static final Pattern REFUSED = Pattern.compile("\"([A-Z_]{4,})\", \"\\p{IsHan}");

    @Test
    void every_reason_has_its_texts_in_both_languages() {
        assertThat(CATALOGUE.all()).hasSizeGreaterThan(40);
        TextsCovered.by(FilingProblem.class, CATALOGUE.all());
    }

    /** Name, address, home page, expired IDs and illegal content are refused most, and no machine judges them. */
    @Test
    void a_reviewer_can_say_what_no_machine_judges() {
        assertThat(CATALOGUE.of(ReasonCatalogue.Family.REVIEW))
                .contains(
                        "SERVICE_NAME.UNFIT",
                        "HOME_PAGE.UNFIT",
                        "CONTENT.ILLEGAL",
                        "ADDRESS",
                        "SPONSOR.CERTIFICATE_ADDRESS",
                        "PRINCIPAL.ID_EXPIRED",
                        "MATERIAL.UNTRUE");
    }

    @Test
    void whatever_verification_service_finds_is_in_it() throws IOException {
        var found = new TreeSet<String>();
        for (var file : Set.of("FindingCode.java", "IdentityCode.java", "PhoneCode.java")) {
            CONSTANT.matcher(Files.readString(RULES.resolve(file))).results().forEach(code -> found.add(code.group(1)));
        }
        QUOTED.matcher(Files.readString(RULES.resolve("OrganisationCode.java")))
                .results()
                .forEach(code -> found.add(code.group(1)));

        assertThat(CATALOGUE.of(ReasonCatalogue.Family.VERIFICATION)).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void whatever_we_write_ourselves_is_in_it() throws IOException {
        assertThat(codesIn(Path.of("src/main/java"), WRITTEN))
                .contains("AUTHORITY_SMS_FAILED", "AUTHORITY_PROCESSING_ERROR")
                .isSubsetOf(CATALOGUE.all());
    }

    @Test
    void whatever_the_sandboxs_authority_refuses_for_is_in_it() throws IOException {
        var refused = new TreeSet<String>();
        for (var file : Set.of("Objections.java", "RefusalTexts.java")) {
            REFUSED.matcher(Files.readString(REFUSALS.resolve(file)))
                    .results()
                    .forEach(code -> refused.add(code.group(1)));
        }

        assertThat(refused)
                .contains("PHOTO", "DOMAIN_CONFLICT")
                .isSubsetOf(CATALOGUE.of(ReasonCatalogue.Family.AUTHORITY));
    }

    private static Set<String> codesIn(Path folder, Pattern pattern) throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }
}
