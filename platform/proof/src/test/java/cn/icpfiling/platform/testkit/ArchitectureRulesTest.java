package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
    private final List<String> breaches = ArchitectureRules.breachesOf(
            new ClassFileImporter().importPath(Path.of("target/test-classes/cn/icpfiling/planted")));

    @Test
    void each_planted_breach_is_found() {
        assertThat(breaches)
                .anySatisfy(breach -> assertThat(breach).contains("ReachesOut").contains("Instant.now"))
                .anySatisfy(breach -> assertThat(breach).contains("ReachesOut").contains("KafkaProducer"))
                .anySatisfy(breach ->
                        assertThat(breach).contains("ReachesOut.producer").contains("Inject"))
                .anySatisfy(breach -> assertThat(breach).contains("PlantedManager.call"))
                .anySatisfy(
                        breach -> assertThat(breach).contains("PlantedManager>").contains("name"))
                .anySatisfy(breach -> assertThat(breach).contains("OpenResource is not final"))
                .anySatisfy(breach -> assertThat(breach).contains("is not public"))
                .anySatisfy(breach -> assertThat(breach).contains("does not say who may"))
                .anySatisfy(breach -> assertThat(breach).contains("does not say on which thread"))
                .anySatisfy(breach -> assertThat(breach).contains("does not say what it takes"));
    }

    @Test
    void whoever_is_let_in_by_accident_is_found() {
        assertFound("LooseResource opens all its methods by @PermitAll");
        assertFound("LooseResource.anyone() names [**]");
        assertFound("LooseResource.nobody() names []");
        assertFound("LooseResource.signedIn() says @Authenticated, which names no role");
        assertFound("LooseResource.below() hands the request on");
        assertFound("LooseResource takes operations from cn.icpfiling.planted.InheritedOperations");
        assertFound("InheritedOperations.inherited()");
        assertFound("SubResource.below()");
        assertFound("OwnRoute.open(io.vertx.ext.web.Router)");
    }

    @Test
    void an_inherited_operation_that_relies_on_the_class_of_the_resource_is_found() {
        assertFound("InheritedFromClass.unsaid() does not say who may");
        assertFound("InheritedFromClass.unsaid() does not say on which thread");
        assertFound("InheritedFromClass.unsaid() does not say what it takes");
        assertThat(breaches)
                .noneSatisfy(breach -> assertThat(breach).contains("InheritedFromClass.said() does not say"));
    }

    @Test
    void a_partner_who_is_let_in_without_a_scope_or_by_a_made_up_one_is_found() {
        assertFound("LooseScopesResource.unsaid() lets partners in without a scope");
        assertFound("LooseScopesResource.madeUp() asks for [filings:shred]");
        assertFound("LooseScopesResource.ofNobody() asks for a scope, which binds partners, and lets none in");
    }

    @Test
    void packages_that_use_each_other_are_found_next_to_each_other_and_below() {
        assertThat(breaches)
                .filteredOn(breach -> breach.startsWith("Cycle detected"))
                .hasSize(2)
                .anySatisfy(breach -> assertThat(breach).contains("Slice planted.orders", "Slice planted.papers"))
                .anySatisfy(breach -> assertThat(breach).contains("Slice planted.loop ", "Slice planted.loop.below"));
    }

    @Test
    void a_store_whose_name_does_not_say_over_what_it_stands_is_found() {
        assertThat(breaches)
                .anySatisfy(
                        breach -> assertThat(breach).contains("PlantedStore").contains("'Repository'"))
                .anySatisfy(breach -> assertThat(breach).contains("PlantedRows").contains("'Table'"))
                .anySatisfy(breach ->
                        assertThat(breach).contains("PlantedRepository").contains("stand over entities in"));
    }

    @Test
    void a_transaction_that_is_opened_without_unit_of_work_is_found() {
        assertFound("calls method <io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()>");
        assertFound("calls method <jakarta.transaction.UserTransaction.begin()>");
        assertFound("calls method <jakarta.transaction.TransactionManager.begin()>");
    }

    @Test
    void json_that_is_bound_by_a_mapper_of_its_own_is_found() {
        for (var how : List.of("text", "typed", "tree", "converted", "read")) {
            assertFound("Method <cn.icpfiling.planted.OwnJson." + how + "(");
        }
    }

    @Test
    void an_address_of_data_that_is_asked_without_the_egress_is_found() {
        for (var how : List.of("answer", "referred", "stream", "connection", "address")) {
            assertFound("Method <cn.icpfiling.planted.OwnClient." + how + "(");
        }
    }

    @Test
    void a_constructor_with_nine_parameters_is_found_and_one_of_a_record_is_not() {
        assertThat(breaches)
                .filteredOn(breach -> breach.contains("take at most 8 parameters"))
                .singleElement()
                .asString()
                .contains("PlantedConstructor.<init>");
    }

    private void assertFound(String breach) {
        assertThat(breaches).anySatisfy(told -> assertThat(told).contains(breach));
    }

    @Test
    void what_keeps_the_rules_is_left_in_peace() {
        assertThat(breaches).noneSatisfy(breach -> assertThat(breach).contains("Sound"));
    }

    @Test
    void a_file_that_is_too_long_is_named() throws IOException {
        var folder = Files.createDirectories(Path.of("target/long-file"));
        Files.writeString(folder.resolve("Long.java"), "//\n".repeat(401));

        assertThat(ArchitectureRules.tooLongFiles(folder))
                .singleElement()
                .asString()
                .contains("401 lines");
    }
}
