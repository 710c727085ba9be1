package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.testkit.release.LastRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./icp test MODULE}, and the table of slow classes that ends each {@code ./icp test}. */
class TestCommandTest {

    private static final String PASSED = """
            report() {
              mkdir -p filing-service/target/surefire-reports
              printf '<testsuite version="3.0.2" name="%s" time="%s" tests="1">%s</testsuite>\\n' "$1" "$2" "${3:-}" \\
                >filing-service/target/surefire-reports/TEST-$1.xml
            }
            report cn.FilingTest 6.943
            """;
    private static final String FAILED_UNLESS_ALONE = PASSED + """
            [[ $* == *-Dtest=* ]] || report cn.FilingTest 1.5 '
            <testcase name="a" classname="cn.FilingTest"><failure message="no"/></testcase>'
            """;

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
    }

    @Test
    void a_module_is_tested_after_what_it_depends_on_was_built() throws Exception {
        icp.maven(PASSED);

        var ended = icp.run("./icp", "test", "filing-service");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("filing-service holds");
        assertThat(icp.calls().lines())
                .singleElement()
                .asString()
                .endsWith("--fail-at-end -T 2 -pl filing-service -am -Dtests.of=src/test/java/cn/FilingTest.java"
                        + " verify -Dtests.without=long -Dsurefire.excludesFile=" + leftOut()
                        + " -Dmaven.test.failure.ignore=true");
    }

    @Test
    void a_class_that_is_long_as_a_whole_is_not_even_looked_at_but_by_a_run_of_all_tests() throws Exception {
        icp.write("filing-service/src/test/java/cn/WholeTest.java", "@Tag(\"long\")\nclass WholeTest {}");
        icp.write(
                "filing-service/src/test/java/cn/PartTest.java",
                "class PartTest {\n    @Tag(\"long\")\n    void a() {}\n}");

        icp.run("./icp", "test", "filing-service");
        assertThat(leftOut()).hasContent("**/*$*\ncn/WholeTest.java");

        icp.run("./icp", "test", "filing-service", "--all");
        assertThat(leftOut()).hasContent("**/*$*");
    }

    @Test
    void the_parent_skips_the_tests_of_a_module_that_lacks_the_named_file() throws IOException {
        var parent = Files.readString(
                Path.of(System.getProperty("icp.root", "../..")).resolve("pom.xml"));

        assertThat(parent)
                .contains("<property><name>tests.of</name></property>")
                .contains("<file><missing>${basedir}/${tests.of}</missing></file>");
    }

    @Test
    void a_short_name_and_a_completed_folder_name_the_same_module() throws Exception {
        icp.maven(PASSED);

        assertThat(icp.run("./icp", "test", "filing").code()).isZero();
        assertThat(icp.run("./icp", "test", "filing-service/").code()).isZero();
        assertThat(icp.calls().lines()).hasSize(2).allMatch(call -> call.contains("-pl filing-service "));
    }

    @Test
    void an_unknown_module_is_refused_with_the_list_of_modules() throws Exception {
        var ended = icp.run("./icp", "test", "billing");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("There is no module \"billing\" with tests; there are: platform/core filing-service.");
        assertThat(icp.calls()).isEmpty();
    }

    @Test
    void a_second_module_and_an_unknown_option_are_refused() throws Exception {
        assertThat(icp.run("./icp", "test", "filing-service", "platform/core").code())
                .isEqualTo(1);
        assertThat(icp.run("./icp", "test", "--fast").output()).contains("takes one module, --strict and --all");
        assertThat(icp.calls()).isEmpty();
    }

    @Test
    void a_class_that_passes_alone_is_named_as_flaky() throws Exception {
        icp.maven(FAILED_UNLESS_ALONE);

        var ended = icp.run("./icp", "test", "filing-service");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("cn.FilingTest: a: no").contains("FLAKY filing-service cn.FilingTest");
    }

    @Test
    void a_strict_run_fails_with_the_first_failure() throws Exception {
        icp.maven(FAILED_UNLESS_ALONE);

        var ended = icp.run("./icp", "test", "filing-service", "--strict");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("cn.FilingTest: a: no").contains("the tests of filing-service");
        assertThat(icp.calls().lines()).hasSize(1);
    }

    @Test
    void what_was_not_checked_is_told_at_the_end_and_fails_a_strict_run() throws Exception {
        // as surefire writes a test that was aborted
        icp.maven(PASSED + """
                report cn.CountsTest 1.5 '
                <testcase name="a" classname="cn.CountsTest">
                  <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: NOT CHECKED: counts, because a program is missing
                	at cn.CountsTest.a(CountsTest.java:1)
                ]]></skipped></testcase>
                <testcase name="b" classname="cn.CountsTest">
                  <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: someone is asleep
                ]]></skipped></testcase>'
                """);

        var ended = icp.run("./icp", "test", "filing-service");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output())
                .containsOnlyOnce("NOT CHECKED: counts, because a program is missing")
                .doesNotContain("asleep");

        var strict = icp.run("./icp", "test", "filing-service", "--strict");
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.output()).contains("Failed after").contains("what was not checked");
    }

    @Test
    void that_there_is_no_release_yet_is_told_and_does_not_fail_a_strict_run() throws Exception {
        icp.maven(PASSED + """
                report cn.LastTest 1.5 '
                <testcase name="a" classname="cn.LastTest">
                  <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: %s
                ]]></skipped></testcase>'
                """.formatted(LastRelease.NONE));

        var strict = icp.run("./icp", "test", "filing-service", "--strict");

        assertThat(strict.code()).as(strict.output()).isZero();
        assertThat(strict.output()).containsOnlyOnce(LastRelease.NONE);
    }

    @Test
    void only_a_run_of_all_tests_has_the_long_ones() throws Exception {
        icp.run("./icp", "test", "filing-service");
        assertThat(icp.calls()).contains("-Dtests.without=long");

        icp.run("./icp", "test", "filing-service", "--all");
        assertThat(icp.calls()).contains("-Dtests.without=none");
    }

    @Test
    void a_run_without_tests_fails_although_older_reports_exist() throws Exception {
        report("filing-service", "cn.OldTest", "9");

        var ended = icp.run("./icp", "test", "filing-service");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("no test ran").doesNotContain("OldTest");
    }

    @Test
    void the_slow_classes_are_those_of_this_run() throws Exception {
        report("platform/core", "cn.OldTest", "99");
        icp.maven(PASSED);

        var ended = icp.run("./icp", "test", "filing-service");

        assertThat(ended.output())
                .containsPattern("seconds +module +slowest test classes\n +6\\.9 +filing-service +cn\\.FilingTest\n")
                .doesNotContain("OldTest");
    }

    @Test
    void the_ten_slowest_classes_come_first_and_nested_classes_count_with_theirs() throws Exception {
        var begun = icp.write("begun", "");
        Files.setLastModifiedTime(begun, FileTime.from(Instant.now().minusSeconds(60)));
        for (var i = 1; i <= 11; i++) {
            report("platform/core", "cn.Class" + i + "Test", "0." + (i + 10));
        }
        report("filing-service", "cn.LongTest", "1,234.5");
        report("filing-service", "cn.OuterTest", "1");
        report("filing-service", "cn.OuterTest$Inner", "2");
        var old = report("filing-service", "cn.OldTest", "77");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));

        var ended = icp.run("bash", "-euo", "pipefail", "-c", """
                ROOT=$PWD
                . deploy/local/lib/tests.sh
                slowest_tests begun "$ROOT"/*/target/surefire-reports "$ROOT"/platform/*/target/surefire-reports
                """);

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output().lines().map(String::strip).map(line -> line.replaceAll(" +", " ")))
                .hasSize(11)
                .startsWith(
                        "seconds module slowest test classes",
                        "1234.5 filing-service cn.LongTest",
                        "3.0 filing-service cn.OuterTest",
                        "0.2 platform/core cn.Class11Test")
                .endsWith("0.1 platform/core cn.Class4Test");
    }

    @Test
    void no_report_makes_no_table() throws Exception {
        icp.write("begun", "");

        var ended = icp.run("bash", "-euo", "pipefail", "-c", """
                ROOT=$PWD
                . deploy/local/lib/tests.sh
                slowest_tests begun "$ROOT"/*/target/surefire-reports
                """);

        assertThat(ended).isEqualTo(new ClonedCommand.Ended(0, ""));
    }

    @Test
    void help_names_both_kinds_of_run() throws Exception {
        assertThat(icp.run("./icp", "help").output()).contains("./icp test [--strict] ", "./icp test MODULE ");
    }

    private Path leftOut() {
        return icp.root().resolve("target/icp-test/left-out");
    }

    private Path report(String module, String name, String seconds) throws IOException {
        return icp.write(
                module + "/target/surefire-reports/TEST-" + name + ".xml",
                "<?xml version=\"1.0\"?>\n<testsuite version=\"3.0.2\" name=\"%s\" time=\"%s\" tests=\"1\">\n</testsuite>"
                        .formatted(name, seconds));
    }
}
