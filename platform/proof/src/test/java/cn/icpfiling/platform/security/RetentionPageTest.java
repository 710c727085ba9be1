package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/security/retention.md} has the times after which jobs delete, as account-service, the settings and the topics have them. */
class RetentionPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| `?([^`|]+?)`? \\|$");
    private static final Pattern KIND =
            Pattern.compile("new Kind\\(\\s*\"([a-z-]+)\",\\s*([\\w.]+\\([^()]*\\)|[\\w.]+),");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^(icp\\.[a-z.-]*(?:\\.keep(?:-[a-z-]+)?|erase-after))=(.*)$");
    private static final Pattern TOPIC =
            Pattern.compile("- name: (\\S+)\\n    cleanup: \\w+\\n    retention-days: (\\d+)");

    @Test
    void the_page_has_each_time_of_the_code_the_settings_and_the_topics() throws IOException {
        var used = new TreeSet<String>();
        DeployedSources.withoutComments().forEach((path, source) -> {
            if (path.contains("/account/retention/")) {
                used.addAll(found(KIND, source));
                assertThat(source.replace("HALF_A_YEAR = Duration.ofDays(180)", "")
                                .replace("TWO_YEARS = Duration.ofDays(2 * 365)", ""))
                        .as(path)
                        .doesNotContain("HALF_A_YEAR =", "TWO_YEARS =");
            }
        });
        assertThat(used).hasSizeGreaterThan(15);
        for (var file : ProjectFiles.all()) {
            var name = ProjectFiles.name(file);
            if (name.matches("[a-z-]+-service/src/main/resources/application\\.properties")
                    || name.equals("platform/data/src/main/resources/META-INF/microprofile-config.properties")) {
                used.addAll(found(SETTING, Files.readString(file)));
            }
        }
        assertThat(used).contains("icp.inbox.keep = P60D");
        var topics = read("deploy/base/topics.yaml");
        assertThat(found(TOPIC, topics)).hasSize(topics.split("retention-days:", -1).length - 1);
        used.addAll(found(TOPIC, topics));

        assertThat(found(ROW, read("docs/security/retention.md"))).isEqualTo(used);
    }

    @Test
    void a_planted_time_is_found() {
        assertThat(
                        found(
                                KIND,
                                "new Kind(\n \"old-rows\",\n Duration.ofDays(3 * 366 + 1),\n machine, new Kind(\"b\", KEPT, clock"))
                .containsExactly("b = KEPT", "old-rows = Duration.ofDays(3 * 366 + 1)");
        assertThat(found(SETTING, "#icp.a.keep=P1D\nicp.b.keep=P2D\nicp.c.keep-looks=P3D\nicp.d.keeper=x\n"))
                .containsExactly("icp.b.keep = P2D", "icp.c.keep-looks = P3D");
        assertThat(found(ROW, "| `icp.b.keep` | `P2D` |\n| `topic.v1` | 30 |\n"))
                .containsExactly("icp.b.keep = P2D", "topic.v1 = 30");
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(one -> found.add(one.group(1) + " = " + one.group(2)));
        return found;
    }

    private static String read(String path) throws IOException {
        return Files.readString(ProjectFiles.ROOT.resolve(path));
    }
}
