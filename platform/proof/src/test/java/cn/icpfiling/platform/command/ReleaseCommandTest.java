package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./icp release} in a small repository, with stand-ins for Maven and for the class that writes the contract. */
class ReleaseCommandTest {
    private static final String CONTRACT =
            "openapi: 3.1.0\ninfo:\n  title: Filing\n  version: 0.1.0\n" + "paths: {}\ncomponents:\n  version: 7\n";

    private ClonedCommand icp;

    @BeforeEach
    void a_repository() throws Exception {
        icp = new ClonedCommand();
        icp.java("for file; do :; done; echo 'openapi: 3.1.0' >\"$file\"");
        icp.write("pom.xml", """
                <project>
                  <groupId>cn</groupId>
                  <version>0.1.0-SNAPSHOT</version>
                  <properties><project.build.outputTimestamp>2020-01-01T00:00:00Z</project.build.outputTimestamp></properties>
                  <plugins><plugin><version>3.6.1</version></plugin></plugins>
                </project>
                """);
        icp.write("filing-service/pom.xml", """
                <project>
                  <parent>
                    <version>0.1.0-SNAPSHOT</version>
                  </parent>
                  <dependencies><dependency><version>0.1.0-SNAPSHOT</version></dependency></dependencies>
                </project>
                """);
        icp.write("clients/java/pom.xml", """
                <project>
                  <version>0.1.0-SNAPSHOT</version>
                  <properties><project.build.outputTimestamp>2020-01-01T00:00:00Z</project.build.outputTimestamp></properties>
                  <dependencies><dependency><version>7</version></dependency></dependencies>
                </project>
                """);
        icp.write(
                "clients/typescript/package.json", "{\n  \"version\": \"0.1.0-SNAPSHOT\",\n  \"yaml\": \"2.8.1\"\n}\n");
        icp.write(
                "clients/typescript/package-lock.json",
                "{\n  \"version\": \"0.1.0-SNAPSHOT\",\n  \"packages\": {\n    \"\": {\n      \"version\": \"0.1.0-SNAPSHOT\"\n"
                        + "\n\n\n\n\n\n\n    }, \"x\": {\n  \"version\": \"3.2.1\"\n}}}\n");
        icp.write("filing-service/src/main/contract/openapi.yaml", CONTRACT);
        icp.write("filing-service/src/main/contract/asyncapi.yaml", "asyncapi: 3.0.0\ninfo:\n  version: 0.1.0\n");
        icp.write("filing-service/src/main/contract/schemas/order.v1.json", "{}");
        icp.write("filing-service/src/main/resources/db/0010-baseline.sql", "CREATE TABLE orders (id INT);");
        icp.write("bench/src/main/resources/db/0010-baseline.sql", "CREATE TABLE bench (id INT);");
        icp.write("deploy/local/release-data.txt", "# Why.\nfiling-service ATest,BTest\nfiling-service CTest\n");
        icp.maven("for word; do case $word in -Dicp.test.freeze=*) echo rows >\"${word#*=}/filing-service.sql.gz\" ;;"
                + " esac; done");
        icp.write("docs/releases/intended-breaks.yaml", "# How.\noperations:\n  - break: x\nevents: []\n");
        icp.write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n### Added\n\n- Applicants file.\n");
        icp.write(".gitignore", "target/\n.icp/\ncalls\noutput\nbin/\njdk/\n");
        git("git init -q -b main . && git config user.name 'A. Author' && git config user.email author@example.com"
                + " && git config commit.gpgsign false && git add -A && git commit -qm Begin");
    }

    @Test
    void a_release_sets_versions_and_changelog_freezes_the_base_and_tags() throws Exception {
        var ended = icp.run("./icp", "release", "0.1.0");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(git("git log --format='%s by %an'")).isEqualTo("""
                Begin 0.2.0 by A. Author
                Release 0.1.0 by A. Author
                Begin by A. Author
                """);
        assertThat(git("git cat-file -t v0.1.0; git rev-parse v0.1.0^{commit} HEAD~1 | uniq | wc -l"))
                .isEqualTo("tag\n1\n");
        assertThat(git("git status --porcelain")).isEmpty();
        assertThat(git("git show v0.1.0:pom.xml"))
                .contains("<version>0.1.0</version>", "<version>3.6.1</version>", today() + "T00:00:00Z");
        assertThat(git("git show v0.1.0:filing-service/pom.xml"))
                .contains("    <version>0.1.0</version>", "<dependency><version>0.1.0-SNAPSHOT</version>");
        assertThat(git("git show v0.1.0:clients/java/pom.xml"))
                .contains("<version>0.1.0</version>", "<version>7</version>", today() + "T00:00:00Z");
        assertThat(git("git show v0.1.0:clients/typescript/package.json"))
                .contains("\"version\": \"0.1.0\"", "\"yaml\": \"2.8.1\"");
        assertThat(git("git show v0.1.0:clients/typescript/package-lock.json"))
                .doesNotContain("SNAPSHOT")
                .contains("\"version\": \"3.2.1\"");
        assertThat(text("CHANGELOG.md")).contains("## Unreleased\n\n## 0.1.0 - " + today() + "\n\n### Added");
        assertThat(icp.calls())
                .contains(
                        "-pl gateway -am package -Dmaven.test.skip=true",
                        "-pl filing-service -am test -Dtest=ATest,BTest,CTest ");
        assertThat(git("git show v0.1.0:docs/releases/data/0.1.0/filing-service.sql.gz"))
                .isEqualTo("rows\n");
        assertThat(text("docs/releases/0.1.0/openapi.yaml")).isEqualTo("openapi: 3.1.0\n");
        assertThat(text("docs/releases/0.1.0/events/filing-service/asyncapi.yaml"))
                .contains("version: 0.1.0");
        assertThat(text("docs/releases/0.1.0/events/filing-service/schemas/order.v1.json"))
                .isEqualTo("{}");
        assertThat(text("docs/releases/0.1.0/migrations.sha256"))
                .isEqualTo("13d48c0dae01b9846a83a8848e24e38f31b555559f27216010f998177c0a756a"
                        + "  filing-service/src/main/resources/db/0010-baseline.sql\n");
        assertThat(text("docs/releases/intended-breaks.yaml"))
                .isEqualTo("# How.\noperations: []\nevents: []\nmigrations: []\n");
    }

    @Test
    void the_work_tree_goes_on_with_the_next_version() throws Exception {
        icp.run("./icp", "release", "0.1.0", "--next", "0.1.1");

        assertThat(text("pom.xml")).contains("  <version>0.1.1-SNAPSHOT</version>", today() + "T00:00:00Z");
        assertThat(text("filing-service/pom.xml")).contains("    <version>0.1.1-SNAPSHOT</version>");
        assertThat(text("filing-service/src/main/contract/openapi.yaml")).isEqualTo(CONTRACT.replace("0.1.0", "0.1.1"));
    }

    @Test
    void a_dry_run_leaves_the_work_tree_alone() throws Exception {
        var ended = icp.run("./icp", "release", "0.1.0", "--dry-run");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("Release 0.1.0", "docs/releases/0.1.0/migrations.sha256", "A dry run");
        assertThat(git("git log --format=%s; git tag; git status --porcelain")).isEqualTo("Begin\n");
        assertThat(git("git -C target/release log --format=%s")).startsWith("Begin 0.2.0\nRelease 0.1.0\n");
    }

    @Test
    void a_release_that_fails_leaves_the_work_tree_alone() throws Exception {
        icp.java("exit 1");

        assertThat(icp.run("./icp", "release", "0.1.0").code()).isNotZero();
        assertThat(git("git log --format=%s; git tag; git status --porcelain")).isEqualTo("Begin\n");
    }

    @Test
    void a_release_whose_tests_leave_no_rows_is_refused() throws Exception {
        icp.maven("");

        assertThat(icp.run("./icp", "release", "0.1.0").output()).contains("The tests of filing-service left no rows");
        assertThat(git("git log --format=%s; git tag; git status --porcelain")).isEqualTo("Begin\n");
    }

    @Test
    void what_may_not_be_released_is_refused_with_the_reason() throws Exception {
        assertThat(icp.run("./icp", "release").output()).contains("Which version?");
        assertThat(icp.run("./icp", "release", "1.0").output()).contains("takes one version");
        assertThat(icp.run("./icp", "release", "0.1.0", "--next", "0.1.0").output())
                .contains("must be later than 0.1.0");

        git("git tag v0.1.0");
        assertThat(icp.run("./icp", "release", "0.1.0").output()).contains("The tag v0.1.0 is there already");

        icp.write("docs/releases/0.10.0/openapi.yaml", "");
        assertThat(icp.run("./icp", "release", "0.9.0").output())
                .contains("Version 0.9.0 is not later than the last release, 0.10.0");
        assertThat(icp.run("./icp", "release", "0.11.0").output()).contains("The work tree has changes");

        icp.write("deploy/local/flaky-tests.txt", "filing-service cn.FilingTest\n");
        git("git add -A && git commit -qm Flaky");
        assertThat(icp.run("./icp", "release", "0.11.0").output()).contains("flaky-tests.txt is not empty");

        icp.write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n## 0.10.0 - 2026-11-01\n\n- Applicants file.\n");
        git("git commit -qam Empty");
        assertThat(icp.run("./icp", "release", "0.11.0").output()).contains("names nothing under \"Unreleased\"");
        assertThat(icp.calls()).isEmpty();
    }

    private String git(String script) throws IOException, InterruptedException {
        var ended = icp.run("bash", "-euo", "pipefail", "-c", script);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private String text(String file) throws IOException {
        return Files.readString(icp.root().resolve(file));
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }
}
