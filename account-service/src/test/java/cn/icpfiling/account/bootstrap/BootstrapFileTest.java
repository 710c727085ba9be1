package cn.icpfiling.account.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.web.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapFileTest {

    @TempDir
    Path folder;

    @Test
    void staff_and_services_are_read() throws IOException {
        var read = BootstrapFile.read(file("""
                staff:
                  - {login: reviewer, name: 初审人员, roles: [reviewer], password: twelve-and-more}
                services:
                  - client: filing-service
                    secret: long-enough-a-secret
                """));

        assertThat(read.staff())
                .containsExactly(
                        new BootstrapFile.Staff("reviewer", "初审人员", Set.of("reviewer"), "twelve-and-more", null, null));
        assertThat(read.services())
                .containsExactly(new BootstrapFile.Service("filing-service", "long-enough-a-secret"));
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> BootstrapFile.read(folder.resolve("none.yaml")))
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("is not there");
    }

    @Test
    void what_is_wrong_is_said_without_the_secret() throws IOException {
        refused("staff: [{login: a, name: b, roles: [emperor], password: twelve-and-more}]", "roles of a");
        refused("staff: [{login: a, name: b, roles: [reviewer], password: short}]", "less than 12");
        refused("staff: [{login: a, name: b, roles: [applicant], password: twelve-and-more}]", "roles of a");
        refused("staff: [{login: a, name: b, roles: [reviewer], password: twelve-and-more, totp: ABC}]", "totp of a");
        refused(
                "staff: [{login: a, name: b, roles: [auditor, reviewer], password: twelve-and-more}]",
                "auditor and reviewer, which exclude each other");
        refused("services: [{client: a, secret: short}]", "less than 12");
        refused("services: [{client: a, secret: twelve-and-more}, {client: a, secret: twelve-and-more}]", "twice");
        refused("services: [{client: a, secret: twelve-and-more, admin: true}]", "cannot be read at line 1");
        refused("services: {", "cannot be read");
    }

    @Test
    void the_file_of_a_developers_machine_is_refused_where_customers_data_may_be() throws IOException {
        var developers = BootstrapFile.read(file("services: [{client: sandbox, secret: twelve-and-more}]"));
        var own = BootstrapFile.read(file("services: [{client: gateway, secret: twelve-and-more}]"));

        for (var environment : Environment.values()) {
            own.requireFitFor(environment);
            if (environment.guarded()) {
                assertThatThrownBy(() -> developers.requireFitFor(environment))
                        .hasMessageContaining("made for development");
            } else {
                developers.requireFitFor(environment);
            }
        }
    }

    private void refused(String yaml, String saying) throws IOException {
        var file = file(yaml);
        assertThatThrownBy(() -> BootstrapFile.read(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(saying)
                .hasMessageNotContaining("twelve-and-more")
                .hasNoCause();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("bootstrap.yaml"), yaml);
    }
}
