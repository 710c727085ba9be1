package cn.icpfiling.platform.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two branches that add a migration take the same number; the second one to be merged fails here. */
class MigrationsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    @Test
    void a_number_stands_once_in_what_a_schema_sees_and_the_changelog_has_their_order() throws IOException {
        for (var schema : schemas()) {
            assertThat(Schema.faults(schema.included()))
                    .as("%s", ROOT.relativize(schema.folder()))
                    .isEmpty();
            assertThat(schema.files(ROOT))
                    .as("%s", ROOT.relativize(schema.folder()))
                    .allSatisfy(file -> assertThat(file).exists());
        }
    }

    @Test
    void a_schema_names_all_files_of_its_module_and_each_file_of_the_platform_is_used() throws IOException {
        for (var schema : schemas()) {
            assertThat(schema.forgotten())
                    .as("%s", ROOT.relativize(schema.folder()))
                    .isEmpty();
        }
        assertThat(schemas().stream().flatMap(schema -> schema.included().stream()))
                .containsAll(Schema.ofThePlatform(ROOT));
    }

    @Test
    void a_number_that_is_taken_or_too_low_and_a_name_without_one_are_found() {
        assertThat(Schema.faults(List.of("db/platform/0001-outbox.sql", "db/0010-baseline.sql", "db/0011-trace.sql")))
                .isEmpty();
        assertThat(Schema.faults(List.of("db/0010-baseline.sql", "db/platform/0010-leases.sql")))
                .containsExactly("db/platform/0010-leases.sql has the number of db/0010-baseline.sql");
        assertThat(Schema.faults(List.of("db/0012-b.sql", "db/0011-a.sql")))
                .containsExactly("db/0011-a.sql stands after db/0012-b.sql");
        assertThat(Schema.faults(List.of("db/baseline.sql", "db/11-a.sql"))).hasSize(2);
    }

    private static List<Schema> schemas() throws IOException {
        var schemas = Schema.all(ROOT);
        assertThat(schemas).as("schemas").hasSizeGreaterThanOrEqualTo(8);
        assertThat(schemas)
                .allSatisfy(schema ->
                        assertThat(schema.included()).as("%s", schema.folder()).isNotEmpty());
        return schemas;
    }
}
