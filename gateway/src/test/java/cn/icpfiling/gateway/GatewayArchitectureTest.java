package cn.icpfiling.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.testkit.ArchitectureRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayArchitectureTest {
    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.icpfiling.gateway");

    @Test
    void the_gateway_knows_the_contracts_and_no_class_of_a_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "cn.icpfiling.filing..",
                        "cn.icpfiling.account..",
                        "cn.icpfiling.verification..",
                        "cn.icpfiling.inspection..",
                        "cn.icpfiling.legacy..",
                        "jakarta.persistence..")
                .check(gateway);
    }

    @Test
    void its_packages_are_free_of_cycles() {
        ArchitectureRules.packagesAreFreeOfCycles().check(gateway);
    }

    @Test
    void its_constructors_take_few_parameters() {
        ArchitectureRules.constructorsTakeFewParameters().check(gateway);
    }

    /** A jar with one of these makes the gateway heavy and gives it something to steal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.persistence.EntityManager",
                "com.mysql.cj.jdbc.Driver",
                "io.agroal.api.AgroalDataSource",
                "org.apache.kafka.clients.producer.Producer",
                "cn.icpfiling.documentation.BuildSite",
                "org.commonmark.parser.Parser"
            })
    void nothing_of_databases_brokers_or_the_builder_of_the_site_is_on_its_class_path(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }
}
