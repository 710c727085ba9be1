package cn.icpfiling.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import cn.icpfiling.platform.testkit.ArchitectureRules;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        ArchitectureRules.check();
    }

    @Test
    void rules_know_java_and_each_other_only() {
        classes()
                .that()
                .resideInAPackage("..core.rules..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "..verification.core.rules..")
                .because("a rule judges facts; whoever gathers them knows the rest")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("cn.icpfiling.verification"));
    }
}
