package cn.icpfiling.platform.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** The rules that every module keeps. The message of each breach says what to do instead. */
public final class ArchitectureRules {
    private static final int LONGEST_FILE = 400;
    private static final int MOST_PARAMETERS = 8;
    private static final String STORE = "cn.icpfiling..store..";
    private static final String SQL = "cn.icpfiling.platform.database.Sql";
    private static final String TRANSACTIONS = "cn.icpfiling.platform.database";
    private static final Set<String> OPENERS_OF_TRANSACTIONS = Set.of(
            "io.quarkus.narayana.jta.QuarkusTransaction",
            "jakarta.transaction.TransactionManager",
            "jakarta.transaction.UserTransaction");
    private static final String JSON_TEXT = "cn.icpfiling.platform.database.JsonText";
    private static final String[] WITHOUT_STORED_JSON = {
        "cn.icpfiling.platform.web..", "cn.icpfiling.gateway..", "cn.icpfiling.sandbox.."
    };
    private static final Set<String> JSON_MAPPERS = Set.of(
            "com.fasterxml.jackson.core.ObjectCodec",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.databind.ObjectReader",
            "com.fasterxml.jackson.databind.json.JsonMapper");
    private static final Set<String> BINDERS =
            Set.of("readValue", "readValues", "treeToValue", "convertValue", "updateValue");
    private static final String CLIENT = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";
    private static final String[] FRAMEWORK_FREE = {
        "java..",
        "jakarta.persistence..",
        "cn.icpfiling..core..",
        "cn.icpfiling.platform.id..",
        "cn.icpfiling.platform.identifier..",
        "cn.icpfiling.platform.lifecycle..",
        "cn.icpfiling.platform.network..",
        "cn.icpfiling.platform.page..",
        "cn.icpfiling.platform.personaldata..",
        "cn.icpfiling.platform.problem..",
        "cn.icpfiling.platform.security..",
        "cn.icpfiling.platform.time.."
    };
    private static final Set<String> TIME_TELLERS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.lang.System.currentTimeMillis");

    private ArchitectureRules() {}

    /** Checks the classes and sources of the current module, the length of its tests and how they open transactions. */
    public static void check() {
        var breaches = new ArrayList<String>(breachesOf(all(), "target/classes"));
        breaches.addAll(breachesOf(List.of(transactionsAreOpenedInOnePlace()), "target/test-classes"));
        breaches.addAll(tooLongFiles(java.nio.file.Path.of("src/main/java")));
        breaches.addAll(tooLongFiles(java.nio.file.Path.of("src/test/java")));
        Assertions.assertThat(breaches).as("breaches of the architecture").isEmpty();
    }

    private static List<String> breachesOf(List<ArchRule> rules, String folder) {
        return breachesOf(rules, new ClassFileImporter().importPath(java.nio.file.Path.of(folder)));
    }

    static List<String> breachesOf(JavaClasses classes) {
        return breachesOf(all(), classes);
    }

    private static List<String> breachesOf(List<ArchRule> rules, JavaClasses classes) {
        return rules.stream()
                .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .flatMap(result -> result.getFailureReport().getDetails().stream())
                .toList();
    }

    static List<ArchRule> all() {
        return List.of(
                coreIsFreeOfFrameworks(),
                nothingTellsTheTimeByItself(),
                nothingSpeaksToTheBroker(),
                addressesOfDataAreAskedByTheEgress(),
                storedJsonIsReadInOnePlace(),
                transactionsAreOpenedInOnePlace(),
                resourcesAreCalledByNobody(),
                classes().that(areResources()).should(new ResourceCondition()),
                operationsStandInResources(),
                nothingOpensARouteByItself(),
                namesSayWhatAThingIs(),
                classesOverEntitiesAreRepositories(),
                repositoriesStandOverEntities(),
                classesOverSqlAreTables(),
                packagesAreFreeOfCycles(),
                constructorsTakeFewParameters(),
                fields().should().notBeAnnotatedWith(Inject.class).because("constructors say what a class needs"),
                noClasses()
                        .should()
                        .beAssignableTo("io.quarkus.hibernate.orm.panache.PanacheEntityBase")
                        .because("entities are plain; queries stand in repositories of store/"));
    }

    /** Each package is a slice of its own, including the module's root package and nested packages. */
    public static ArchRule packagesAreFreeOfCycles() {
        return slices().matching("cn.icpfiling.(**)")
                .should()
                .beFreeOfCycles()
                .because("what two packages need of each other stands in a third package that both use");
    }

    /** {@code UnitOfWork} opens the transactions that no {@code @Transactional} opens. */
    public static ArchRule transactionsAreOpenedInOnePlace() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(TRANSACTIONS)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "open transactions", type -> OPENERS_OF_TRANSACTIONS.contains(type.getName())))
                .because("a method that is one transaction has @Transactional; UnitOfWork opens one that has something"
                        + " before or after it");
    }

    /**
     * A class that binds JSON by a mapper of its own may refuse what a replica of a later release stored. Requests and answers of others are
     * bound in the web package, files of the release by a {@code YAMLMapper}; the gateway and the sandbox store none. A tree has no member
     * that is unknown.
     */
    public static ArchRule storedJsonIsReadInOnePlace() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(WITHOUT_STORED_JSON)
                .and()
                .doNotHaveFullyQualifiedName(JSON_TEXT)
                .should()
                .callMethodWhere(DescribedPredicate.describe("it binds JSON", ArchitectureRules::bindsJson))
                .because("stored JSON is read by JsonText, which ignores members of a later release");
    }

    private static boolean bindsJson(JavaMethodCall call) {
        return JSON_MAPPERS.contains(call.getTargetOwner().getName()) && BINDERS.contains(call.getName());
    }

    /**
     * A constructor has at most eight parameters. Records and enums are data. A constructor of an anonymous or local
     * class also takes the variables that its body uses, so it does not count.
     */
    public static ArchRule constructorsTakeFewParameters() {
        return constructors()
                .that()
                .areDeclaredInClassesThat(areClassesWithBehaviour())
                .should(ArchCondition.from(takeFewParameters()))
                .because("a class that needs more has a part that is a class of its own");
    }

    private static DescribedPredicate<JavaClass> areClassesWithBehaviour() {
        return DescribedPredicate.describe(
                "are neither records nor enums",
                type -> !type.isRecord() && !type.isEnum() && !type.isAnonymousClass() && !type.isLocalClass());
    }

    private static DescribedPredicate<JavaConstructor> takeFewParameters() {
        return DescribedPredicate.describe(
                "take at most " + MOST_PARAMETERS + " parameters: make a class of one responsibility",
                constructor -> constructor.getRawParameterTypes().size() <= MOST_PARAMETERS);
    }

    private static ArchRule coreIsFreeOfFrameworks() {
        return classes()
                .that()
                .resideInAPackage("cn.icpfiling..core..")
                .should()
                .onlyDependOnClassesThat(are(resideInAnyPackage(FRAMEWORK_FREE)).or(primitives()))
                .because("the core knows java, persistence annotations and the platform's plain packages only");
    }

    private static DescribedPredicate<JavaClass> primitives() {
        return DescribedPredicate.describe(
                "primitives and arrays",
                type -> type.isPrimitive()
                        || type.getBaseComponentType().isPrimitive()
                        || type.getBaseComponentType().getPackageName().startsWith("java"));
    }

    private static ArchRule nothingTellsTheTimeByItself() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("cn.icpfiling.platform..")
                .should()
                .callMethodWhere(DescribedPredicate.describe("it tells the time", ArchitectureRules::tellsTime))
                .because("time comes from an injected Clock");
    }

    private static boolean tellsTime(JavaMethodCall call) {
        var target = call.getTarget();
        var withClock =
                target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        return !withClock && TIME_TELLERS.contains(target.getOwner().getFullName() + "." + target.getName());
    }

    private static ArchRule nothingSpeaksToTheBroker() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("cn.icpfiling.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..")
                .because("events leave by the Outbox and arrive at an EventHandler");
    }

    /** {@link OutboundCalls} lists the clients of addresses that settings name. */
    public static ArchRule addressesOfDataAreAskedByTheEgress() {
        return OutboundCalls.rule();
    }

    private static ArchRule resourcesAreCalledByNobody() {
        return classes()
                .that(areResources())
                .should()
                .onlyBeAccessed()
                .byClassesThat(DescribedPredicate.describe(
                        "stand in it or were generated for it", ArchitectureRules::belongsToAResource))
                .because("what two resources share is a use case of its own");
    }

    /**
     * An operation in a class without a path is reached by inheritance or as a sub-resource, and the rules above do not
     * see it.
     */
    private static ArchRule operationsStandInResources() {
        return methods()
                .that(DescribedPredicate.describe("are operations", ResourceCondition::isOperation))
                .should()
                .beDeclaredInClassesThat(DescribedPredicate.describe(
                        "are resources or clients of another service",
                        type -> isResource(type) || type.isAnnotatedWith(CLIENT)))
                .because("who may is looked for in resources: a class with a path of its own");
    }

    private static ArchRule nothingOpensARouteByItself() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("cn.icpfiling.gateway..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.ext.web.Router")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.vertx.web..", "io.quarkus.websockets..", "jakarta.websocket..")
                .because("such a route has no roles; a service answers by resources only");
    }

    private static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(".*\\.[A-Za-z]*(Utils?|Helper|Manager|Base|Impl)$")
                .because("a class is a thing or an action; such a name says that it has none yet");
    }

    private static ArchRule classesOverEntitiesAreRepositories() {
        return classes()
                .that()
                .resideInAPackage(STORE)
                .and(DescribedPredicate.describe("stand over entities", ArchitectureRules::standsOverEntities))
                .should()
                .haveSimpleNameEndingWith("Repository")
                .because("a store has one of two suffixes: Repository over entities, Table over plain SQL");
    }

    private static ArchRule repositoriesStandOverEntities() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should(ArchCondition.from(areStoresOverEntities()))
                .because("a reader looks for entities behind this name");
    }

    private static DescribedPredicate<JavaClass> areStoresOverEntities() {
        return DescribedPredicate.describe(
                "stand over entities in a package store",
                type -> standsOverEntities(type) && type.getPackageName().contains(".store"));
    }

    private static ArchRule classesOverSqlAreTables() {
        return classes()
                .that()
                .resideInAPackage(STORE)
                .and(DescribedPredicate.describe(
                        "stand over plain SQL", type -> holds(type, SQL) && !standsOverEntities(type)))
                .should()
                .haveSimpleNameEndingWith("Table")
                .because("a store has one of two suffixes: Repository over entities, Table over plain SQL");
    }

    private static boolean standsOverEntities(JavaClass type) {
        return type.isAssignableTo("io.quarkus.hibernate.orm.panache.PanacheRepositoryBase")
                || holds(type, "jakarta.persistence.EntityManager");
    }

    private static boolean holds(JavaClass type, String fieldType) {
        return type.getFields().stream()
                .anyMatch(field -> field.getRawType().getName().equals(fieldType));
    }

    private static DescribedPredicate<JavaClass> areResources() {
        return DescribedPredicate.describe("are resources", ArchitectureRules::isResource);
    }

    private static boolean belongsToAResource(JavaClass type) {
        return isResource(type)
                || type.getEnclosingClass().map(ArchitectureRules::isResource).orElse(false);
    }

    static boolean isResource(JavaClass type) {
        return type.isAnnotatedWith(Path.class) && !type.isInterface();
    }

    static List<String> tooLongFiles(java.nio.file.Path sources) {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_FILE)
                    .map(file -> file + " has " + lines(file) + " lines; more than " + LONGEST_FILE
                            + " is more than one class has to do")
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(java.nio.file.Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
