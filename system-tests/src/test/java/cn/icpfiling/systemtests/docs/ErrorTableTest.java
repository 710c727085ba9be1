package cn.icpfiling.systemtests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void the_page_of_errors_says_what_the_services_answer() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/errors.md"));

        assertThat(page)
                .as("write it anew: java -cp system-tests/target/classes %s .", ErrorTable.class.getName())
                .isEqualTo(new ErrorTable(ROOT).markdown());
        assertThat(page).contains("`RULES_BROKEN`", "`DOMAIN_EXPIRED`");
    }
}
