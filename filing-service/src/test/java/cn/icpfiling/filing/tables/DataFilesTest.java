package cn.icpfiling.filing.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.catalogue.NumberForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator replaces without a release. */
class DataFilesTest {

    private static final String NEW_TYPE =
            "    - { code: 45, nature: 4, zh: 新的证照, en: a new certificate, numberForm: FREE }\n";
    private static final String FIRST_TYPE = "    - { code: 5, nature: 1, zh: 部队代号";
    private static final String SETTING = "icp.filing.data";

    @TempDir
    Path folder;

    @AfterEach
    void read_the_files_of_the_release_again() {
        System.clearProperty(SETTING);
    }

    @Test
    void a_certificate_type_that_stands_in_the_folders_tables_is_known_to_rules_and_dictionary() throws IOException {
        replace(DataFiles.CODE_TABLES, shipped(DataFiles.CODE_TABLES).replace(FIRST_TYPE, NEW_TYPE + FIRST_TYPE));
        assertThat(BundledTables.load().codes().isCertificate(45)).isFalse();

        System.setProperty(SETTING, folder.toString());

        assertThat(BundledTables.load().codes().formOf(45)).isEqualTo(NumberForm.FREE);
        assertThat(BundledTables.load().codes().allows(4, 45)).isTrue();
        assertThat(new CodeNames().certificateType(45)).isEqualTo("新的证照");
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_file_that_the_folder_does_not_have_is_that_of_the_release() {
        assertThat(DataFiles.text(Optional.of(folder), DataFiles.REASONS)).isEqualTo(shipped(DataFiles.REASONS));
    }

    @Test
    void a_file_that_replaces_nothing_is_a_fault_but_not_what_kubernetes_keeps_beside_its_links() throws IOException {
        replace("rules/code-table.yaml", "natures: {}");
        replace("rules/provinces.yaml", "family: provinces");
        var kept = Files.createDirectories(folder.resolve("..2026_11_30"));
        Files.writeString(kept.resolve("settlements.yaml"), shipped(DataFiles.SETTLEMENTS));
        Files.createSymbolicLink(folder.resolve("rules").resolve("settlements.yaml"), kept.resolve("settlements.yaml"));

        assertThat(DataFiles.replacedIn(folder))
                .containsExactly("rules/code-table.yaml", "rules/provinces.yaml", "rules/settlements.yaml");
        assertThat(DataFiles.faultsOf(folder))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("rules/code-table.yaml replaces no file"))
                .anyMatch(fault -> fault.startsWith("rules/provinces.yaml replaces no file"));
        assertThat(DataFiles.text(Optional.of(folder), "rules/provinces.yaml"))
                .as("rules of provinces change by the API")
                .isEqualTo(shipped("rules/provinces.yaml"));
    }

    @Test
    void a_folder_that_is_not_there_stops_the_start_instead_of_replacing_nothing() {
        assertThatThrownBy(() -> DataFiles.faultsOf(folder.resolve("mistyped")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void tables_that_contradict_each_other_are_not_taken() throws IOException {
        replace(
                DataFiles.CODE_TABLES,
                shipped(DataFiles.CODE_TABLES)
                        .replace(FIRST_TYPE, NEW_TYPE.replace("nature: 4", "nature: 99") + FIRST_TYPE)
                        .replace("flag: 2, zh: 搜索引擎", "flag: 3, zh: ''"));
        replace(
                DataFiles.SETTLEMENTS,
                shipped(DataFiles.SETTLEMENTS)
                        .replace("broken: DOMAIN_EXPIRED", "broken: LOST")
                        .replace("rule: D5", "rule: D9"));
        replace(
                DataFiles.SERVICE_NAME_WORDS,
                shipped(DataFiles.SERVICE_NAME_WORDS).replace("反腐", "''"));
        replace(DataFiles.REGIONS, shipped(DataFiles.REGIONS).replaceFirst("(?m)^110100,.*$", ""));
        System.setProperty(SETTING, folder.toString());

        assertThat(faults())
                .contains(
                        "certificate type 45 is of an unknown nature",
                        "content-types lacks a name of 3 in Chinese or English",
                        "content-types has 3, which is not one bit",
                        "the words of site names have an empty one",
                        "settlements are not those of the rules [D1, D2, D3, D4, D5, D6, F-070, O1, P1, P2, R-010, R-012, R-015, R-018]",
                        "rule D4 has a reason that is not in the catalogue",
                        "region 110101 outlives the region above it");
    }

    private static List<String> faults() {
        return TableFaults.of(
                BundledTables.load(),
                NamedTables.ofTheForm(),
                BundledTables.loadSettlementRules(),
                ReasonCatalogue.bundled());
    }

    private static String shipped(String path) {
        return DataFiles.text(Optional.empty(), path);
    }

    private void replace(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
