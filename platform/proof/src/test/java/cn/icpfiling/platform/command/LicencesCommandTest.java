package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./icp licences} with a stand-in for Maven that writes the bills of materials. */
class LicencesCommandTest {
    private static final String RULES = """
            { "allowed": { "MIT": "permissive", "Apache-2.0": "permissive" }, "names": { "The MIT License": "MIT" }, "exceptions": { "a:known": "a reason" } }
            """;

    private ClonedCommand icp;

    @BeforeEach
    void a_repository() throws IOException {
        icp = new ClonedCommand();
        icp.write("deploy/licences.json", RULES);
        icp.write("docs/security/licences.md", "");
    }

    @Test
    void licences_that_are_allowed_pass_and_stand_in_the_report() throws Exception {
        boms("""
                { "group": "a", "name": "one", "version": "1", "licenses": [ { "license": { "name": "The MIT License" } } ] },
                { "group": "a", "name": "known", "version": "2", "licenses": [ { "license": { "id": "GPL-2.0-only" } } ] },
                { "group": "cn.icpfiling", "name": "platform-core", "version": "1" }
                """);

        var ended = icp.run("./icp", "licences");

        assertThat(ended.output()).contains("2 libraries");
        assertThat(ended.code()).isZero();
        assertThat(report())
                .contains("| a:one | 1 | MIT |", "| a:known | 2 | GPL-2.0-only |")
                .doesNotContain("platform-core");
    }

    @Test
    void a_licence_that_is_not_allowed_is_refused_by_name() throws Exception {
        boms("""
                { "group": "a", "name": "one", "version": "1", "licenses": [ { "license": { "id": "SSPL-1.0" } } ] },
                { "group": "a", "name": "none", "version": "3" }
                """);

        var ended = icp.run("./icp", "licences");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("a:one 1: SSPL-1.0", "a:none 3: no licence");
    }

    @Test
    void rules_that_allow_everything_are_found_by_the_planted_licences() throws Exception {
        icp.write(
                "deploy/licences.json",
                "{ \"allowed\": { \"MIT\": \"x\", \"Apache-2.0\": \"x\", \"AGPL-3.0-only\": \"x\" }, \"names\": {}, \"exceptions\": {} }");
        boms("");

        var ended = icp.run("./icp", "licences");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("let a planted one pass");
    }

    private void boms(String components) throws IOException {
        icp.write("bom.json", "{ \"components\": [ " + components + " ] }");
        icp.maven("for service in sandbox account-service filing-service verification-service inspection-service"
                + " legacy-import-service gateway; do mkdir -p $service/target && cp bom.json $service/target/; done");
    }

    private String report() throws IOException {
        return Files.readString(icp.root().resolve(Path.of("docs/security/licences.md")));
    }
}
