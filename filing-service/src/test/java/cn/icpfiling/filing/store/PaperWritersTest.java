package cn.icpfiling.filing.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodReference;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Only {@link MaterialRepository} writes the materials' table, because a second writer would forget the copy in the order's
 * row (ADR 0040).
 */
class PaperWritersTest {

    /** The methods that the repository inherits and that write, or lead to one that does. */
    private static final Pattern INHERITED = Pattern.compile("(persist|delete|update|getEntityManager|getSession).*");

    private static final Pattern STATEMENT =
            Pattern.compile("(?i)\\b(insert\\s+into|replace\\s+into|update|delete(\\s+\\w+)?\\s+from)\\s+materials\\b"
                    + "|\\b(update|delete(\\s+from)?)\\s+Material\\b");

    @Test
    void no_other_class_writes_a_material() {
        var classes = new ClassFileImporter().importPath(Path.of("target/classes"));

        assertThat(classes.contain(MaterialRepository.class)).isTrue();
        assertThat(writers(classes)).isEmpty();
    }

    @Test
    void no_other_source_has_a_statement_that_writes_the_table() throws IOException {
        assertThat(statements(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void a_planted_writer_is_found(@TempDir Path folder) throws IOException {
        assertThat(writers(new ClassFileImporter().importClasses(ThroughRepository.class)))
                .hasSize(3);
        assertThat(writers(new ClassFileImporter().importClasses(ThroughEntityManager.class)))
                .hasSize(1);
        assertThat(writers(new ClassFileImporter().importClasses(JudgesAlone.class)))
                .hasSize(1);
        assertThat(writers(new ClassFileImporter().importClasses(Reader.class))).isEmpty();
        Files.writeString(folder.resolve("Sql.java"), "sql.update(\"\"\"\n  UPDATE materials\n  SET scan = ?\"\"\")");
        Files.writeString(folder.resolve("Hql.java"), "createQuery(\"delete from Material where id = ?1\")");
        Files.writeString(folder.resolve("Insert.java"), "sql.update(\"INSERT INTO materials (id) VALUES (?)\")");
        Files.writeString(
                folder.resolve("Parts.java"), "sql.update(\"UPDATE materials\" + \" SET scan = ? WHERE id = ?\")");
        Files.writeString(
                folder.resolve("Alias.java"), "sql.update(\"DELETE m FROM materials m WHERE m.order_id = ?\")");
        Files.writeString(folder.resolve("Select.java"), "sql.list(\"SELECT id FROM materials WHERE id = ?\")");
        assertThat(statements(folder))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("Sql.java", "Hql.java", "Insert.java", "Parts.java", "Alias.java");
    }

    /** The migration that fills the column and the service compute the same. */
    @Test
    void the_migration_computes_the_column_as_the_service_does() throws IOException {
        var migration = Files.readString(Path.of("src/main/resources/db/0020-papers-of-orders.sql"));

        assertThat(withoutSpace(migration)).contains(withoutSpace(OrderPapersTable.COMPUTED));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static List<String> writers(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !type.isEquivalentTo(MaterialRepository.class))
                .flatMap(type -> Stream.of(throughRepository(type), judging(type), throughEntityManager(type))
                        .flatMap(found -> found))
                .toList();
    }

    private static Stream<String> throughRepository(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> INHERITED.matcher(access.getName()).matches())
                .filter(access -> access.getTargetOwner().isEquivalentTo(MaterialRepository.class)
                        || (isInheritedReference(access) && uses(type, MaterialRepository.class)))
                .map(JavaAccess::getDescription);
    }

    /** A reference such as {@code materials::delete} names the interface, whichever repository stands before it. */
    private static boolean isInheritedReference(JavaAccess<?> access) {
        return access instanceof JavaMethodReference
                && access.getTargetOwner().isEquivalentTo(PanacheRepositoryBase.class);
    }

    private static Stream<String> judging(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().isEquivalentTo(Material.class)
                        && access.getName().equals("judged"))
                .map(JavaAccess::getDescription);
    }

    private static Stream<String> throughEntityManager(JavaClass type) {
        return uses(type, Material.class) && uses(type, EntityManager.class)
                ? Stream.of(type.getName() + " knows materials and an EntityManager")
                : Stream.empty();
    }

    private static boolean uses(JavaClass type, Class<?> used) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(used));
    }

    private static List<Path> statements(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> STATEMENT.matcher(read(file)).find())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Planted: three ways past the methods of the repository. */
    record ThroughRepository(MaterialRepository materials) {

        void write(Material material) {
            materials.persist(material);
            Stream.of(material).forEach(materials::delete);
            materials.deleteById(new UUID(0, 1));
        }
    }

    /** Planted: the entity without its repository. */
    record ThroughEntityManager(EntityManager entities) {

        void write(Material material) {
            entities.persist(material);
        }
    }

    /** Planted: a scanner's answer that no row learns of. */
    record JudgesAlone(Material material) {

        void write() {
            material.judged(ScanStatus.CLEAN);
        }
    }

    /** Sound: it reads, and writes through the methods that keep the copy. */
    record Reader(MaterialRepository materials) {

        void look(Material material) {
            if (materials
                    .of(new UUID(0, 1), MaterialKind.PRE_APPROVAL)
                    .filter(Objects::nonNull)
                    .isEmpty()) {
                materials.add(material);
            }
        }
    }
}
