package cn.icpfiling.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** This module has no test kit on its class path, so it states the rule of {@code ArchitectureRules} itself. */
class PackageCyclesTest {
    @Test
    void packages_are_free_of_cycles() {
        slices().matching("cn.icpfiling.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter().importPath(Path.of("target/classes")));
    }
}
