package cn.icpfiling.platform.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.audit.DumpAnchors;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** Data and web, as the modules that use them get them, and the packages of the programs without a test kit. */
class PlatformArchitectureTest {
    private static final java.nio.file.Path ROOT = java.nio.file.Path.of(System.getProperty("icp.root", "../.."));
    private static final String[] DATA = {
        "cn.icpfiling.platform.outbox..",
        "cn.icpfiling.platform.inbox..",
        "cn.icpfiling.platform.crypto..",
        "cn.icpfiling.platform.database..",
        "cn.icpfiling.platform.idempotency..",
        "cn.icpfiling.platform.operation..",
        "cn.icpfiling.platform.audit..",
        "cn.icpfiling.platform.captcha..",
        "cn.icpfiling.platform.history..",
        "cn.icpfiling.platform.trace.."
    };

    private final JavaClasses platform = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/testkit/"))
            .importPackages("cn.icpfiling.platform");

    @Test
    void there_is_something_to_check() {
        assertThat(platform.contain("cn.icpfiling.platform.outbox.Outbox")).isTrue();
        assertThat(platform.contain("cn.icpfiling.platform.web.CurrentActor")).isTrue();
    }

    @Test
    void the_platform_knows_no_service() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "cn.icpfiling.filing..",
                        "cn.icpfiling.verification..",
                        "cn.icpfiling.inspection..",
                        "cn.icpfiling.account..",
                        "cn.icpfiling.legacy..",
                        "cn.icpfiling.gateway..",
                        "cn.icpfiling.sandbox..")
                .because("what a service owns stays there; the platform is what all share")
                .check(platform);
    }

    @Test
    void its_jars_have_no_cycle_of_packages_and_no_crowded_constructor() {
        var jars = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cn.icpfiling.platform");

        assertThat(jars.contain("cn.icpfiling.platform.http.RequestGuard")).isTrue();
        assertThat(jars.contain("cn.icpfiling.platform.testkit.ArchitectureRules"))
                .isTrue();
        ArchitectureRules.packagesAreFreeOfCycles().check(jars);
        ArchitectureRules.constructorsTakeFewParameters().check(jars);
    }

    @Test
    void the_platform_and_its_tests_open_transactions_in_one_place() {
        var tests = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/planted/"))
                .importPath(java.nio.file.Path.of("target/test-classes"));

        assertThat(tests.contain("cn.icpfiling.platform.testkit.PlatformArchitectureTest"))
                .isTrue();
        ArchitectureRules.transactionsAreOpenedInOnePlace().check(platform);
        ArchitectureRules.transactionsAreOpenedInOnePlace().check(tests);
    }

    /** These two modules have no test kit on their class paths. */
    @Test
    void the_benches_and_the_system_tests_keep_the_rules_of_packages_and_constructors() {
        var programs = new ClassFileImporter()
                .importPaths(ROOT.resolve("bench/target/classes"), ROOT.resolve("system-tests/target/classes"));

        assertThat(programs.contain("cn.icpfiling.bench.Bench")).isTrue();
        assertThat(programs.contain("cn.icpfiling.systemtests.FirstFiling")).isTrue();
        ArchitectureRules.packagesAreFreeOfCycles().check(programs);
        ArchitectureRules.constructorsTakeFewParameters().check(programs);
    }

    @Test
    void the_resources_that_every_service_gets_say_who_may() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotAnnotatedWith(RegisterRestClient.class)
                .should(new ResourceCondition())
                .check(platform);
    }

    @Test
    void data_and_web_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAnyPackage(DATA)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cn.icpfiling.platform.web..")
                .because("a module may have events without HTTP of its own")
                .check(platform);
        noClasses()
                .that()
                .resideInAPackage("cn.icpfiling.platform.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATA)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.apache.kafka..")
                .because("the gateway takes web and has no database")
                .check(platform);
    }

    @Test
    void producers_stand_in_the_relay_and_consumers_in_the_inbox() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cn.icpfiling.platform.outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.clients.producer..")
                .because("the outbox is the only way out")
                .check(platform);
        noClasses()
                .that()
                .resideOutsideOfPackage("cn.icpfiling.platform.inbox..")
                // a command that reads the anchors, for the verification of the audits, and handles no event
                .and()
                .doNotBelongToAnyOf(DumpAnchors.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.clients.consumer..")
                .because("the inbox is the only way in")
                .check(platform);
    }

    @Test
    void stored_json_is_read_in_one_place() {
        ArchitectureRules.storedJsonIsReadInOnePlace().check(platform);
    }

    @Test
    void addresses_of_data_are_asked_by_the_egress() {
        ArchitectureRules.addressesOfDataAreAskedByTheEgress().check(platform);
    }

    @Test
    void data_tells_no_time_by_itself() {
        noClasses()
                .that()
                .resideInAnyPackage(DATA)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("leases end by the database's clock, waits are counted in nanoseconds")
                .check(platform);
    }
}
